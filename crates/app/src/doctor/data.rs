//! The data folder, the learners' files in it, and where the sign-in is kept. Numbers only.

use std::{
    fs::{self, File},
    path::{Path, PathBuf},
};

use store::StoreError;

use super::{Finding, Level};
use crate::{config::Config, place::Place, view::account::TokenStore};

const AREA: &str = "Data";
/// Less is not enough for a year of a class, bytes.
const LITTLE: u64 = 200 << 20;
/// Less is not enough for today.
const NOTHING: u64 = 20 << 20;

pub(super) fn keyring(found: Option<TokenStore>) -> Finding {
    let ok = |seen: &str| Finding::ok(AREA, "sign-in", seen);
    match found {
        Some(TokenStore::Keyring) => ok("kept in the system's keyring"),
        Some(TokenStore::File) => {
            ok("kept in a file that only the user reads: there is no keyring that can be used").bad(
                Level::Warning,
                "start a keyring service with the session (Linux: gnome-keyring or KWallet)",
            )
        }
        None => ok("the keyring does not answer").bad(
            Level::Warning,
            "it may wait for somebody to unlock it; sign in to the session with the keyring's password",
        ),
    }
}

pub(super) fn too_slow() -> Finding {
    Finding::ok(AREA, "folder", "looking at it takes too long").bad(
        Level::Warning,
        "the disk is slow or far away: the data has to be on a disk of this machine",
    )
}

pub(super) fn findings(config: &Config) -> Vec<Finding> {
    let folder = &config.data_dir;
    let ok = |what, seen: String| Finding::ok(AREA, what, seen);
    let near = existing(folder);
    let is_there = folder.is_dir();
    let place = if is_there {
        ok("folder", folder.display().to_string())
    } else {
        ok("folder", format!("{} is not there yet", folder.display()))
    };
    let mut findings = vec![if is_writable(&near) {
        place
    } else {
        place.bad(
            Level::Problem,
            "it cannot be written to: give its owner the right to, or set TACTUS_DATA_DIR",
        )
    }];
    findings.push(file_system(&config.place));
    findings.extend(space(&near));
    if is_there {
        findings.push(ok("running", running(config).to_owned()));
        findings.extend(learners(folder));
    }
    findings
}

/// The folder, or the nearest above it that there is.
fn existing(folder: &Path) -> PathBuf {
    let there = folder.ancestors().find(|folder| folder.is_dir());
    there.unwrap_or(folder).to_owned()
}

#[cfg(unix)]
fn is_writable(folder: &Path) -> bool {
    use rustix::fs::{Access, access};
    access(folder, Access::WRITE_OK | Access::EXEC_OK).is_ok()
}

#[cfg(not(unix))]
fn is_writable(folder: &Path) -> bool {
    fs::metadata(folder).is_ok_and(|folder| !folder.permissions().readonly())
}

/// As the start of the app has found it.
fn file_system(place: &Place) -> Finding {
    let seen = |text: String| Finding::ok(AREA, "file system", text);
    match (&place.network, &place.instead_of) {
        (Some(kind), _) => seen(format!("{kind}, of the network")).bad(
            Level::Warning,
            "it is slow and less safe there: give the data a folder of this machine; docs/SHARED.md",
        ),
        (None, Some(_)) => seen("of this machine, as the home folder is on the network".to_owned()),
        (None, None) => seen("of this machine".to_owned()),
    }
}

#[cfg(unix)]
fn space(folder: &Path) -> Option<Finding> {
    let found = rustix::fs::statvfs(folder).ok()?;
    let free = found.f_bavail.saturating_mul(found.f_frsize);
    let seen = Finding::ok(AREA, "free space", format!("{} MB", free >> 20));
    let advice = "make room: what is typed cannot be kept on a full disk";
    Some(match free {
        ..NOTHING => seen.bad(Level::Problem, advice),
        NOTHING..LITTLE => seen.bad(Level::Warning, advice),
        _ => seen,
    })
}

#[cfg(not(unix))]
fn space(_: &Path) -> Option<Finding> {
    None
}

/// Whether another Tactus has the folder. Its lock is asked for and let go of again.
fn running(config: &Config) -> &'static str {
    let file = File::options().write(true).open(config.lock_file());
    match file.map(|file| file.try_lock()) {
        Ok(Err(fs::TryLockError::WouldBlock)) => "Tactus runs with this data",
        _ => "Tactus does not run with this data",
    }
}

fn learners(folder: &Path) -> Vec<Finding> {
    let folder = folder.join("profiles");
    let mut files: Vec<PathBuf> = fs::read_dir(&folder)
        .into_iter()
        .flatten()
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|end| end == "sqlite"))
        .collect();
    files.sort();
    let mut findings = vec![registry(&folder)];
    let (mut sessions, mut waiting, mut refused) = (0_u64, 0_u64, 0_u64);
    let mut versions = Vec::new();
    for (number, file) in (1..).zip(&files) {
        match store::look(file) {
            Ok(looked) => {
                sessions += u64::from(looked.sessions);
                waiting += u64::from(looked.outbox.waiting);
                refused += u64::from(looked.outbox.held + looked.outbox.rejected);
                versions.extend(looked.version);
                if looked.is_newer() {
                    findings.push(newer(number));
                }
            }
            Err(error) => findings.push(broken(number, &error)),
        }
    }
    versions.sort_unstable();
    versions.dedup();
    let versions: Vec<String> = versions.iter().map(u32::to_string).collect();
    let seen = format!(
        "{} files, schema {}, {sessions} sessions",
        files.len(),
        if versions.is_empty() {
            "none".to_owned()
        } else {
            versions.join(", ")
        }
    );
    findings.push(Finding::ok(AREA, "databases", seen));
    findings.push(Finding::ok(
        AREA,
        "not synced",
        format!("{waiting} sessions wait, {refused} are not accepted"),
    ));
    findings
}

fn registry(folder: &Path) -> Finding {
    let seen = |text: String| Finding::ok(AREA, "profiles", text);
    let content = match fs::read(folder.join("registry.json")) {
        Ok(content) => content,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            return seen("none yet".to_owned());
        }
        Err(error) => {
            return seen(format!("the list cannot be read: {error}")).bad(
                Level::Problem,
                "give the user the right to read the data folder",
            );
        }
    };
    let read: Option<serde_json::Value> = serde_json::from_slice(&content).ok();
    let count = read.and_then(|read| Some(read.get("profiles")?.as_array()?.len()));
    match count {
        Some(count) => seen(format!("{count}")),
        None => seen("the list is damaged".to_owned()).bad(
            Level::Warning,
            "start Tactus: it makes the list anew from the learners' files",
        ),
    }
}

fn newer(number: u32) -> Finding {
    Finding::ok(
        AREA,
        "database",
        format!("file {number} is a newer version's and can only be looked at"),
    )
    .bad(Level::Warning, "install that version of Tactus")
}

fn broken(number: u32, error: &StoreError) -> Finding {
    // By its code: what SQLite says may have a value in it.
    let seen = Finding::ok(
        AREA,
        "database",
        format!("file {number} cannot be read: {}", error.code()),
    );
    match error {
        StoreError::Corrupt => seen.bad(
            Level::Problem,
            "start Tactus: it puts the file aside and saves what is in it; docs/RECOVERY.md",
        ),
        StoreError::InUse { .. } => seen.bad(Level::Warning, "make the report once more"),
        _ => seen.bad(
            Level::Warning,
            "check that the user may read and write the data folder",
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_data_on_the_network_are_warned_of() {
        let on = |network: Option<&str>, instead_of: Option<&str>| {
            let found = file_system(&Place {
                network: network.map(str::to_owned),
                instead_of: instead_of.map(PathBuf::from),
                ..Place::default()
            });
            (found.level, found.seen)
        };
        assert_eq!(
            on(Some("nfs4"), None),
            (Level::Warning, "nfs4, of the network".to_owned())
        );
        assert_eq!(on(None, None), (Level::Ok, "of this machine".to_owned()));
        let (level, seen) = on(None, Some("/home/mira/.local/share/tactus"));
        assert_eq!(level, Level::Ok);
        assert!(!seen.contains("mira"), "{seen}");
    }
}
