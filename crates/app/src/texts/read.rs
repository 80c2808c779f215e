//! What a file says, whatever it calls itself: a book by its first bytes, else a plain text in the encoding that fits.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8};
use store::TextKind;

use super::epub;
use crate::error::AppError;

/// No text is longer, in bytes of UTF-8: four times the longest novels.
pub(super) const MOST_TEXT: usize = 16 * 1024 * 1024;

/// A text as it was found, in chapters of paragraphs.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Reading {
    /// As the book says it.
    pub(crate) title: String,
    /// As the book says it.
    pub(crate) author: String,
    /// As the book says it.
    pub(crate) language: String,
    /// In the order of reading.
    pub(crate) chapters: Vec<Chapter>,
}

/// A chapter of paragraphs.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Chapter {
    /// Empty where there is none.
    pub(crate) title: String,
    /// Not cleaned yet.
    pub(crate) paragraphs: Vec<String>,
}

/// Reads a file. `language` is that of the course: it decides between encodings that both fit.
///
/// # Errors
/// [`AppError::NotAText`], [`AppError::TextTooLong`], and those of [`epub::read`].
pub(crate) fn read(
    bytes: &[u8],
    is_pasted: bool,
    language: &str,
) -> Result<(TextKind, Reading), AppError> {
    if !is_pasted && bytes.starts_with(b"PK") {
        return Ok((TextKind::Epub, epub::read(bytes)?));
    }
    let text = decode(bytes, language)?;
    if text.len() > MOST_TEXT {
        return Err(too_long());
    }
    let chapter = Chapter {
        title: String::new(),
        paragraphs: trainer::own_text::paragraphs(&text),
    };
    let reading = Reading {
        chapters: vec![chapter],
        ..Reading::default()
    };
    let kind = if is_pasted {
        TextKind::Pasted
    } else {
        TextKind::Txt
    };
    Ok((kind, reading))
}

pub(super) fn too_long() -> AppError {
    AppError::TextTooLong {
        megabytes: MOST_TEXT / 1024 / 1024,
    }
}

/// The bytes as text: by their mark, as UTF-8 if they are that, else in the encoding that looks most like it.
///
/// # Errors
/// [`AppError::NotAText`]: programs, pictures, and documents of word processors have bytes no text has.
pub(crate) fn decode(bytes: &[u8], language: &str) -> Result<String, AppError> {
    if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        return Ok(encoding.decode(bytes).0.into_owned());
    }
    let other_documents: [&[u8]; 3] = [b"%PDF-", b"{\\rtf", b"\xd0\xcf\x11\xe0"];
    if bytes.contains(&0) || other_documents.iter().any(|mark| bytes.starts_with(mark)) {
        return Err(AppError::NotAText);
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Ok(text.to_owned());
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    // English has no domain of its own that would hint at anything.
    let hint = (language != "en").then_some(language.as_bytes());
    let encoding = detector.guess(hint, Utf8Detection::Deny);
    debug_assert!(encoding != UTF_8, "it was found not to be");
    Ok(encoding.decode(bytes).0.into_owned())
}
