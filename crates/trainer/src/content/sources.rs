//! The course files that are compiled in, each read when it is first asked for.

use std::sync::OnceLock;

use super::ContentError;
use super::wording::Wording;

/// A course file.
pub(crate) struct Source {
    pub(crate) slug: &'static str,
    /// Path below `content/`.
    pub(crate) file: &'static str,
    pub(crate) text: &'static str,
}

macro_rules! sources {
    ($($slug:literal),+ $(,)?) => {
        pub(crate) const SOURCES: &[Source] = &[$(Source {
            slug: $slug,
            file: concat!("courses/", $slug, ".toml"),
            text: include_str!(concat!("../../../../content/courses/", $slug, ".toml")),
        }),+];
    };
}

sources!(
    "adults-en-v1",
    "teens-en-v1",
    "kids-en-v1",
    "adults-ru-v1",
    "teens-ru-v1",
    "kids-ru-v1",
    "adults-es-v1",
    "teens-es-v1",
    "kids-es-v1",
    "adults-de-v1",
    "teens-de-v1",
    "kids-de-v1",
    "adults-fr-v1",
    "teens-fr-v1",
    "kids-fr-v1",
);

/// The words around the texts of course `slug`.
pub(crate) fn wording(slug: &str) -> Result<&'static Wording, ContentError> {
    static WORDINGS: [OnceLock<Result<Wording, ContentError>>; SOURCES.len()] =
        [const { OnceLock::new() }; SOURCES.len()];
    let unknown = || ContentError::UnknownCourse {
        slug: slug.to_owned(),
    };
    let mut known = SOURCES.iter().zip(&WORDINGS);
    let (source, cell) = known
        .find(|(source, _)| source.slug == slug)
        .ok_or_else(unknown)?;
    let made = cell.get_or_init(|| Wording::read(source.file, source.text));
    made.as_ref().map_err(Clone::clone)
}
