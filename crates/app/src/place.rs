//! Where the data stands: on a disk of this machine, if there is one.
//!
//! A write-ahead log needs memory that everybody who has the file open shares; no file system of the network gives that.
//! Where the home folder is one (NFS, a network home of macOS), another folder of this machine takes its place; on Windows
//! the data leaves what roams with a profile. What was there before is copied once, and the old folder left as it is.
//! [`choose`] decides, and is pure; the rest looks and copies.

#[cfg(any(target_os = "linux", all(unix, test)))]
mod mounts;
mod take;
#[cfg(test)]
mod tests;

use std::path::{Path, PathBuf};

use store::Disk;

use crate::{settings, view::start::Notice};

pub(crate) use self::take::take_over;

/// Holds the folders of all who share a machine; the package makes it, writable by all, each folder its owner's.
#[cfg(target_os = "linux")]
const SHARED: &str = "/var/lib/tactus";

/// What is to be said of where the data stands.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Place {
    /// The file system of the network that it stands on, for want of a better place or because somebody said so.
    pub network: Option<String>,
    /// The data are to be taken over from there, before anything is opened.
    pub take_from: Option<PathBuf>,
    /// The usual place is on the network: this one is instead of it.
    pub instead_of: Option<PathBuf>,
    /// There are no data in it yet.
    pub is_new: bool,
    /// Data that stand elsewhere on this machine, and are not used.
    pub also: Option<PathBuf>,
    /// The folder itself.
    pub dir: PathBuf,
}

impl Place {
    /// What the data stand on.
    pub fn disk(&self) -> Disk {
        match self.network {
            Some(_) => Disk::Network,
            None => Disk::Local,
        }
    }

    /// What the learner should know of it.
    pub(crate) fn notice(&self) -> Option<Notice> {
        let text = |path: &Path| path.display().to_string();
        let dir = text(&self.dir);
        let (code, list) = match self {
            Self {
                network: Some(kind),
                ..
            } => (
                "data-on-network",
                vec![("file", dir), ("why", kind.clone())],
            ),
            Self {
                take_from: Some(from),
                ..
            } => ("data-moved", vec![("file", text(from)), ("folder", dir)]),
            Self {
                instead_of: Some(_),
                is_new: true,
                ..
            } => ("data-local", vec![("folder", dir)]),
            Self {
                also: Some(also), ..
            } => ("data-also", vec![("file", text(also)), ("folder", dir)]),
            _ => return None,
        };
        let list: Vec<(&str, &str)> = list.iter().map(|(key, value)| (*key, &**value)).collect();
        Some(Notice {
            code: code.into(),
            args: settings::args(&list),
        })
    }

    /// The same for the log, in full.
    pub fn log(&self) {
        let Self {
            network,
            take_from,
            instead_of,
            also,
            dir,
            is_new: _,
        } = self;
        tracing::info!(?dir, ?network, ?take_from, ?instead_of, ?also, "the data");
        if network.is_some() {
            tracing::warn!("the data are on the network: a rollback journal takes the log's place");
        }
    }
}

/// A folder that the data could be in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Folder {
    pub(crate) path: PathBuf,
    /// The file system of the network that it stands on.
    pub(crate) network: Option<String>,
    /// Whether there are data.
    pub(crate) has_data: bool,
}

/// Chooses: what somebody asked for; else the usual folder, unless it is on the network; else the first of this machine,
/// one with data before one without. Data of the usual folder, or of one that was usual `formerly`, are taken over
/// where there are none yet.
pub(crate) fn choose(
    asked: Option<Folder>,
    usual: &Folder,
    others: &[Folder],
    formerly: &[Folder],
) -> Place {
    if let Some(Folder { path, network, .. }) = asked {
        return Place {
            network,
            dir: path,
            ..Place::default()
        };
    }
    let here = || {
        std::iter::once(usual)
            .chain(others)
            .filter(|folder| folder.network.is_none())
    };
    let chosen = here().find(|one| one.has_data).or(here().next());
    let chosen = chosen.unwrap_or(usual);
    let old = std::iter::once(usual)
        .chain(formerly)
        .find(|old| old.has_data && *old != chosen);
    let also = here().find(|one| one.has_data && *one != chosen);
    Place {
        network: chosen.network.clone(),
        take_from: old.filter(|_| !chosen.has_data).map(|old| old.path.clone()),
        instead_of: (chosen != usual).then(|| usual.path.clone()),
        is_new: !chosen.has_data,
        also: also.map(|also| also.path.clone()),
        dir: chosen.path.clone(),
    }
}

/// Looks at this machine, and chooses. `asked` is `TACTUS_DATA_DIR`, `state` is `XDG_STATE_HOME`.
pub(crate) fn find(asked: Option<PathBuf>, state: Option<PathBuf>) -> Option<Place> {
    if let Some(asked) = asked {
        return Some(choose(Some(look(asked.clone())), &look(asked), &[], &[]));
    }
    let usual = look(usual()?);
    let is_far = usual.network.is_some();
    let mut others = Vec::new();
    for (path, is_shared) in elsewhere(state) {
        // Where somebody else could have been first, it is made, and is then surely ours.
        if is_far
            && is_shared
            && let Err(error) = make_own(&path)
        {
            tracing::warn!(%error, ?path, "a folder of this machine cannot be used");
            continue;
        }
        others.push(look(path));
    }
    let formerly: Vec<Folder> = formerly().map(look).into_iter().collect();
    Some(choose(None, &usual, &others, &formerly))
}

fn look(path: PathBuf) -> Folder {
    Folder {
        network: network(&path),
        has_data: std::fs::read_dir(path.join("profiles"))
            .is_ok_and(|mut entries| entries.next().is_some()),
        path,
    }
}

/// What a folder, or the nearest one above it that is there, stands on.
fn network(path: &Path) -> Option<String> {
    let path = std::path::absolute(path).ok()?;
    let there = path.ancestors().find_map(|one| one.canonicalize().ok())?;
    network_of(&there)
}

#[cfg(target_os = "linux")]
fn network_of(path: &Path) -> Option<String> {
    mounts::network(&std::fs::read("/proc/self/mountinfo").ok()?, path)
}

#[cfg(target_os = "macos")]
fn network_of(path: &Path) -> Option<String> {
    /// `MNT_LOCAL` of `sys/mount.h`.
    const LOCAL: u32 = 0x1000;
    let found = rustix::fs::statfs(path).ok()?;
    let name = found.f_fstypename.iter().take_while(|letter| **letter != 0);
    let name: String = name
        .map(|letter| char::from(letter.unsigned_abs()))
        .collect();
    (found.f_flags & LOCAL == 0).then_some(name)
}

#[cfg(windows)]
fn network_of(path: &Path) -> Option<String> {
    is_unc(&path.to_string_lossy()).then(|| "SMB".to_owned())
}

/// Whether a path as Windows resolves it is a share's; a drive of the network is resolved to its share.
#[cfg(any(windows, test))]
fn is_unc(path: &str) -> bool {
    let bare = path.strip_prefix(r"\\?\").unwrap_or(path);
    match path.strip_prefix(r"\\?\UNC\") {
        Some(_) => true,
        None => bare.starts_with(r"\\") && !bare.starts_with(r"\\.\"),
    }
}

#[cfg(windows)]
fn usual() -> Option<PathBuf> {
    // Beside the folder that setup.exe puts the program into, and not in what roams.
    directories::BaseDirs::new().map(|dirs| dirs.data_local_dir().join("Tactus-data"))
}

#[cfg(not(windows))]
fn usual() -> Option<PathBuf> {
    project().map(|dirs| dirs.data_dir().to_path_buf())
}

/// What was usual in earlier versions.
fn formerly() -> Option<PathBuf> {
    let dirs = if cfg!(windows) { project() } else { None };
    dirs.map(|dirs| dirs.data_dir().to_path_buf())
}

fn project() -> Option<directories::ProjectDirs> {
    directories::ProjectDirs::from("app", "Tactus", "Tactus")
}

/// Folders of this machine for where the home folder is not, and whether others can write beside them. Never one that is
/// emptied by and by, as `/tmp` and `/var/tmp` are.
#[cfg(target_os = "linux")]
fn elsewhere(state: Option<PathBuf>) -> Vec<(PathBuf, bool)> {
    let mut found: Vec<_> = state
        .filter(|state| state.is_absolute())
        .map(|state| (state.join("tactus"), false))
        .into_iter()
        .collect();
    let is_roots = |found: std::fs::Metadata| {
        found.is_dir() && std::os::unix::fs::MetadataExt::uid(&found) == 0
    };
    if std::fs::symlink_metadata(SHARED).is_ok_and(is_roots) {
        let user = rustix::process::getuid().as_raw().to_string();
        found.push((Path::new(SHARED).join(user), true));
    }
    found
}

#[cfg(target_os = "macos")]
fn elsewhere(_: Option<PathBuf>) -> Vec<(PathBuf, bool)> {
    let user = rustix::process::getuid().as_raw();
    vec![(PathBuf::from(format!("/Users/Shared/Tactus-{user}")), true)]
}

#[cfg(windows)]
fn elsewhere(_: Option<PathBuf>) -> Vec<(PathBuf, bool)> {
    Vec::new()
}

/// Makes a folder of this user's alone where others can write, too; one that somebody else made first is none.
#[cfg(unix)]
fn make_own(path: &Path) -> std::io::Result<()> {
    use std::os::unix::fs::{DirBuilderExt as _, MetadataExt as _, PermissionsExt};
    match std::fs::DirBuilder::new().mode(0o700).create(path) {
        Err(error) if error.kind() != std::io::ErrorKind::AlreadyExists => return Err(error),
        _ => {}
    }
    let found = std::fs::symlink_metadata(path)?;
    if !found.is_dir() || found.uid() != rustix::process::getuid().as_raw() {
        return Err(std::io::Error::other("it is somebody else's"));
    }
    if found.mode() & 0o077 != 0 {
        std::fs::set_permissions(path, PermissionsExt::from_mode(0o700))?;
    }
    Ok(())
}

#[cfg(windows)]
fn make_own(path: &Path) -> std::io::Result<()> {
    std::fs::create_dir_all(path)
}
