//! Courses and practice: the texts a learner types, and the words around them.
//!
//! A course is put together from files of `content/`, all compiled in: its plan and the order in which each
//! layout teaches its keys (`keyorder.json`), the words around the texts (`courses/*.toml`), the word lists the
//! texts are made of (`words/*`), and written texts (`texts/*`). The same course, version and key order give
//! the same bytes on every machine. Only what a course needs is read, and only once. Making a course takes tens
//! of milliseconds: keep it rather than ask again.

mod assemble;
mod choose;
mod collection;
mod drill;
mod free_test;
mod kind;
mod lesson_text;
mod numbers;
mod own;
mod own_layout;
mod phrases;
mod plan;
mod practice;
pub(crate) mod random;
mod seen;
mod sources;
mod steps;
pub(crate) mod texts;
mod vocabulary;
mod word_text;
mod wording;
pub(crate) mod words;

#[cfg(test)]
pub(crate) mod quality;
#[cfg(test)]
mod tests;

pub(crate) use assemble::outlines;
pub use assemble::{CourseInfo, catalogue, course};
pub use collection::{Collection, NamedText, collect};
pub use free_test::{FreeTest, TestLength, free_test};
pub use own::{own_course, own_course_on};
pub use own_layout::own_layout;
pub use practice::{Practice, practice};
pub(crate) use vocabulary::Vocabulary;

/// Why there is no course or no text.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ContentError {
    /// No course has this slug.
    #[error("there is no course {slug}")]
    UnknownCourse {
        /// As asked for.
        slug: String,
    },
    /// The course's language has no such key order.
    #[error("course {slug} has no key order {key_order}")]
    UnknownKeyOrder {
        /// The course.
        slug: String,
        /// As asked for.
        key_order: String,
    },
    /// There is no word list for this language.
    #[error("there are no words for language {language}")]
    UnknownLanguage {
        /// As asked for.
        language: String,
    },
    /// A file of `content/` is broken.
    #[error("{file}:{line}: {reason}")]
    Broken {
        /// Path below `content/`.
        file: String,
        /// From 1.
        line: usize,
        /// What is wrong, for whoever writes the file.
        reason: String,
    },
    /// Something to practise is not among the units taught.
    #[error("{unit} cannot be practised: it has not been taught")]
    NotTaught {
        /// The key or pair.
        unit: String,
    },
    /// Practice was asked for without anything to practise.
    #[error("there is nothing to practise")]
    NothingToPractise,
}
