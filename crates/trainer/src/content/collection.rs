//! Courses and layouts that somebody wrote, read together: what is sound, and what is wrong with the rest.

use super::{ContentError, catalogue, own_course_on, own_layout};
use crate::keyboard::Layout;
use crate::lesson::Course;

/// A file's name, as errors say it, and its text.
pub type NamedText = (String, String);

/// What came of some files.
#[derive(Debug, Default)]
pub struct Collection {
    /// Sound layouts, in the order of their files.
    pub layouts: Vec<Layout>,
    /// Sound courses, in the order of their files.
    pub courses: Vec<Course>,
    /// Every file that is not taken, with line and reason.
    pub refused: Vec<ContentError>,
}

/// Reads the layouts first, as the courses may be for one of them. Of two files with the same layout or course the
/// first one counts.
pub fn collect(layouts: &[NamedText], courses: &[NamedText]) -> Collection {
    let mut found = Collection::default();
    for (file, json) in layouts {
        match found.layout(file, json) {
            Ok(layout) => found.layouts.push(layout),
            Err(error) => found.refused.push(error),
        }
    }
    for (file, text) in courses {
        match found.course(file, text) {
            Ok(course) => found.courses.push(course),
            Err(error) => found.refused.push(error),
        }
    }
    found
}

impl Collection {
    fn layout(&self, file: &str, json: &str) -> Result<Layout, ContentError> {
        let layout = own_layout(file, json)?;
        if self.layouts.iter().any(|other| other.id == layout.id) {
            let reason = format!("another file has the layout {} already", layout.id);
            return Err(broken(file, json, &layout.id, reason));
        }
        Ok(layout)
    }

    fn course(&self, file: &str, text: &str) -> Result<Course, ContentError> {
        let layouts: Vec<&Layout> = self.layouts.iter().collect();
        let course = own_course_on(file, text, &layouts)?;
        let slug = &course.slug;
        let reason = if catalogue()?.iter().any(|info| info.slug == *slug) {
            format!("{slug} is a course of Tactus: choose another slug")
        } else if self.courses.iter().any(|other| other.slug == *slug) {
            format!("another file has the course {slug} already")
        } else {
            return Ok(course);
        };
        Err(broken(file, text, slug, reason))
    }
}

/// At the line where the value first stands as a string.
fn broken(file: &str, text: &str, value: &str, reason: String) -> ContentError {
    let at = text.find(&format!("\"{value}\"")).unwrap_or(0);
    ContentError::Broken {
        file: file.to_owned(),
        line: text[..at].matches('\n').count() + 1,
        reason,
    }
}
