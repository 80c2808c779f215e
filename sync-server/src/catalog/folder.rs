//! Courses and layouts from a folder: the one the app reads, its data folder.
//!
//! `courses/*.toml` (or `courses/<name>/course.toml`) and `layouts/*.json`, described in `docs/COURSES.md` and
//! `docs/LAYOUTS.md`; a folder that has neither of the two holds course files itself.

use std::path::{Path, PathBuf};
use std::{fs, io};

use trainer::content::{self, Collection, ContentError, NamedText};
use trainer::keyboard::Layout;
use trainer::lesson::Course;

use super::ImportError;

/// A larger file is no course and no layout.
const LARGEST: u64 = 4 * 1024 * 1024;

/// What a folder holds, all of it sound.
#[derive(Debug)]
pub(super) struct Folder {
    pub(super) courses: Vec<Course>,
    pub(super) layouts: Vec<Layout>,
}

/// What a file is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Course,
    Layout,
}

impl Folder {
    /// Reads every file; one that is broken keeps all from being taken, and every such file is named.
    pub(super) fn read(folder: &Path) -> Result<Self, ImportError> {
        let of = |name: &str| {
            let path = folder.join(name);
            path.is_dir().then_some(path)
        };
        let (courses, layouts) = match (of("courses"), of("layouts")) {
            (None, None) => (Some(folder.to_owned()), None),
            found => found,
        };
        let mut broken = Vec::new();
        let layouts = texts(&files(layouts.as_deref(), Kind::Layout)?, &mut broken);
        let courses = texts(&files(courses.as_deref(), Kind::Course)?, &mut broken);
        let Collection {
            layouts,
            courses,
            refused,
        } = content::collect(&layouts, &courses);
        broken.extend(refused);
        if !broken.is_empty() {
            return Err(ImportError::Broken(broken));
        }
        if courses.is_empty() && layouts.is_empty() {
            return Err(ImportError::Nothing(folder.to_owned()));
        }
        Ok(Self { courses, layouts })
    }
}

/// The files that can be read; the others are broken.
fn texts(files: &[PathBuf], broken: &mut Vec<ContentError>) -> Vec<NamedText> {
    let mut texts = Vec::with_capacity(files.len());
    for file in files {
        let name = file.display().to_string();
        match text(file, &name) {
            Ok(text) => texts.push((name, text)),
            Err(error) => broken.push(error),
        }
    }
    texts
}

fn refused(file: &str, reason: String) -> ContentError {
    ContentError::Broken {
        file: file.to_owned(),
        line: 1,
        reason,
    }
}

/// The files of one kind in the order of their names.
fn files(folder: Option<&Path>, kind: Kind) -> Result<Vec<PathBuf>, ImportError> {
    let Some(folder) = folder else {
        return Ok(Vec::new());
    };
    let failed = |cause: io::Error| ImportError::Folder {
        folder: folder.to_owned(),
        cause,
    };
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).map_err(failed)? {
        let path = entry.map_err(failed)?.path();
        let extension = match kind {
            Kind::Course => "toml",
            Kind::Layout => "json",
        };
        let inner = path.join("course.toml");
        if path.extension().is_some_and(|found| found == extension) {
            files.push(path);
        } else if kind == Kind::Course && inner.is_file() {
            files.push(inner);
        }
    }
    files.sort();
    Ok(files)
}

fn text(path: &Path, name: &str) -> Result<String, ContentError> {
    let failed = |error: io::Error| refused(name, error.to_string());
    let size = fs::metadata(path).map_err(failed)?.len();
    if size > LARGEST {
        return Err(refused(name, format!("{size} bytes are too many")));
    }
    fs::read_to_string(path).map_err(failed)
}
