//! The data folder, the learners' files in it, and where the sign-in is kept. Numbers only.

use std::{
    fs::{self, File},
    path::{Path, PathBuf},
};

use store::StoreError;

use super::{Finding, Level};
use crate::{config::Config, view::account::TokenStore};

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
    findings.extend(file_system(&near));
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

fn file_system(folder: &Path) -> Option<Finding> {
    let found = FileSystem::of(folder)?;
    let seen = Finding::ok(AREA, "file system", found.name.clone());
    Some(if found.is_far {
        seen.bad(
            Level::Warning,
            "learners' files are not safe on a network drive: set TACTUS_DATA_DIR to a folder of this machine",
        )
    } else {
        seen
    })
}

/// What a folder lies on.
struct FileSystem {
    name: String,
    is_far: bool,
}

/// Those that are on another machine.
#[cfg_attr(not(target_os = "linux"), expect(dead_code, reason = "read on Linux"))]
const FAR: [&str; 12] = [
    "nfs",
    "nfs4",
    "cifs",
    "smb3",
    "smbfs",
    "afs",
    "9p",
    "ceph",
    "glusterfs",
    "fuse.sshfs",
    "fuse.davfs",
    "davfs",
];

impl FileSystem {
    /// From the table of mounts: the longest place that the folder is below.
    #[cfg(target_os = "linux")]
    fn of(folder: &Path) -> Option<Self> {
        let folder = folder.canonicalize().ok()?;
        let mounts = fs::read_to_string("/proc/self/mountinfo").ok()?;
        let kind = kind_of(&mounts, &folder)?;
        Some(Self {
            is_far: FAR.contains(&kind.as_str()),
            name: kind,
        })
    }

    /// A share has a name of its own.
    #[cfg(windows)]
    fn of(folder: &Path) -> Option<Self> {
        let text = folder.display().to_string();
        let is_far = text.starts_with(r"\\") && !text.starts_with(r"\\?\");
        Some(Self {
            name: if is_far { "a share" } else { "a drive" }.to_owned(),
            is_far,
        })
    }

    #[cfg(not(any(target_os = "linux", windows)))]
    fn of(_: &Path) -> Option<Self> {
        None
    }
}

/// The kind of file system in a line of proc(5): `36 35 98:0 /mnt1 /mnt2 rw,noatime master:1 - ext3 /dev/root rw`.
#[cfg(target_os = "linux")]
fn kind_of(mounts: &str, folder: &Path) -> Option<String> {
    let lines = mounts.lines().filter_map(|line| {
        let (head, tail) = line.split_once(" - ")?;
        let place = PathBuf::from(head.split(' ').nth(4)?.replace("\\040", " "));
        let kind = tail.split(' ').next()?;
        folder
            .starts_with(&place)
            .then(|| (place.components().count(), kind.to_owned()))
    });
    // Of two at the same place the later one hides the other.
    lines.max_by_key(|(depth, _)| *depth).map(|(_, kind)| kind)
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

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_mount_says_what_a_folder_lies_on() {
        let mounts = "21 1 8:1 / / rw - ext4 /dev/sda1 rw\n\
                      40 21 0:50 / /home rw shared:2 - nfs4 server:/home rw\n\
                      41 40 0:51 / /home/a\\040b rw - fuse.sshfs x rw\n";
        let kind = |path: &str| kind_of(mounts, Path::new(path)).unwrap();
        assert_eq!(kind("/var/lib"), "ext4");
        assert_eq!(kind("/home/mira/.local"), "nfs4");
        assert_eq!(kind("/home/a b/c"), "fuse.sshfs");
        assert_eq!(kind("/homeless"), "ext4");
    }
}
