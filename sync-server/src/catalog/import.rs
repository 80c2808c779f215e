//! Bringing courses into the database: those built into the binary, and those of a folder.

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};

use sqlx::PgConnection;
use trainer::content::{self, ContentError, CourseInfo};
use trainer::keyboard::{self, Layout};
use trainer::lesson::Course;
use trainer::text::TextError;

use super::edition::{Edition, Put};
use super::folder::Folder;
use crate::App;

/// Why the catalogue could not be imported. Nothing of it was.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// The built-in courses themselves are broken.
    #[error(transparent)]
    Content(#[from] ContentError),
    /// Files of the folder are broken, each with its line.
    #[error("nothing was imported:\n{}", lines(.0))]
    Broken(Vec<ContentError>),
    /// The folder cannot be read.
    #[error("{} cannot be read: {cause}", folder.display())]
    Folder {
        /// The folder.
        folder: PathBuf,
        /// What the system says.
        cause: io::Error,
    },
    /// The folder has no course and no layout.
    #[error("{} has neither courses (*.toml) nor layouts (*.json) in it", .0.display())]
    Nothing(PathBuf),
    /// A lesson has a text that cannot be typed.
    #[error("lesson {number} of {slug} has no proper text: {cause}")]
    Text {
        /// The course.
        slug: String,
        /// The lesson.
        number: u32,
        /// What is wrong.
        cause: TextError,
    },
    /// What was published stays as it is.
    #[error(
        "version {version} of {slug} is in the catalogue with other words, goals or text in lesson {number} \
         ({key_order}): a changed course needs a new version"
    )]
    Changed {
        /// The course.
        slug: String,
        /// Its version.
        version: String,
        /// The lesson.
        number: u32,
        /// The key order.
        key_order: String,
    },
    /// The catalogue never goes back.
    #[error("version {version} of {slug} is older than {there}, which is in the catalogue")]
    Older {
        /// The course.
        slug: String,
        /// The version that was to be imported.
        version: String,
        /// The version that is there.
        there: String,
    },
    /// Lessons that were published stay.
    #[error(
        "version {version} of {slug} has {lessons} lessons, and {there} are in the catalogue: lessons that were \
         published stay, so fewer need a course with another slug"
    )]
    Fewer {
        /// The course.
        slug: String,
        /// Its version.
        version: String,
        /// Lessons it has.
        lessons: usize,
        /// Lessons that are there.
        there: i32,
    },
    /// A course stays in its language and for its age.
    #[error("{0} is in the catalogue in another language or for another age: choose another slug")]
    OtherKind(String),
    /// The database failed.
    #[error(transparent)]
    Database(#[from] sqlx::Error),
}

fn lines(errors: &[ContentError]) -> String {
    let lines: Vec<String> = errors.iter().map(ToString::to_string).collect();
    lines.join("\n")
}

/// What an import of a folder did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Imported {
    /// Slug and version of each course, and whether it is new.
    pub courses: Vec<(String, String, Put)>,
    /// Ids of the layouts, whose sessions are taken from now on.
    pub layouts: Vec<String>,
}

/// Brings the built-in courses that are not there in their version into the catalogue, and renews the table of
/// fingers. Run at every start; with nothing new it makes no course and writes nothing.
pub async fn import_built_in(app: &App) -> Result<(), ImportError> {
    let mut db = app.db.begin().await?;
    lock(&mut db).await?;
    put_fingers(&mut db, keyboard::layouts().iter()).await?;
    let there = sqlx::query!("SELECT slug, version FROM courses")
        .fetch_all(&mut *db)
        .await?;
    let there: BTreeMap<String, String> = there
        .into_iter()
        .map(|course| (course.slug, course.version))
        .collect();
    let mut wanted = content::catalogue()?;
    wanted.retain(|info| there.get(&info.slug) != Some(&info.version));
    if wanted.is_empty() {
        db.commit().await?;
        return Ok(());
    }
    // Away from the threads that answer, and on as many others as there are cores for.
    let tasks: Vec<_> = wanted
        .into_iter()
        .map(|info| tokio::task::spawn_blocking(move || made(&info)))
        .collect();
    for task in tasks {
        let made = task.await.map_err(|error| sqlx::Error::Io(error.into()))?;
        let (native, orders) = made?;
        let native = orders.iter().find(|course| course.key_order == native);
        let Some(native) = native.or(orders.first()) else {
            continue;
        };
        let edition = Edition {
            native,
            orders: orders.iter().collect(),
        };
        match edition.put(app, &mut db).await {
            Ok(_) => tracing::info!(course = native.slug, version = native.version, "imported"),
            // A newer server has been here; its courses stay.
            Err(error @ ImportError::Older { .. }) => tracing::warn!("{error}"),
            Err(error) => return Err(error),
        }
    }
    db.commit().await?;
    Ok(())
}

/// Brings the courses and layouts of a folder into the catalogue: all of them, or nothing. See [`Folder`] for what is
/// read.
pub async fn import_folder(app: &App, folder: &Path) -> Result<Imported, ImportError> {
    let folder = Folder::read(folder)?;
    let mut db = app.db.begin().await?;
    lock(&mut db).await?;
    put_fingers(&mut db, folder.layouts.iter()).await?;
    let mut courses = Vec::with_capacity(folder.courses.len());
    for course in &folder.courses {
        let edition = Edition {
            native: course,
            orders: vec![course],
        };
        let put = edition.put(app, &mut db).await?;
        courses.push((course.slug.clone(), course.version.clone(), put));
    }
    db.commit().await?;
    let layouts = folder.layouts.iter().map(|layout| layout.id.to_string());
    Ok(Imported {
        courses,
        layouts: layouts.collect(),
    })
}

/// Servers that start together import one after the other.
async fn lock(db: &mut PgConnection) -> sqlx::Result<()> {
    sqlx::query!("SELECT pg_advisory_xact_lock(hashtext('catalog'))")
        .execute(db)
        .await?;
    Ok(())
}

/// A course in all its key orders, with the name of the native one.
fn made(info: &CourseInfo) -> Result<(String, Vec<Course>), ContentError> {
    let orders = info.key_orders.iter();
    let courses: Result<_, _> = orders
        .map(|order| content::course(&info.slug, order))
        .collect();
    Ok((native(info).to_owned(), courses?))
}

async fn put_fingers<'a>(
    db: &mut PgConnection,
    all: impl Iterator<Item = &'a Layout>,
) -> sqlx::Result<()> {
    let (mut layouts, mut codes, mut fingers) = (Vec::new(), Vec::new(), Vec::new());
    for layout in all {
        let space = (!layout.keys.contains_key("Space")).then_some("Space");
        for code in layout.keys.keys().map(|code| &**code).chain(space) {
            let Some(finger) = layout.finger(code) else {
                continue;
            };
            layouts.push(layout.id.to_string());
            codes.push(code.to_owned());
            fingers.push(finger.as_str().to_owned());
        }
    }
    sqlx::query_file!(
        "src/catalog/sql/put_fingers.sql",
        &layouts,
        &codes,
        &fingers
    )
    .execute(db)
    .await?;
    Ok(())
}

/// The key order whose text stands for the lesson: that of the layout most people of the language have.
fn native(info: &CourseInfo) -> &str {
    let is_native = |order: &&&str| **order == info.language || **order == "us";
    info.key_orders
        .iter()
        .find(is_native)
        .or(info.key_orders.first())
        .copied()
        .unwrap_or("us")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_course_has_a_native_key_order() {
        for info in content::catalogue().unwrap() {
            let expected = match info.language.as_str() {
                "en" => "us",
                "fr" => "fr-azerty",
                language => language,
            };
            assert_eq!(native(&info), expected);
        }
    }
}
