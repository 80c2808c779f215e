//! A message bus of our own with an unlocked keyring, as a desktop session has them.

use std::fs;
use std::io::Write as _;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context as _, Result, bail};
use rig::{Guarded, output, wait};

/// A session bus; programs started in [`Bus::environment`] use it and keep their files below one folder.
#[derive(Debug)]
pub struct Bus {
    address: String,
    home: PathBuf,
    // Ended in this order: the keyring before the bus it lives on.
    keyring: Option<Guarded>,
    _daemon: Guarded,
}

impl Bus {
    /// A desktop: the keyring is open. Files go below `folder`.
    pub fn with_keyring(folder: &Path) -> Result<Self> {
        let mut bus = Self::without_keyring(folder)?;
        // The password that opens the keyring is an empty line, given through a file.
        let password = folder.join("empty-password");
        fs::File::create(&password)?.write_all(b"\n")?;
        let mut command = Command::new("sh");
        command.args([
            "-c",
            "exec gnome-keyring-daemon --unlock --foreground --components=secrets <\"$1\"",
            "sh",
        ]);
        command.arg(&password).envs(bus.environment());
        let mut keyring = Guarded::start_logged(&command, &folder.join("keyring.log"))?;
        wait::until("the keyring", || {
            if keyring.exited()?.is_some() {
                bail!("gnome-keyring-daemon ended: {}", keyring.output().trim());
            }
            bus.has("org.freedesktop.secrets")
        })?;
        bus.keyring = Some(keyring);
        Ok(bus)
    }

    /// A bare system: a bus on which nobody offers a keyring, and none can be called up.
    pub fn without_keyring(folder: &Path) -> Result<Self> {
        let home = folder.join("home");
        let runtime = home.join("run");
        fs::create_dir_all(&runtime)?;
        fs::set_permissions(&runtime, fs::Permissions::from_mode(0o700))?;
        // No service files: nothing is started on demand, least of all a second, locked keyring.
        let config = folder.join("bus.conf");
        fs::write(
            &config,
            format!(
                r#"<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:path={}</listen>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
"#,
                runtime.join("bus").display()
            ),
        )?;
        let mut command = Command::new("dbus-daemon");
        command
            .arg(format!("--config-file={}", config.display()))
            .args(["--nofork", "--nopidfile"]);
        let mut daemon = Guarded::start_logged(&command, &folder.join("bus.log"))?;
        let address = format!("unix:path={}", runtime.join("bus").display());
        wait::until("the message bus", || {
            if daemon.exited()?.is_some() {
                bail!("dbus-daemon ended: {}", daemon.output().trim());
            }
            Ok(runtime.join("bus").exists())
        })?;
        Ok(Self {
            address,
            home,
            keyring: None,
            _daemon: daemon,
        })
    }

    /// Variables that make a program use this bus and this home.
    pub fn environment(&self) -> Vec<(&'static str, String)> {
        let home = |below: &str| self.home.join(below).display().to_string();
        vec![
            ("DBUS_SESSION_BUS_ADDRESS", self.address.clone()),
            ("HOME", self.home.display().to_string()),
            ("XDG_RUNTIME_DIR", home("run")),
            ("XDG_DATA_HOME", home("data")),
            ("XDG_CONFIG_HOME", home("config")),
            ("XDG_CACHE_HOME", home("cache")),
            // Looking for a screen reader that is not there takes seconds.
            ("NO_AT_BRIDGE", "1".into()),
            ("GTK_A11Y", "none".into()),
        ]
    }

    /// Whether somebody owns this name on the bus.
    pub fn has(&self, name: &str) -> Result<bool> {
        let mut ask = Command::new("dbus-send");
        ask.arg(format!("--bus={}", self.address))
            .args(["--print-reply=literal", "--dest=org.freedesktop.DBus"]);
        ask.args([
            "/org/freedesktop/DBus",
            "org.freedesktop.DBus.NameHasOwner",
            &format!("string:{name}"),
        ]);
        let answer = output(ask.stdin(Stdio::null())).context("the message bus does not answer")?;
        Ok(answer.contains("true"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_desktop_has_akeyring_and_a_bare_system_has_none() {
        let folder = tempfile::tempdir().unwrap();
        assert!(
            Bus::with_keyring(folder.path())
                .unwrap()
                .has("org.freedesktop.secrets")
                .unwrap()
        );
        let folder = tempfile::tempdir().unwrap();
        assert!(
            !Bus::without_keyring(folder.path())
                .unwrap()
                .has("org.freedesktop.secrets")
                .unwrap()
        );
    }
}
