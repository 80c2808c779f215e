//! The pages of a database file as they were last committed: the file itself, and over it the write-ahead log.
//!
//! Source: <https://www.sqlite.org/fileformat2.html>, sections 1.2, 1.3 and 4. Nothing here trusts the file.

use std::collections::HashMap;
use std::fs::{self, File};
use std::io::{Read as _, Seek as _, SeekFrom};
use std::path::Path;

use crate::error::{Result, StoreError};
use crate::files::with_suffix;

/// What every file of ours has; believed where the header cannot be read.
const PAGE_SIZE: usize = 4_096;
const MAGIC: &[u8] = b"SQLite format 3\0";
const WAL_HEADER: usize = 32;
const FRAME_HEADER: usize = 24;

/// The pages, numbered from 1.
#[derive(Debug)]
pub(super) struct Image {
    bytes: Vec<u8>,
    page_size: usize,
    /// Pages that are newer in the write-ahead log.
    newer: HashMap<u32, Vec<u8>>,
}

impl Image {
    /// Reads a file and its log. Sectors the disk does not give back count as zeros.
    pub(super) fn read(path: &Path) -> Result<Self> {
        let bytes = read_all(path)?;
        let log = fs::read(with_suffix(path, "-wal")).unwrap_or_default();
        Ok(Self::of(bytes, &log))
    }

    /// The pages of a file and its log.
    pub(super) fn of(bytes: Vec<u8>, log: &[u8]) -> Self {
        let page_size = page_size(&bytes);
        let newer = committed(log, page_size);
        Self {
            bytes,
            page_size,
            newer,
        }
    }

    /// Bytes of a page: the reserved space at its end, which our files do not have, is not known of.
    pub(super) fn page_size(&self) -> usize {
        self.page_size
    }

    /// The numbers of the pages that are there, rising. A log may name any number: those in between are not there.
    pub(super) fn numbers(&self) -> Vec<u32> {
        let in_file = u32::try_from(self.bytes.len() / self.page_size).unwrap_or(u32::MAX);
        let beyond = self.newer.keys().copied().filter(|&page| page > in_file);
        let mut numbers: Vec<u32> = (1..=in_file).chain(beyond).collect();
        numbers.sort_unstable();
        numbers
    }

    /// How many pages there are.
    pub(super) fn count(&self) -> usize {
        let in_file = self.bytes.len() / self.page_size;
        let beyond = self
            .newer
            .keys()
            .filter(|&&page| usize::try_from(page).is_ok_and(|page| page > in_file));
        in_file + beyond.count()
    }

    /// A page; `None` past the end.
    pub(super) fn page(&self, number: u32) -> Option<&[u8]> {
        if let Some(page) = self.newer.get(&number) {
            return Some(page);
        }
        let at = usize::try_from(number.checked_sub(1)?).ok()?;
        let at = at.checked_mul(self.page_size)?;
        self.bytes.get(at..at.checked_add(self.page_size)?)
    }
}

fn read_all(path: &Path) -> Result<Vec<u8>> {
    let failed = |error| StoreError::io(path, error);
    let mut file = File::open(path).map_err(failed)?;
    let length = file.metadata().map_err(failed)?.len();
    let mut bytes = vec![0; usize::try_from(length).map_err(|_| StoreError::Corrupt)?];
    for (number, page) in bytes.chunks_mut(PAGE_SIZE).enumerate() {
        let at = u64::try_from(number * PAGE_SIZE).unwrap_or(u64::MAX);
        let read = file
            .seek(SeekFrom::Start(at))
            .and_then(|_| file.read_exact(page));
        if let Err(error) = read {
            tracing::warn!(number, %error, "a page cannot be read from the disk");
            page.fill(0);
        }
    }
    Ok(bytes)
}

fn page_size(bytes: &[u8]) -> usize {
    if !bytes.starts_with(MAGIC) {
        return PAGE_SIZE;
    }
    match u16_at(bytes, 16) {
        Some(1) => 65_536,
        Some(size) if size >= 512 && size.is_power_of_two() => size.into(),
        _ => PAGE_SIZE,
    }
}

/// The newest committed state of each page in a write-ahead log. It ends where its checksums do.
fn committed(log: &[u8], page_size: usize) -> HashMap<u32, Vec<u8>> {
    let mut pages = HashMap::new();
    let (Some(magic), Some(size)) = (u32_at(log, 0), u32_at(log, 8)) else {
        return pages;
    };
    if magic & !1 != 0x377f_0682 || usize::try_from(size) != Ok(page_size) || log.len() < WAL_HEADER
    {
        return pages;
    }
    let is_big_endian = magic & 1 == 1;
    let mut sum = checksum((0, 0), &log[..24], is_big_endian);
    if (u32_at(log, 24), u32_at(log, 28)) != (Some(sum.0), Some(sum.1)) {
        return pages;
    }
    let mut open = HashMap::new();
    for frame in log[WAL_HEADER..].chunks_exact(FRAME_HEADER + page_size) {
        let (header, page) = frame.split_at(FRAME_HEADER);
        if header[8..16] != log[16..24] {
            break;
        }
        sum = checksum(sum, &header[..8], is_big_endian);
        sum = checksum(sum, page, is_big_endian);
        if (u32_at(header, 16), u32_at(header, 20)) != (Some(sum.0), Some(sum.1)) {
            break;
        }
        open.insert(u32_at(header, 0).unwrap_or(0), page.to_vec());
        let commits = u32_at(header, 4).is_some_and(|size| size > 0);
        if commits {
            pages.extend(open.drain());
        }
    }
    pages
}

/// Section 4.2 of the format: two sums over pairs of words.
fn checksum(mut sum: (u32, u32), bytes: &[u8], is_big_endian: bool) -> (u32, u32) {
    let word = |bytes: &[u8]| {
        let bytes = [bytes[0], bytes[1], bytes[2], bytes[3]];
        if is_big_endian {
            u32::from_be_bytes(bytes)
        } else {
            u32::from_le_bytes(bytes)
        }
    };
    for pair in bytes.chunks_exact(8) {
        sum.0 = sum.0.wrapping_add(word(&pair[..4])).wrapping_add(sum.1);
        sum.1 = sum.1.wrapping_add(word(&pair[4..])).wrapping_add(sum.0);
    }
    sum
}

/// A big-endian number.
pub(super) fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    let bytes = bytes.get(at..at.checked_add(2)?)?;
    Some(u16::from_be_bytes(bytes.try_into().ok()?))
}

/// A big-endian number.
pub(super) fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    let bytes = bytes.get(at..at.checked_add(4)?)?;
    Some(u32::from_be_bytes(bytes.try_into().ok()?))
}
