//! What the sync server does on this machine: the real router over HTTP, on a PostgreSQL cluster of its own that
//! is as careful with the disk as one is delivered.

mod client;
mod document;
mod fill;
mod ingest;
mod queries;
mod service;

use anyhow::Result;

use crate::{Figure, Size};

/// P9: pushes through HTTP, beside the bare insert and the document's own table.
pub(crate) fn ingest(size: Size) -> Result<Vec<Figure>> {
    tokio::runtime::Runtime::new()?.block_on(ingest::measure(size))
}

/// P10: bytes on the disk for each keystroke.
pub(crate) fn disk(size: Size) -> Result<Vec<Figure>> {
    tokio::runtime::Runtime::new()?.block_on(fill::measure(size))
}

/// P11: the document's five queries, for one learner among many.
pub(crate) fn queries(size: Size) -> Result<Vec<Figure>> {
    tokio::runtime::Runtime::new()?.block_on(queries::measure(size))
}
