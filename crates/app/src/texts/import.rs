//! A file on its way in, part by part: the web view has no files, only their bytes.

use std::sync::Arc;

use store::TextKind;
use uuid::Uuid;

use super::{Reading, Ready};
use crate::{bring, error::AppError};

/// No file is larger: a long novel has 4 MB, with pictures 20.
pub(crate) const MOST_BYTES: u64 = 32 * 1024 * 1024;
/// The most one part brings.
pub(crate) const PART_BYTES: usize = 512 * 1024;

/// What is coming in. One at a time: the next takes its place.
#[derive(Debug)]
pub(crate) struct Import {
    /// So that parts of one do not end up in another.
    pub(crate) id: Uuid,
    /// The file's name; `None` for what was pasted.
    pub(crate) name: Option<String>,
    size: usize,
    bytes: Vec<u8>,
    /// What it says, once it was asked for.
    pub(crate) reading: Option<(TextKind, Arc<Reading>)>,
    /// That cleaned.
    pub(crate) ready: Option<Ready>,
    /// The same of data from elsewhere.
    pub(crate) data: Option<bring::Ready>,
}

impl Import {
    /// Begins to take a file of this size.
    ///
    /// # Errors
    /// [`AppError::TextTooLarge`]: not one byte of it is taken.
    pub(crate) fn begin(id: Uuid, name: Option<String>, size: u64) -> Result<Self, AppError> {
        let too_large = AppError::TextTooLarge {
            megabytes: MOST_BYTES / 1024 / 1024,
        };
        Self::begin_with(id, name, size, MOST_BYTES, too_large)
    }

    /// The same with another limit.
    ///
    /// # Errors
    /// `too_large`: not one byte of it is taken.
    pub(crate) fn begin_with(
        id: Uuid,
        name: Option<String>,
        size: u64,
        most: u64,
        too_large: AppError,
    ) -> Result<Self, AppError> {
        if size > most {
            return Err(too_large);
        }
        Ok(Self {
            id,
            name,
            size: usize::try_from(size).map_err(|_| too_large)?,
            bytes: Vec::new(),
            reading: None,
            ready: None,
            data: None,
        })
    }

    /// Takes the next part. One that came before is harmless.
    ///
    /// # Errors
    /// [`AppError::BadValue`] for one that leaves a gap, or is more than was announced.
    pub(crate) fn add(&mut self, from: u64, part: &[u8]) -> Result<(), AppError> {
        let bad = || AppError::BadValue {
            field: "data",
            value: format!("{} bytes from {from}", part.len()),
        };
        let from = usize::try_from(from).map_err(|_| bad())?;
        let end = from.checked_add(part.len()).ok_or_else(bad)?;
        if part.len() > PART_BYTES || from > self.bytes.len() || end > self.size {
            return Err(bad());
        }
        if end > self.bytes.len() {
            self.bytes.truncate(from);
            self.bytes.extend_from_slice(part);
        }
        Ok(())
    }

    /// All of it, to be read; nothing of it stays here.
    ///
    /// # Errors
    /// [`AppError::BadValue`] while parts are missing.
    pub(crate) fn take(&mut self) -> Result<Vec<u8>, AppError> {
        if self.bytes.len() < self.size {
            return Err(AppError::BadValue {
                field: "import",
                value: format!("{} of {} bytes", self.bytes.len(), self.size),
            });
        }
        self.size = 0;
        Ok(std::mem::take(&mut self.bytes))
    }
}
