//! Keyboard layouts that somebody else wrote, held against the courses they are for.

use super::{ContentError, plan};
use crate::keyboard::{Layout, LayoutError};

/// Reads a layout file somebody wrote; `file` only names it in errors. It has to type every key that the built-in
/// courses of its key order teach; one whose key order is its own id is for own courses alone.
pub fn own_layout(file: &str, json: &str) -> Result<Layout, ContentError> {
    let layout = Layout::read(file, json)?;
    let order = layout.key_order();
    if order == &*layout.id {
        return Ok(layout);
    }
    let missing: Vec<String> = plan::keys_of_order(&layout.language, order)?
        .into_iter()
        .filter(|key| !layout.is_portable(key))
        .collect();
    if missing.is_empty() {
        return Ok(layout);
    }
    let line = json
        .find("\"keys\"")
        .map_or(1, |at| json[..at].matches('\n').count() + 1);
    Err(ContentError::Broken {
        file: file.to_owned(),
        line,
        reason: format!(
            "has no key for {}, which the courses in the key order {order} teach",
            missing.join(" ")
        ),
    })
}

impl From<LayoutError> for ContentError {
    fn from(error: LayoutError) -> Self {
        Self::Broken {
            file: error.file,
            line: error.line,
            reason: error.reason,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::own::own_course_on;
    use crate::content::own::tests::SOUND as COURSE;

    /// The American layout as somebody would drop it in.
    fn dropped_in(from: &str, to: &str) -> String {
        let json = include_str!("../../../../content/layouts/us.json");
        let json = json.replacen("\"id\": \"us\"", "\"id\": \"mine\"", 1);
        assert!(json.contains(from), "{from}");
        json.replacen(from, to, 1)
    }

    #[test]
    fn an_own_layout_types_what_its_key_order_teaches() {
        let layout = own_layout("layouts/mine.json", &dropped_in("", "")).expect("sound");
        assert_eq!((&*layout.id, layout.key_order()), ("mine", "us"));
        let lacks = dropped_in("\"base\":\"q\",\"shift\":\"Q\"", "\"base\":\"@\"");
        assert_eq!(
            own_layout("layouts/mine.json", &lacks)
                .expect_err("no q")
                .to_string(),
            "layouts/mine.json:10: has no key for q Q, which the courses in the key order us teach"
        );
        // For courses of its own it may lack what it likes.
        let own = lacks.replacen("\"form\"", "\"key_order\": \"mine\", \"form\"", 1);
        assert_eq!(
            own_layout("layouts/mine.json", &own)
                .expect("sound")
                .key_order(),
            "mine"
        );
    }

    #[test]
    fn an_own_course_may_be_for_an_own_layout() {
        let json = dropped_in("\"form\"", "\"key_order\": \"mine\", \"form\"");
        let layout = own_layout("layouts/mine.json", &json).expect("sound");
        let text = COURSE.replacen("\"us\"", "\"mine\"", 1);
        let course = own_course_on("course.toml", &text, &[&layout]).expect("sound");
        assert_eq!(course.key_order, "mine");
        let error = own_course_on("course.toml", &text, &[])
            .expect_err("without the layout")
            .to_string();
        assert_eq!(error, "course.toml:8: no layout has this key order");
    }
}
