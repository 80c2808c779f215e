//! Putting a newer version in the place of this one, and keeping this one.
//!
//! At every moment there is a whole program in its place: the new one is written beside it, synced, proved, and renamed
//! over it. Nothing is asked of an administrator: where the place cannot be written, Tactus stays as it is.

use std::{
    fs::{self, File, OpenOptions},
    io,
    path::{Path, PathBuf},
    process::Command,
};

use super::{Installation, record::folder};
use crate::view::update::UpdateTrouble;

/// Proves a file before it takes the place.
type Proof<'a> = dyn Fn(&Path) -> Result<(), UpdateTrouble> + 'a;

/// What a system's refusal means.
pub(crate) fn trouble(path: &Path, error: &io::Error) -> UpdateTrouble {
    tracing::warn!(path = %path.display(), %error, "an update cannot go on");
    match error.kind() {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => UpdateTrouble::DiskFull,
        _ => UpdateTrouble::ReadOnly,
    }
}

/// Whether a newer version could be put there: asked before it is fetched.
///
/// # Errors
/// [`UpdateTrouble::ReadOnly`], [`UpdateTrouble::DiskFull`].
pub(crate) fn check(installation: &Installation) -> Result<(), UpdateTrouble> {
    let (Installation::AppImage(program) | Installation::Bundle(program)) = installation else {
        return Ok(());
    };
    let probe = beside(&real(program)?, ".probe");
    let made = File::create(&probe).and_then(|_| fs::remove_file(&probe));
    made.map_err(|error| trouble(&probe, &error))
}

/// Puts `staged` in the place of this program, once `proof` holds for what stands there. Answers where the program of
/// before is.
///
/// # Errors
/// This program is still in its place.
pub(crate) fn put(
    staged: &Path,
    installation: &Installation,
    data_dir: &Path,
    is_to_start: bool,
    proof: &Proof<'_>,
) -> Result<PathBuf, UpdateTrouble> {
    match installation {
        Installation::AppImage(program) => replace_file(staged, &real(program)?, proof),
        Installation::Bundle(program) => {
            proof(staged)?;
            replace_bundle(staged, &real(program)?, &kept(data_dir)?)
        }
        Installation::Setup(program) => {
            proof(staged)?;
            run_setup(staged, program, &kept(data_dir)?, is_to_start)
        }
        Installation::Managed => Err(UpdateTrouble::ReadOnly),
    }
}

/// The folder of the program before. What is in it stays until there is something newer to keep.
fn kept(data_dir: &Path) -> Result<PathBuf, UpdateTrouble> {
    let kept = folder(data_dir).join("previous");
    fs::create_dir_all(&kept).map_err(|error| trouble(&kept, &error))?;
    Ok(kept)
}

/// Whoever starts Tactus by a link replaces what it leads to.
fn real(program: &Path) -> Result<PathBuf, UpdateTrouble> {
    fs::canonicalize(program).map_err(|error| trouble(program, &error))
}

/// `Tactus.AppImage` → `.Tactus.AppImage.new`, in the same folder: renaming is whole only there.
fn beside(program: &Path, end: &str) -> PathBuf {
    let name = program.file_name().unwrap_or_default().to_string_lossy();
    program.with_file_name(format!(".{name}{end}"))
}

/// One file that is the program. Its old self stays beside it as `….previous`.
fn replace_file(
    staged: &Path,
    program: &Path,
    proof: &Proof<'_>,
) -> Result<PathBuf, UpdateTrouble> {
    let new = beside(program, ".new");
    let old = beside(program, ".old");
    let previous = with_end(program, ".previous");
    let replaced = (|| {
        let failed = |error: io::Error| trouble(&new, &error);
        copy_synced(staged, &new, program).map_err(failed)?;
        // What was written, not what was read: the disk may have lied.
        proof(&new)?;
        remove(&old).map_err(failed)?;
        // Another name for the same file; where the disk knows none, a copy.
        fs::hard_link(program, &old)
            .or_else(|_| copy_synced(program, &old, program))
            .and_then(|()| fs::rename(&old, &previous))
            .and_then(|()| fs::rename(&new, program))
            .and_then(|()| sync_folder(program))
            .map_err(failed)
    })();
    if replaced.is_err() {
        let _ = remove(&new);
        let _ = remove(&old);
    }
    replaced.map(|()| previous)
}

/// A folder that is the program, from a tar. Its old self goes to `kept`.
fn replace_bundle(staged: &Path, program: &Path, kept: &Path) -> Result<PathBuf, UpdateTrouble> {
    let new = beside(program, ".new");
    let previous = kept.join(program.file_name().unwrap_or_default());
    let replaced = (|| {
        let failed = |error: io::Error| trouble(&new, &error);
        remove(&new).map_err(failed)?;
        fs::create_dir(&new).map_err(failed)?;
        // The system's own, which keeps modes, links and signatures of what is inside.
        let unpacked = Command::new("tar")
            .arg("-xzf")
            .arg(staged)
            .arg("-C")
            .arg(&new)
            .status();
        if !unpacked.map_err(failed)?.success() {
            return Err(failed(io::Error::other("the package cannot be unpacked")));
        }
        let inside = only_app(&new).map_err(failed)?;
        remove(&previous).map_err(failed)?;
        fs::rename(program, &previous).map_err(failed)?;
        if let Err(error) = fs::rename(&inside, program) {
            // Back to where it was.
            let _ = fs::rename(&previous, program);
            return Err(failed(error));
        }
        sync_folder(program).map_err(failed)
    })();
    let _ = remove(&new);
    replaced.map(|()| previous)
}

/// The one `….app` of a package.
fn only_app(folder: &Path) -> io::Result<PathBuf> {
    let mut apps = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.extension().is_some_and(|end| end == "app") && path.is_dir() {
            apps.push(path);
        }
    }
    match <[PathBuf; 1]>::try_from(apps) {
        Ok([app]) => Ok(app),
        Err(_) => Err(io::Error::other("the package has not one app in it")),
    }
}

/// An installer, which waits for this program to end and works without a question. The program goes to `kept` first.
fn run_setup(
    staged: &Path,
    program: &Path,
    kept: &Path,
    is_to_start: bool,
) -> Result<PathBuf, UpdateTrouble> {
    let previous = kept.join(program.file_name().unwrap_or_default());
    let part = with_end(&previous, ".part");
    copy_synced(program, &part, program)
        .and_then(|()| fs::rename(&part, &previous))
        .map_err(|error| trouble(&previous, &error))?;
    let rights =
        fs::metadata(program).and_then(|like| fs::set_permissions(staged, like.permissions()));
    rights.map_err(|error| trouble(staged, &error))?;
    let mut setup = Command::new(staged);
    // As Tauri's own installer has them: silent, an update, and starting the program when done.
    setup.args(["/S", "/UPDATE"]);
    if is_to_start {
        setup.arg("/R");
    }
    setup.spawn().map_err(|error| trouble(staged, &error))?;
    Ok(previous)
}

fn with_end(path: &Path, end: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(end);
    PathBuf::from(name)
}

/// Copies, with the rights that `like` has, and brings it to the disk.
fn copy_synced(from: &Path, to: &Path, like: &Path) -> io::Result<()> {
    remove(to)?;
    let mut source = File::open(from)?;
    let mut target = OpenOptions::new().write(true).create_new(true).open(to)?;
    io::copy(&mut source, &mut target)?;
    target.set_permissions(fs::metadata(like)?.permissions())?;
    target.sync_all()
}

/// Removes what may be there.
fn remove(path: &Path) -> io::Result<()> {
    let removed = match fs::symlink_metadata(path) {
        Ok(there) if there.is_dir() => fs::remove_dir_all(path),
        Ok(_) => fs::remove_file(path),
        Err(error) => Err(error),
    };
    match removed {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        other => other,
    }
}

/// So that the new name outlives a power cut.
fn sync_folder(path: &Path) -> io::Result<()> {
    #[cfg(unix)]
    if let Some(folder) = path.parent() {
        File::open(folder)?.sync_all()?;
    }
    #[cfg(not(unix))]
    let _ = path;
    Ok(())
}
