//! The log: `logs/tactus.log` in the data folder. It never holds what was typed, nor a secret.

use std::{
    fs::{self, File, OpenOptions},
    io::Write,
    panic::PanicHookInfo,
    path::Path,
    sync::Mutex,
};

use anyhow::Context;
use tracing_subscriber::filter::LevelFilter;

/// A log larger than this is put aside at the next start; one old log is kept.
const LARGE: u64 = 1024 * 1024;

/// Opens the log and sends everything of level `info` and above to it, panics included.
pub(crate) fn start(data_dir: &Path) -> anyhow::Result<()> {
    let file = open(data_dir)
        .with_context(|| format!("the log in {} cannot be written", data_dir.display()))?;
    tracing_subscriber::fmt()
        .with_writer(Mutex::new(file))
        .with_ansi(false)
        .with_max_level(LevelFilter::INFO)
        .init();
    let default = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic: &PanicHookInfo<'_>| {
        // The place only: the message of a panic may repeat a value.
        let place = panic.location().map(ToString::to_string);
        tracing::error!(place, "a panic");
        default(panic);
    }));
    Ok(())
}

fn open(data_dir: &Path) -> std::io::Result<File> {
    let folder = data_dir.join("logs");
    fs::create_dir_all(&folder)?;
    let path = folder.join("tactus.log");
    if fs::metadata(&path).is_ok_and(|log| log.len() > LARGE) {
        fs::rename(&path, folder.join("tactus.old.log"))?;
    }
    let mut file = OpenOptions::new().create(true).append(true).open(&path)?;
    // A line of its own after a crash in the middle of one.
    file.write_all(b"\n")?;
    Ok(file)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_large_log_makes_room_and_stays_for_one_more_time() {
        let dir = tempfile::tempdir().unwrap();
        let logs = dir.path().join("logs");
        fs::create_dir(&logs).unwrap();
        fs::write(logs.join("tactus.log"), vec![b'x'; 1024 * 1024 + 1]).unwrap();
        open(dir.path()).unwrap();
        assert_eq!(
            fs::metadata(logs.join("tactus.old.log")).unwrap().len(),
            LARGE + 1
        );
        assert_eq!(fs::metadata(logs.join("tactus.log")).unwrap().len(), 1);
    }
}
