//! Keyboards: where each unit lies, how it is typed, and which finger types it.
//!
//! Layouts are facts (`content/layouts`), compiled in. Where keys are drawn belongs to the interface.

mod data;
mod fingers;
mod guess;
mod own;
mod routes;
#[cfg(test)]
mod tests;

use std::{collections::BTreeMap, sync::LazyLock};

use serde::{Deserialize, Serialize};

pub use fingers::DigitFingers;
pub use guess::{guess, guess_among};
pub use own::LayoutError;

/// All layouts, the five native ones first. The order breaks ties in [`guess`].
pub fn layouts() -> &'static [Layout] {
    static LAYOUTS: LazyLock<Vec<Layout>> = LazyLock::new(data::all);
    &LAYOUTS
}

/// The layout of this id: `us`, `de-mac`.
pub fn layout(id: &str) -> Option<&'static Layout> {
    layouts().iter().find(|layout| *layout.id == *id)
}

/// A keyboard layout.
#[derive(Debug, Clone)]
pub struct Layout {
    /// Name on the wire and of its file.
    pub id: Box<str>,
    /// Its own name, in its own language.
    pub name: Box<str>,
    /// Language it is made for: `en`, `ru`, `es`, `de`, `fr`.
    pub language: Box<str>,
    /// Shape of the board.
    pub form: Form,
    /// Whether it is Apple's.
    pub mac: bool,
    /// Key that selects the third level: `AltRight`, on Neo `CapsLock`. `None` where there is none.
    pub level3_key: Option<Box<str>>,
    /// The eight keys the fingers rest on, from left to right.
    pub home_keys: Vec<Box<str>>,
    /// Keys that type something, by `KeyboardEvent.code`.
    pub keys: BTreeMap<Box<str>, Key>,
    /// What a dead key makes of the symbol after it: by name of the dead key, then by symbol.
    pub dead_keys: BTreeMap<Box<str>, BTreeMap<Box<str>, Box<str>>>,
    /// Third-level characters that this layout has on every system. `None` where systems were not compared.
    pub portable_altgr: Option<Box<str>>,
    key_order: Box<str>,
    modifier_fingers: BTreeMap<Box<str>, Finger>,
    routes: BTreeMap<Box<str>, Vec<Stroke>>,
}

/// One key. A value is one character, or the name of a dead key: `dead_acute`.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Key {
    /// Alone.
    #[serde(default)]
    pub base: Option<Box<str>>,
    /// With Shift; `None` where it is the same as alone.
    #[serde(default)]
    pub shift: Option<Box<str>>,
    /// With the third-level key.
    #[serde(default)]
    pub altgr: Option<Box<str>>,
    /// With both.
    #[serde(default)]
    pub shift_altgr: Option<Box<str>>,
    /// The finger that presses it.
    pub finger: Finger,
    /// The row it is in.
    pub row: Row,
    /// Whether boards of the ANSI form lack it.
    #[serde(default)]
    pub iso_only: bool,
}

impl Key {
    /// What lies on the four levels, with Shift and the third-level key as they are held.
    pub fn levels(&self) -> impl Iterator<Item = (&str, Held)> {
        let held = |shift, altgr| Held { shift, altgr };
        [
            (&self.base, held(false, false)),
            (&self.shift, held(true, false)),
            (&self.altgr, held(false, true)),
            (&self.shift_altgr, held(true, true)),
        ]
        .into_iter()
        .filter_map(|(symbol, held)| Some((symbol.as_deref()?, held)))
    }
}

/// What is held down with a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Held {
    /// A Shift key.
    pub shift: bool,
    /// The third-level key.
    pub altgr: bool,
}

/// One press on the way to a unit.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Stroke {
    /// `KeyboardEvent.code`.
    pub code: Box<str>,
    /// With Shift.
    pub shift: bool,
    /// With the third-level key.
    pub altgr: bool,
}

/// Shape of a board.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Form {
    /// Flat Enter.
    Ansi,
    /// Tall Enter, and one more key left of the bottom row.
    Iso,
}

/// Row of a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the names say it")]
pub enum Row {
    Number,
    Top,
    Home,
    Bottom,
    Space,
}

impl Row {
    /// Its name in files and in the interface.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Number => "number",
            Self::Top => "top",
            Self::Home => "home",
            Self::Bottom => "bottom",
            Self::Space => "space",
        }
    }
}

/// A finger. The thumbs share the space bar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the names say it")]
pub enum Finger {
    PinkyLeft,
    RingLeft,
    MiddleLeft,
    IndexLeft,
    IndexRight,
    MiddleRight,
    RingRight,
    PinkyRight,
    Thumb,
}

impl Finger {
    /// Its name in files, in the database and in the interface.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::PinkyLeft => "pinky_left",
            Self::RingLeft => "ring_left",
            Self::MiddleLeft => "middle_left",
            Self::IndexLeft => "index_left",
            Self::IndexRight => "index_right",
            Self::MiddleRight => "middle_right",
            Self::RingRight => "ring_right",
            Self::PinkyRight => "pinky_right",
            Self::Thumb => "thumb",
        }
    }
}

impl Layout {
    /// How a unit is typed: one stroke, or two with a dead key; the cheapest way. `None` where the layout cannot
    /// type it. What the leniency map takes for the unit counts: a key that gives ’ types '.
    pub fn route(&self, unit: &str) -> Option<Vec<Stroke>> {
        self.routes.get(unit).cloned()
    }

    /// [`Layout::route`], to look at.
    pub fn strokes(&self, unit: &str) -> Option<&[Stroke]> {
        self.routes.get(unit).map(Vec::as_slice)
    }

    /// Whether the layout can type the unit.
    pub fn can_type(&self, unit: &str) -> bool {
        self.routes.contains_key(unit)
    }

    /// Every unit the layout can type, with its route.
    pub fn routes(&self) -> impl Iterator<Item = (&str, &[Stroke])> {
        self.routes
            .iter()
            .map(|(unit, strokes)| (&**unit, strokes.as_slice()))
    }

    /// Whether a lesson may ask for the unit on every system that has this layout: typed without the third
    /// level, or by a third-level character known to be everywhere, or on a layout that is the same everywhere.
    pub fn is_portable(&self, unit: &str) -> bool {
        self.routes.get(unit).is_some_and(|strokes| {
            strokes.iter().all(|stroke| !stroke.altgr)
                || self
                    .portable_altgr
                    .as_deref()
                    .is_none_or(|portable| portable.contains(unit))
        })
    }

    /// The order in which lessons on this layout teach keys, by id of the plain layout that has it. Part of a
    /// lesson's name on the wire.
    pub fn key_order(&self) -> &str {
        &self.key_order
    }

    fn with_routes(mut self) -> Self {
        self.routes = self.find_routes();
        self
    }
}
