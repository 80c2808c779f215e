//! A screen in memory with a keyboard of its own.

use std::path::Path;
use std::process::Command;

use anyhow::{Context as _, Result, bail};
use rig::{Guarded, output, wait};

/// An X server in memory.
#[derive(Debug)]
pub struct Display {
    number: String,
    _server: Guarded,
}

impl Display {
    /// Starts an X server on a free display number; `folder` takes its log.
    pub fn start(folder: &Path) -> Result<Self> {
        let mut command = Command::new("Xvfb");
        // The number it chose goes to the log, its complaints too. -r: no auto-repeat, which on a busy machine
        // would add presses that nobody made.
        command.args([
            "-displayfd",
            "1",
            "-screen",
            "0",
            "1280x800x24",
            "-nolisten",
            "tcp",
            "-noreset",
            "-r",
        ]);
        let mut server = Guarded::start_logged(&command, &folder.join("xvfb.log"))?;
        let number = wait::for_some("Xvfb", || {
            if server.exited()?.is_some() {
                bail!("Xvfb ended at once: {}", server.output().trim());
            }
            let output = server.output();
            let mut lines = output
                .split_inclusive('\n')
                .filter_map(|line| line.strip_suffix('\n'));
            Ok(lines
                .find(|line| !line.is_empty() && line.bytes().all(|byte| byte.is_ascii_digit()))
                .map(str::to_owned))
        })?;
        let display = Self {
            number: format!(":{number}"),
            _server: server,
        };
        display.set_layout("us", None)?;
        Ok(display)
    }

    /// What `DISPLAY` has to be: `:12`.
    pub fn name(&self) -> &str {
        &self.number
    }

    /// A program that speaks to this display.
    pub fn command(&self, program: &str) -> Command {
        let mut command = Command::new(program);
        command
            .env("DISPLAY", &self.number)
            .env_remove("WAYLAND_DISPLAY");
        command
    }

    /// Switches the keyboard to a layout of xkb-data: what the learner does in the system's settings.
    pub fn set_layout(&self, layout: &str, variant: Option<&str>) -> Result<()> {
        let mut command = self.command("setxkbmap");
        command.args(["-layout", layout, "-variant", variant.unwrap_or_default()]);
        output(&mut command)
            .map(drop)
            .with_context(|| format!("the layout {layout} cannot be set"))
    }

    /// Runs `xdotool` with these arguments.
    pub fn xdotool(&self, arguments: &[&str]) -> Result<String> {
        output(self.command("xdotool").args(arguments))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_display_has_its_own_number_and_layout() {
        let folder = tempfile::tempdir().unwrap();
        let one = Display::start(folder.path()).unwrap();
        let other = tempfile::tempdir().unwrap();
        let two = Display::start(other.path()).unwrap();
        assert_ne!(one.name(), two.name());
        two.set_layout("ru", None).unwrap();
        let layout =
            |display: &Display| output(display.command("setxkbmap").arg("-query")).unwrap();
        assert!(layout(&one).contains("us"), "{}", layout(&one));
        assert!(layout(&two).contains("ru"), "{}", layout(&two));
        assert!(two.set_layout("klingon", None).is_err());
    }
}
