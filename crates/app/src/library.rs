//! Courses and layouts: those built in, and those that a teacher or learner put into the data folder.
//!
//! `courses/*.toml` (or `courses/<name>/course.toml`) and `layouts/*.json`, described in `docs/COURSES.md` and
//! `docs/LAYOUTS.md`. A file that is broken is named with line and reason and left alone; it is never in the way of
//! anything else.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
    sync::{Arc, Mutex},
};

use trainer::{
    content::{self, ContentError},
    keyboard::{self, Layout},
    lesson::Course,
};

use crate::{
    app::lock,
    error::AppError,
    settings,
    view::{
        own::{OwnKind, OwnProblem},
        start::Notice,
    },
};

/// A larger file is no course and no layout.
const LARGEST: u64 = 4 * 1024 * 1024;
/// More files than this are not looked at.
const MOST_FILES: usize = 500;
/// Folders in the data folder.
const COURSES: &str = "courses";
const LAYOUTS: &str = "layouts";
/// The file of a course that has a folder of its own.
const COURSE_FILE: &str = "course.toml";

/// Everything there is to choose from.
#[derive(Debug, Default)]
pub(crate) struct Library {
    /// In the order of their files.
    layouts: Vec<Layout>,
    /// By slug.
    courses: BTreeMap<String, Arc<Course>>,
    /// Files that are not taken.
    problems: Vec<OwnProblem>,
    /// Built-in courses by slug and key order, once they were asked for: making one takes some tens of milliseconds.
    made: Mutex<BTreeMap<(String, String), Arc<Course>>>,
}

impl Library {
    /// Reads what is in the data folder. Without the folders there is nothing, and that is no fault.
    pub(crate) fn load(data_dir: &Path) -> Self {
        let mut library = Self::default();
        for (name, path) in library.files(&layouts_folder(data_dir), LAYOUTS, OwnKind::Layout) {
            let layout = read(&path, &name).and_then(|json| library.layout_of(&name, &json));
            match layout {
                Ok(layout) => library.layouts.push(layout),
                Err(error) => library.refuse(OwnKind::Layout, &name, &error),
            }
        }
        for (name, path) in library.files(&courses_folder(data_dir), COURSES, OwnKind::Course) {
            let course = read(&path, &name).and_then(|text| library.course_of(&name, &text));
            match course {
                Ok(course) => {
                    library
                        .courses
                        .insert(course.slug.clone(), Arc::new(course));
                }
                Err(error) => library.refuse(OwnKind::Course, &name, &error),
            }
        }
        library
    }

    /// The files of one kind, each with its name below the data folder, in the order of these names.
    fn files(&mut self, folder: &Path, name: &str, kind: OwnKind) -> Vec<(String, PathBuf)> {
        let entries = match fs::read_dir(folder) {
            Ok(entries) => entries,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Vec::new(),
            Err(error) => {
                self.refuse(kind, name, &broken(name, 1, error.to_string()));
                return Vec::new();
            }
        };
        let file = |path: PathBuf| {
            let file = path.file_name()?.to_str()?.to_owned();
            let extension = match kind {
                OwnKind::Layout => "json",
                OwnKind::Course => "toml",
            };
            let is_of_kind = path.extension().is_some_and(|found| found == extension);
            if is_of_kind {
                return Some((format!("{name}/{file}"), path));
            }
            let inner = path.join(COURSE_FILE);
            (kind == OwnKind::Course && inner.is_file())
                .then(|| (format!("{name}/{file}/{COURSE_FILE}"), inner))
        };
        let mut files: Vec<(String, PathBuf)> = entries
            .flatten()
            .filter_map(|entry| file(entry.path()))
            .collect();
        files.sort();
        if files.len() > MOST_FILES {
            let why = format!("only the first {MOST_FILES} files are looked at");
            self.refuse(kind, name, &broken(name, 1, why));
            files.truncate(MOST_FILES);
        }
        files
    }

    fn layout_of(&self, file: &str, json: &str) -> Result<Layout, ContentError> {
        let layout = content::own_layout(file, json)?;
        if self.layouts.iter().any(|other| other.id == layout.id) {
            let why = format!("another file has the layout {} already", layout.id);
            return Err(broken(file, line_of(json, &layout.id), why));
        }
        Ok(layout)
    }

    fn course_of(&self, file: &str, text: &str) -> Result<Course, ContentError> {
        let layouts: Vec<&Layout> = self.layouts.iter().collect();
        let course = content::own_course_on(file, text, &layouts)?;
        if self.courses.contains_key(&course.slug) {
            let why = format!("another file has the course {} already", course.slug);
            return Err(broken(file, line_of(text, &course.slug), why));
        }
        Ok(course)
    }

    fn refuse(&mut self, kind: OwnKind, file: &str, error: &ContentError) {
        tracing::warn!(file, %error, "a file of the learner's own is not taken");
        let (line, why) = match error {
            ContentError::Broken { line, reason, .. } => (*line, reason.clone()),
            other => (1, other.to_string()),
        };
        self.problems.push(OwnProblem {
            kind,
            file: file.to_owned(),
            line: u32::try_from(line).unwrap_or(u32::MAX),
            why,
        });
    }

    /// All layouts: the built-in ones, then those brought along.
    pub(crate) fn layouts(&self) -> impl Iterator<Item = &Layout> {
        keyboard::layouts().iter().chain(&self.layouts)
    }

    /// Finds a layout.
    pub(crate) fn layout(&self, id: &str) -> Result<&Layout, AppError> {
        let unknown = || AppError::UnknownLayout {
            layout: id.to_owned(),
        };
        self.layouts()
            .find(|layout| *layout.id == *id)
            .ok_or_else(unknown)
    }

    /// Layouts that were brought along.
    pub(crate) fn own_layouts(&self) -> &[Layout] {
        &self.layouts
    }

    /// Courses that were brought along.
    pub(crate) fn own_courses(&self) -> impl Iterator<Item = &Arc<Course>> {
        self.courses.values()
    }

    /// A course that was brought along.
    pub(crate) fn own_course(&self, slug: &str) -> Option<&Arc<Course>> {
        self.courses.get(slug)
    }

    /// A course in a key order.
    ///
    /// # Errors
    /// [`AppError::UnknownCourse`] when there is none.
    pub(crate) fn course(&self, slug: &str, key_order: &str) -> Result<Arc<Course>, AppError> {
        if let Some(own) = self.own_course(slug) {
            let is_meant = own.key_order == key_order;
            return is_meant
                .then(|| Arc::clone(own))
                .ok_or_else(|| AppError::UnknownCourse {
                    course: slug.to_owned(),
                });
        }
        let mut made = lock(&self.made);
        let name = (slug.to_owned(), key_order.to_owned());
        if let Some(course) = made.get(&name) {
            return Ok(Arc::clone(course));
        }
        let course = Arc::new(content::course(slug, key_order)?);
        made.insert(name, Arc::clone(&course));
        Ok(course)
    }

    /// Files that are not taken, each with what is wrong in it.
    pub(crate) fn problems(&self) -> &[OwnProblem] {
        &self.problems
    }

    /// The same, as the learner is told at the start.
    pub(crate) fn notices(&self) -> impl Iterator<Item = Notice> {
        self.problems.iter().map(|problem| Notice {
            code: match problem.kind {
                OwnKind::Course => "course-file-ignored".into(),
                OwnKind::Layout => "layout-file-ignored".into(),
            },
            args: settings::args(&[
                ("file", &problem.file),
                ("line", &problem.line.to_string()),
                ("why", &problem.why),
            ]),
        })
    }
}

/// Where courses are put.
pub(crate) fn courses_folder(data_dir: &Path) -> PathBuf {
    data_dir.join(COURSES)
}

/// Where layouts are put.
pub(crate) fn layouts_folder(data_dir: &Path) -> PathBuf {
    data_dir.join(LAYOUTS)
}

fn read(path: &Path, name: &str) -> Result<String, ContentError> {
    let failed = |error: std::io::Error| broken(name, 1, error.to_string());
    let size = fs::metadata(path).map_err(failed)?.len();
    if size > LARGEST {
        return Err(broken(name, 1, format!("{size} bytes are too many")));
    }
    let bytes = fs::read(path).map_err(failed)?;
    String::from_utf8(bytes).map_err(|error| {
        let before = &error.as_bytes()[..error.utf8_error().valid_up_to()];
        let lines = String::from_utf8_lossy(before).matches('\n').count();
        broken(name, lines + 1, "this is not UTF-8".to_owned())
    })
}

fn broken(file: &str, line: usize, reason: String) -> ContentError {
    ContentError::Broken {
        file: file.to_owned(),
        line,
        reason,
    }
}

/// The line where a value first stands as a string.
fn line_of(text: &str, value: &str) -> usize {
    let at = text.find(&format!("\"{value}\"")).unwrap_or(0);
    text[..at].matches('\n').count() + 1
}
