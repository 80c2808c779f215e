//! What the learner can set.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// All settings of a profile. Unknown or wrong stored values fall back to these defaults, with a notice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
#[ts(export)]
pub struct Settings {
    /// Interface language: `en`, `ru` (es, de, fr as soon as their files are there).
    pub language: String,
    /// Layout id.
    pub layout: String,
    /// Which fingers type the digits.
    pub digit_fingers: DigitFingers,
    /// Colours.
    pub theme: Theme,
    /// Policy of lessons; tests use `free`.
    pub error_policy: ErrorPolicy,
    /// Size of the whole interface, percent: 100, 125, 150, 175 or 200.
    pub text_size: u16,
    /// Size of the text to type, px at 100 %: 22 to 60.
    pub type_size: u16,
    /// Letter spacing of the text to type, 1/100 em: 0 to 20.
    pub letter_spacing: u16,
    /// Word spacing of the text to type, 1/100 em: 0 to 50.
    pub word_spacing: u16,
    /// Speed in words or characters a minute.
    pub speed_unit: SpeedUnit,
    /// Live speed and accuracy in the lesson.
    pub show_figures: bool,
    /// The keyboard picture in the lesson.
    pub show_keyboard: bool,
    /// The hands beside it.
    pub show_hands: bool,
    /// Minutes a day, `None` for no goal.
    pub daily_goal: Option<u16>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            language: "en".into(),
            layout: "us".into(),
            digit_fingers: DigitFingers::Standard,
            theme: Theme::System,
            error_policy: ErrorPolicy::StopOnError,
            text_size: 100,
            type_size: 30,
            letter_spacing: 0,
            word_spacing: 0,
            speed_unit: SpeedUnit::Wpm,
            show_figures: true,
            show_keyboard: true,
            show_hands: true,
            daily_goal: None,
        }
    }
}

/// How the ten digit keys are divided among the fingers, whatever a layout prints on them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum DigitFingers {
    /// A digit goes with the letter below it to the right: 1 with Q, 6 with Y, 0 with P.
    Standard,
    /// The same, but 6 goes with T.
    T6,
    /// A digit goes with the letter below it to the left: 2 with Q, 6 with T, 0 with O.
    O0,
}

/// Colours of the interface.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum Theme {
    /// As the system says, contrast preference included.
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
    /// High contrast.
    Contrast,
}

/// What a wrong key does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum ErrorPolicy {
    /// The cursor waits for the right key.
    StopOnError,
    /// The cursor moves on; Backspace corrects.
    Free,
    /// The cursor moves on; nothing can be corrected.
    NoBackspace,
}

/// How speed is shown; stored is always 1/100 WPM, and CPM = 5 × WPM.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum SpeedUnit {
    /// Words of five characters a minute.
    Wpm,
    /// Characters a minute.
    Cpm,
}
