//! The learner's own texts: cleaned of what their keyboard cannot type, cut into pieces, and how hard they are.
//!
//! Nothing goes silently: every unit of what came in is kept, replaced or dropped, and [`Changes`] counts each. A
//! cleaned text cleaned again stays as it is. Reading files belongs to whoever calls; the rules are in
//! `docs/TEXTS.md`.

mod clean;
mod difficulty;
mod pieces;
mod replace;
#[cfg(test)]
mod tests;

pub use clean::{Change, Changes, Cleaner, MAX_SIGNS, paragraphs};
pub use difficulty::{Difficulty, Level, Measure};
pub use pieces::{Sizes, pieces};
