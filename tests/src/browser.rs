//! The system's browser: what the app lets it open, and what a person does there.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};
use rig::wait;

/// A browser that opens nothing and writes down what it was asked for. `BROWSER` names it to the app.
pub(crate) struct Browser {
    program: PathBuf,
    asked: PathBuf,
}

impl Browser {
    pub(crate) fn new(folder: &Path) -> Result<Self> {
        let (program, asked) = (folder.join("browser"), folder.join("browser.asked"));
        let script = format!(
            "#!/bin/sh\nprintf '%s\\n' \"$1\" >> '{}'\n",
            asked.display()
        );
        fs::write(&program, script).context("the browser cannot be made")?;
        fs::set_permissions(&program, fs::Permissions::from_mode(0o755))?;
        Ok(Self { program, asked })
    }

    /// What `BROWSER` says.
    pub(crate) fn program(&self) -> &Path {
        &self.program
    }

    /// Waits until it was asked for the address number `number`, from 0, and answers it.
    pub(crate) fn opened(&self, number: usize) -> Result<String> {
        wait::for_some("the browser", || {
            let asked = fs::read_to_string(&self.asked).unwrap_or_default();
            let mut lines = asked
                .split_inclusive('\n')
                .filter(|line| line.ends_with('\n'));
            Ok(lines.nth(number).map(|line| line.trim().to_owned()))
        })
    }
}
