//! The learner's layout, as the keyboard picture needs it.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// One entry of the list of layouts.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export)]
pub struct LayoutSummary {
    /// Layout id.
    pub id: String,
    /// Its own name, in its own language.
    pub name: String,
    /// Language it belongs to.
    pub language: String,
    /// `ansi` or `iso`.
    pub form: Form,
}

/// Shape of the board.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum Form {
    /// Flat Enter.
    Ansi,
    /// Tall Enter, a key more left of Z.
    Iso,
}

/// A layout with everything the picture, the hands and the hints need.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export)]
pub struct KeyboardView {
    /// Layout id.
    pub id: String,
    /// Its own name.
    pub name: String,
    /// Shape of the board.
    pub form: Form,
    /// Keys by `KeyboardEvent.code`.
    pub keys: BTreeMap<String, KeyView>,
    /// Key that selects the third level, if any: `AltRight`.
    pub level3_key: Option<String>,
    /// How each unit is typed: one stroke, or two with a dead key.
    pub routes: BTreeMap<String, Vec<StrokeView>>,
}

/// One key of the picture.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export)]
pub struct KeyView {
    /// Legend of the base level; dead keys show their accent.
    pub base: String,
    /// Legend with Shift.
    pub shift: String,
    /// Legend with the third-level key, empty where none.
    pub altgr: String,
    /// `pinky_left` … `thumb`.
    pub finger: String,
    /// `number`, `top`, `home`, `bottom`, `space`.
    pub row: String,
}

/// One stroke of a route.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(export)]
pub struct StrokeView {
    /// `KeyboardEvent.code`.
    pub code: String,
    /// With Shift.
    pub shift: bool,
    /// With the third-level key.
    pub altgr: bool,
    /// The finger that presses `code`.
    pub finger: String,
}

/// A key press of the first start, for guessing the layout. Never recorded.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct KeyPress {
    /// `KeyboardEvent.code`.
    pub code: String,
    /// What it typed.
    pub text: String,
}
