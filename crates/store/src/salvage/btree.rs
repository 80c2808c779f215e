//! The cells of a page, and the pages of a tree, as far as they can be read.
//!
//! Source: <https://www.sqlite.org/fileformat2.html>, section 1.6.

use std::collections::BTreeSet;

use rusqlite::types::Value;

use super::image::{Image, u16_at, u32_at};
use super::record;

/// What a page holds, by its first byte.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Rows by number.
    TableLeaf,
    /// Ways to them.
    TableInterior,
    /// Rows of a `WITHOUT ROWID` table, or entries of an index.
    IndexLeaf,
    /// The same, and ways to more.
    IndexInterior,
}

/// A row.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Row {
    /// Its number; `None` in a `WITHOUT ROWID` table or an index.
    pub(super) id: Option<i64>,
    /// Its values, in the order they are stored.
    pub(super) values: Vec<Value>,
}

/// The head of a page's tree structure.
#[derive(Debug)]
struct Head<'a> {
    kind: Kind,
    page: &'a [u8],
    /// Where it begins: after the file's header on page 1.
    at: usize,
    cells: usize,
}

impl<'a> Head<'a> {
    fn read(image: &'a Image, number: u32) -> Option<Self> {
        let page = image.page(number)?;
        let at = if number == 1 { 100 } else { 0 };
        let kind = match page.get(at)? {
            0x0d => Kind::TableLeaf,
            0x05 => Kind::TableInterior,
            0x0a => Kind::IndexLeaf,
            0x02 => Kind::IndexInterior,
            _ => return None,
        };
        let cells = usize::from(u16_at(page, at + 3)?);
        Some(Self {
            kind,
            page,
            at,
            cells,
        })
    }

    fn length(&self) -> usize {
        match self.kind {
            Kind::TableLeaf | Kind::IndexLeaf => 8,
            Kind::TableInterior | Kind::IndexInterior => 12,
        }
    }

    /// Where each cell begins, those that cannot be left out.
    fn starts(&self) -> impl Iterator<Item = usize> {
        let first = self.at + self.length();
        let end = first + 2 * self.cells;
        (0..self.cells)
            .filter_map(move |cell| u16_at(self.page, first + 2 * cell))
            .map(usize::from)
            .filter(move |&start| start >= end && start < self.page.len())
    }

    fn children(&self) -> Vec<u32> {
        if matches!(self.kind, Kind::TableLeaf | Kind::IndexLeaf) {
            return Vec::new();
        }
        let last = u32_at(self.page, self.at + 8);
        self.starts()
            .filter_map(|start| u32_at(self.page, start))
            .chain(last)
            .collect()
    }
}

/// What kind of page this is; `None` for any other use, and for noise.
pub(super) fn kind(image: &Image, number: u32) -> Option<Kind> {
    Head::read(image, number).map(|head| head.kind)
}

/// The pages of the tree under `root`, as far as the ways lead.
pub(super) fn pages(image: &Image, root: u32) -> BTreeSet<u32> {
    let mut seen = BTreeSet::new();
    let mut open = vec![root];
    while let Some(number) = open.pop() {
        let Some(head) = Head::read(image, number) else {
            continue;
        };
        if seen.insert(number) {
            open.extend(head.children());
        }
    }
    seen
}

/// The rows on a page that can be read whole.
pub(super) fn rows(image: &Image, number: u32) -> Vec<Row> {
    let Some(head) = Head::read(image, number) else {
        return Vec::new();
    };
    // No two rows share a byte: what a page leads to is not more than there is, unless ways cross.
    let mut left = image.count() * image.page_size();
    head.starts()
        .filter_map(|start| row(image, &head, start, &mut left))
        .collect()
}

fn row(image: &Image, head: &Head<'_>, start: usize, left: &mut usize) -> Option<Row> {
    let mut at = start;
    match head.kind {
        Kind::TableInterior => return None,
        Kind::IndexInterior => at += 4,
        Kind::TableLeaf | Kind::IndexLeaf => {}
    }
    let length = usize::try_from(record::varint(head.page, &mut at)?).ok()?;
    let id = match head.kind {
        Kind::TableLeaf => Some(record::varint(head.page, &mut at)?.cast_signed()),
        _ => None,
    };
    *left = left.checked_sub(length)?;
    let payload = payload(image, head, at, length)?;
    let values = record::values(&payload)?;
    Some(Row { id, values })
}

/// The bytes of a record: those on the page, and those on its overflow pages.
fn payload(image: &Image, head: &Head<'_>, at: usize, length: usize) -> Option<Vec<u8>> {
    let usable = image.page_size();
    let most = match head.kind {
        Kind::TableLeaf => usable - 35,
        _ => (usable - 12) * 64 / 255 - 23,
    };
    if length <= most {
        return Some(head.page.get(at..at.checked_add(length)?)?.to_vec());
    }
    let least = (usable - 12) * 32 / 255 - 23;
    let fitting = least + (length - least) % (usable - 4);
    let local = if fitting <= most { fitting } else { least };
    let mut bytes = head.page.get(at..at.checked_add(local)?)?.to_vec();
    let mut next = u32_at(head.page, at + local)?;
    while bytes.len() < length {
        let page = image.page(next)?;
        let part = (length - bytes.len()).min(usable - 4);
        bytes.extend_from_slice(page.get(4..4 + part)?);
        next = u32_at(page, 0)?;
    }
    // The last page of a chain says so: a wrong one in between would lead elsewhere.
    (next == 0).then_some(bytes)
}
