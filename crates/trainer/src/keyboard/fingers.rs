//! Which finger presses which key. Letters have one answer; for the digits there are three schools.

use serde::{Deserialize, Serialize};

use super::{Finger, Layout};

/// How the digit row is divided among the fingers. Only the ten digit keys differ; whatever a layout prints on
/// them (French boards have letters there), the finger goes with the place.
///
/// The schools are named as the Bépo community names them, by two keys under one finger (bepo.fr, "Méthode de
/// saisie").
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DigitFingers {
    /// A digit goes with the letter below it to the right: 1 with Q, 6 with Y, 0 with P. Taught in the United
    /// States, and what the layout files say.
    #[default]
    Standard,
    /// The same, but 6 goes with T: the left index finger, as split boards have it.
    T6,
    /// A digit goes with the letter below it to the left: 2 with Q, 6 with T, 0 with O. The typewriter's way, common
    /// in Europe: parentheses on 8 and 9 lie under index and middle finger.
    O0,
}

impl DigitFingers {
    /// The finger of a digit key by its `KeyboardEvent.code`, where this school does not follow the layout file.
    fn finger(self, code: &str) -> Option<Finger> {
        match (self, code) {
            (Self::T6 | Self::O0, "Digit6") | (Self::O0, "Digit5") => Some(Finger::IndexLeft),
            (Self::O0, "Digit1" | "Digit2") => Some(Finger::PinkyLeft),
            (Self::O0, "Digit3") => Some(Finger::RingLeft),
            (Self::O0, "Digit4") => Some(Finger::MiddleLeft),
            (Self::O0, "Digit7" | "Digit8") => Some(Finger::IndexRight),
            (Self::O0, "Digit9") => Some(Finger::MiddleRight),
            (Self::O0, "Digit0") => Some(Finger::RingRight),
            _ => None,
        }
    }
}

impl Layout {
    /// The finger that presses a key, modifiers included, as the layout file has it: the standard school.
    pub fn finger(&self, code: &str) -> Option<Finger> {
        self.keys
            .get(code)
            .map(|key| key.finger)
            .or_else(|| self.modifier_fingers.get(code).copied())
    }

    /// The same in a school of digits. A key the layout does not have has no finger in any school.
    pub fn finger_in(&self, code: &str, digits: DigitFingers) -> Option<Finger> {
        let standard = self.finger(code)?;
        Some(digits.finger(code).unwrap_or(standard))
    }
}
