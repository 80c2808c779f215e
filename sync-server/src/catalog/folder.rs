//! A folder of courses and layouts as the app reads one: `courses/*.toml`, `courses/<name>/course.toml` and
//! `layouts/*.json`.

use std::fmt;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use trainer::content::{self, Collection, ContentError, NamedText};

/// Why nothing of a folder is taken.
#[derive(Debug, thiserror::Error)]
pub enum FolderError {
    /// It cannot be read.
    #[error("{} cannot be read: {cause}", path.display())]
    Unreadable {
        /// The folder or file.
        path: PathBuf,
        /// Why.
        cause: io::Error,
    },
    /// There is no course in it.
    #[error("{} has no course: they are expected as courses/*.toml below it", path.display())]
    Empty {
        /// The folder.
        path: PathBuf,
    },
    /// Some of it is broken.
    #[error("{0}")]
    Broken(Problems),
}

/// Everything that is wrong, a line each.
#[derive(Debug)]
pub struct Problems(Vec<ContentError>);

impl fmt::Display for Problems {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "nothing is imported, as not all of it is sound:")?;
        self.0
            .iter()
            .try_for_each(|problem| write!(out, "\n  {problem}"))
    }
}

/// Reads all of a folder.
pub(super) fn read(folder: &Path) -> Result<Collection, FolderError> {
    let layouts = texts(folder, "layouts", "json")?;
    let courses = texts(folder, "courses", "toml")?;
    if courses.is_empty() {
        return Err(FolderError::Empty {
            path: folder.to_owned(),
        });
    }
    let found = content::collect(&layouts, &courses);
    if found.refused.is_empty() {
        Ok(found)
    } else {
        Err(FolderError::Broken(Problems(found.refused)))
    }
}

/// The files of one kind in the order of their names; none where the folder is not there.
fn texts(folder: &Path, kind: &str, extension: &str) -> Result<Vec<NamedText>, FolderError> {
    let unreadable = |path: &Path| {
        let path = path.to_owned();
        move |cause| FolderError::Unreadable { path, cause }
    };
    // Whoever names a folder that is not there has to hear that.
    fs::read_dir(folder).map_err(unreadable(folder))?;
    let inner = folder.join(kind);
    let entries = match fs::read_dir(&inner) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(unreadable(&inner)(error)),
    };
    let mut paths = Vec::new();
    for entry in entries {
        let path = entry.map_err(unreadable(&inner))?.path();
        let whole = path.join("course.toml");
        if path.extension().is_some_and(|found| found == extension) {
            paths.push(path);
        } else if kind == "courses" && whole.is_file() {
            paths.push(whole);
        }
    }
    paths.sort();
    let named = paths.into_iter().map(|path| {
        let text = fs::read_to_string(&path).map_err(unreadable(&path))?;
        let name = path.strip_prefix(folder).unwrap_or(&path);
        Ok((name.display().to_string(), text))
    });
    named.collect()
}
