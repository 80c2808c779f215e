//! The learner's own texts.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// All texts of this profile, the one practised or added last first.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export)]
pub struct TextList {
    /// Without their words.
    pub texts: Vec<TextCard>,
}

/// A text, without its words.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export)]
pub struct TextCard {
    /// UUID v7.
    pub id: String,
    /// As the learner calls it.
    pub title: String,
    /// Empty where nobody says.
    pub author: String,
    /// BCP 47.
    pub language: String,
    /// Where it came from.
    pub source: TextSource,
    /// Chapters, or parts where it has none.
    pub chapters: u32,
    /// Pieces in all: what is typed in one exercise.
    pub pieces: u32,
    /// Characters in all.
    #[ts(type = "number")]
    pub units: u64,
    /// The piece to go on with, from 0; `pieces` at the end.
    pub bookmark: u32,
    /// Number of the chapter that piece is in; of the last one at the end.
    pub chapter: u32,
    /// Its title; empty where it has none.
    pub chapter_title: String,
    /// How hard it is to type, whoever types it.
    pub level: TextLevel,
    /// The points that make the level (docs/TEXTS.md).
    pub points: u32,
    /// Signs whose keys the course has not taught so far.
    pub unlearned: Vec<String>,
    /// Signs that the layout of today cannot type: it was another one when the text was added. They are left out.
    pub untypable: Vec<String>,
    /// RFC 3339.
    pub practised_at: Option<String>,
}

/// A text with its chapters.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export)]
pub struct OwnTextView {
    /// The text.
    pub card: TextCard,
    /// In order.
    pub chapters: Vec<TextChapter>,
}

/// A chapter, or a part of a text without any.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export)]
pub struct TextChapter {
    /// From 1.
    pub number: u32,
    /// Empty where it has none.
    pub title: String,
    /// Counted through the whole text, from 0.
    pub first_piece: u32,
    /// Pieces of this chapter.
    pub pieces: u32,
}

/// Where a text came from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum TextSource {
    /// The clipboard.
    Pasted,
    /// A plain file.
    Txt,
    /// A book.
    Epub,
}

/// How hard a text is to type.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum TextLevel {
    /// Small letters in short words.
    Easy,
    /// As in most books.
    Usual,
    /// Many capitals, marks, accents or long words.
    Hard,
    /// Digits and signs everywhere.
    VeryHard,
}

/// Of `begin_import`.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct BeginImport {
    /// The file's name; `None` for what was pasted (in UTF-8).
    pub name: Option<String>,
    /// Bytes.
    #[ts(type = "number")]
    pub size: u64,
}

/// An import that waits for its bytes.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export)]
pub struct ImportBegun {
    /// To be named with each part.
    pub import: String,
    /// The most bytes of one part.
    pub part: u32,
}

/// Of `add_import`. Sending a part twice is harmless.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct ImportPart {
    /// The import.
    pub import: String,
    /// Bytes before this part.
    #[ts(type = "number")]
    pub from: u64,
    /// The bytes, in base64.
    pub data: String,
}

/// Of `review_import`.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct ImportArgs {
    /// The import.
    pub import: String,
}

/// Of `keep_import`.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct KeepImport {
    /// The import, looked at before.
    pub import: String,
    /// What the learner calls it.
    pub title: String,
    /// Signs of `replaced` in the review that are to be left out instead.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional = nullable)]
    pub left_out: Option<Vec<String>>,
}

/// What would be kept, and what became of the rest. Nothing is kept yet.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export)]
pub struct TextReview {
    /// The import.
    pub import: String,
    /// As the book says it, else the file's name, else the first words.
    pub title: String,
    /// Empty where nobody says.
    pub author: String,
    /// Where it came from.
    pub source: TextSource,
    /// Chapters, or parts where it has none.
    pub chapters: u32,
    /// Whether the chapters have titles.
    pub has_titles: bool,
    /// Exercises in all.
    pub pieces: u32,
    /// Characters that are left.
    #[ts(type = "number")]
    pub units: u64,
    /// How hard it is.
    pub level: TextLevel,
    /// Signs whose keys the course has not taught so far.
    pub unlearned: Vec<String>,
    /// Signs the layout lacks, with what stands for them; the most frequent first, at most 100.
    pub replaced: Vec<SignChange>,
    /// Signs the layout lacks, and nothing can stand for; the same.
    pub dropped: Vec<SignChange>,
    /// Places of dropped signs in all.
    #[ts(type = "number")]
    pub lost: u64,
    /// Typographic signs that count as plain ones, places in all.
    #[ts(type = "number")]
    pub lenient: u64,
    /// Spaces that were too many, and tabs and line breaks that became one.
    #[ts(type = "number")]
    pub spaces: u64,
    /// Soft hyphens and other signs nobody sees.
    #[ts(type = "number")]
    pub invisible: u64,
    /// How it begins, cleaned.
    pub beginning: String,
}

/// What became of one sign.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export)]
pub struct SignChange {
    /// As it came.
    pub sign: String,
    /// What stands for it; empty where it is left out.
    pub to: String,
    /// Places.
    #[ts(type = "number")]
    pub count: u64,
    /// Where it stood first.
    pub example: String,
}

/// Of commands about one text.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct TextArgs {
    /// UUID of the text.
    pub id: String,
}

/// Of `rename_text`.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct RenameText {
    /// UUID of the text.
    pub id: String,
    /// The new title.
    pub title: String,
}

/// Of `move_bookmark`.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct MoveBookmark {
    /// UUID of the text.
    pub id: String,
    /// The piece to go on with, from 0.
    pub piece: u32,
}
