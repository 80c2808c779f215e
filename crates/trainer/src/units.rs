//! Newtypes for quantities. All stored figures are integers; these say in what.

use serde::{Deserialize, Serialize};

/// A speed, a rate or a percentage in hundredths: 4557 is 45.57 WPM, 8000 is 80.00 %.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
#[serde(transparent)]
pub struct Centi(pub u32);

/// A duration in whole milliseconds.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
#[serde(transparent)]
pub struct Millis(pub u64);
