//! The learner's own texts, cut into pieces, with a place to go on. Nothing here is ever sent.

use rusqlite::{Connection, OptionalExtension as _, Row, params};
use uuid::Uuid;

use crate::error::{Result, StoreError};
use crate::open::Store;
use crate::outbox::uuid;
use crate::transact::Tx;

/// Where a text came from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TextKind {
    /// From the clipboard.
    Pasted,
    /// A plain file.
    Txt,
    /// A book.
    Epub,
}

impl TextKind {
    fn as_str(self) -> &'static str {
        match self {
            Self::Pasted => "pasted",
            Self::Txt => "txt",
            Self::Epub => "epub",
        }
    }

    fn parse(name: &str) -> Result<Self> {
        Ok(match name {
            "pasted" => Self::Pasted,
            "txt" => Self::Txt,
            "epub" => Self::Epub,
            _ => {
                return Err(StoreError::Unreadable {
                    what: "own_texts.kind",
                });
            }
        })
    }
}

/// A text of the learner's, without its words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnText {
    /// UUID v7.
    pub id: Uuid,
    /// As the learner calls it.
    pub title: String,
    /// Empty where nobody says.
    pub author: String,
    /// BCP 47.
    pub language: String,
    /// Where it came from.
    pub kind: TextKind,
    /// Layout it was cleaned for.
    pub layout: String,
    /// Every unit it has, once, one after another.
    pub signs: String,
    /// Difficulty, as `trainer::own_text` counts it.
    pub points: u32,
    /// Units in all.
    pub units: u64,
    /// Pieces in all.
    pub pieces: u32,
    /// The piece to type next, from 0; `pieces` at the end.
    pub bookmark: u32,
    /// Units of that piece which are behind the learner.
    pub bookmark_unit: u32,
    /// Unix ms.
    pub added_at: i64,
    /// End of the last session on it, Unix ms.
    pub practised_at: Option<i64>,
}

/// A chapter of a text, or a part of one that has none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnChapter {
    /// From 1.
    pub number: u32,
    /// Empty where it has none.
    pub title: String,
    /// Counted through the whole text, from 0.
    pub first_piece: u32,
    /// Pieces of this chapter.
    pub pieces: u32,
}

/// A chapter that comes with a new text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewChapter {
    /// Empty where it has none.
    pub title: String,
    /// At least one; none has a line break.
    pub pieces: Vec<String>,
}

impl Store {
    /// All texts, the one practised or added last first.
    pub fn own_texts(&self) -> Result<Vec<OwnText>> {
        self.read(|sql| {
            let mut statement = sql.prepare_cached(
                "SELECT * FROM own_texts ORDER BY max(added_at, coalesce(practised_at, 0)) DESC, id DESC",
            )?;
            let mut rows = statement.query([])?;
            let mut texts = Vec::new();
            while let Some(row) = rows.next()? {
                texts.push(read(row)?);
            }
            Ok(texts)
        })
    }

    /// One text.
    pub fn own_text(&self, id: Uuid) -> Result<Option<OwnText>> {
        self.read(|sql| one(sql, id))
    }

    /// The chapters of a text, in order.
    pub fn own_chapters(&self, id: Uuid) -> Result<Vec<OwnChapter>> {
        self.read(|sql| {
            let mut statement = sql.prepare_cached(
                "SELECT number, title, first_piece, pieces FROM own_text_chapters WHERE text_id = ?1 ORDER BY number",
            )?;
            let rows = statement.query_map([id.as_bytes().as_slice()], chapter)?;
            Ok(rows.collect::<rusqlite::Result<_>>()?)
        })
    }

    /// A piece of a text, counted from 0, and the chapter it is in.
    pub fn own_piece(&self, id: Uuid, piece: u32) -> Result<Option<(OwnChapter, String)>> {
        self.read(|sql| {
            let mut statement = sql.prepare_cached(
                "SELECT number, title, first_piece, pieces, body FROM own_text_chapters
                 WHERE text_id = ?1 AND ?2 >= first_piece AND ?2 < first_piece + pieces",
            )?;
            let found = statement
                .query_row(params![id.as_bytes().as_slice(), piece], |row| {
                    Ok((chapter(row)?, row.get::<_, String>(4)?))
                })
                .optional()?;
            Ok(found.and_then(|(chapter, body)| {
                let at = usize::try_from(piece - chapter.first_piece).ok()?;
                let line = body.split('\n').nth(at)?.to_owned();
                Some((chapter, line))
            }))
        })
    }
}

fn one(sql: &Connection, id: Uuid) -> Result<Option<OwnText>> {
    let mut statement = sql.prepare_cached("SELECT * FROM own_texts WHERE id = ?1")?;
    let mut rows = statement.query([id.as_bytes().as_slice()])?;
    rows.next()?.map(read).transpose()
}

fn read(row: &Row<'_>) -> Result<OwnText> {
    let id: Vec<u8> = row.get("id")?;
    let kind: String = row.get("kind")?;
    Ok(OwnText {
        id: uuid(&id)?,
        title: row.get("title")?,
        author: row.get("author")?,
        language: row.get("language")?,
        kind: TextKind::parse(&kind)?,
        layout: row.get("layout")?,
        signs: row.get("signs")?,
        points: row.get("points")?,
        units: row.get("units")?,
        pieces: row.get("pieces")?,
        bookmark: row.get("bookmark")?,
        bookmark_unit: row.get("bookmark_unit")?,
        added_at: row.get("added_at")?,
        practised_at: row.get("practised_at")?,
    })
}

fn chapter(row: &Row<'_>) -> rusqlite::Result<OwnChapter> {
    Ok(OwnChapter {
        number: row.get(0)?,
        title: row.get(1)?,
        first_piece: row.get(2)?,
        pieces: row.get(3)?,
    })
}

impl Tx<'_> {
    /// Keeps a new text. `text.pieces` has to be the sum of its chapters'.
    pub fn add_own_text(&mut self, text: &OwnText, chapters: &[NewChapter]) -> Result<()> {
        self.sql
            .prepare_cached(include_str!("sql/own_text_insert.sql"))?
            .execute(params![
                text.id.as_bytes().as_slice(),
                text.title,
                text.author,
                text.language,
                text.kind.as_str(),
                text.layout,
                text.signs,
                text.points,
                text.units,
                text.pieces,
                text.bookmark,
                text.added_at,
                text.practised_at,
                text.bookmark_unit,
            ])?;
        let mut statement = self.sql.prepare_cached(
            "INSERT INTO own_text_chapters (text_id, number, title, first_piece, pieces, body)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        )?;
        let mut first = 0;
        for (number, chapter) in (1_u32..).zip(chapters) {
            let pieces = u32::try_from(chapter.pieces.len()).unwrap_or(u32::MAX);
            statement.execute(params![
                text.id.as_bytes().as_slice(),
                number,
                chapter.title,
                first,
                pieces,
                chapter.pieces.join("\n"),
            ])?;
            first += pieces;
        }
        Ok(())
    }

    /// Gives a text another title. `false`: there is no such text.
    pub fn rename_own_text(&mut self, id: Uuid, title: &str) -> Result<bool> {
        let changed = self
            .sql
            .prepare_cached("UPDATE own_texts SET title = ?2 WHERE id = ?1")?
            .execute(params![id.as_bytes().as_slice(), title])?;
        Ok(changed > 0)
    }

    /// Moves the place to go on to a unit of a piece, at most to the end. `practised_at` is the end of a session on it.
    /// `false`: there is no such text (any more).
    pub fn set_bookmark(
        &mut self,
        id: Uuid,
        (piece, unit): (u32, u32),
        practised_at: Option<i64>,
    ) -> Result<bool> {
        let changed = self
            .sql
            .prepare_cached(
                "UPDATE own_texts SET bookmark = min(?2, pieces), bookmark_unit = ?4, practised_at = coalesce(?3, practised_at)
                 WHERE id = ?1",
            )?
            .execute(params![id.as_bytes().as_slice(), piece, practised_at, unit])?;
        Ok(changed > 0)
    }

    /// Deletes a text at the learner's own wish. What was typed of it stays, as all sessions do. `false`: there is no
    /// such text.
    pub fn delete_own_text(&mut self, id: Uuid) -> Result<bool> {
        let id = id.as_bytes().as_slice();
        self.sql
            .prepare_cached("DELETE FROM own_text_chapters WHERE text_id = ?1")?
            .execute([id])?;
        let deleted = self
            .sql
            .prepare_cached("DELETE FROM own_texts WHERE id = ?1")?
            .execute([id])?;
        Ok(deleted > 0)
    }
}
