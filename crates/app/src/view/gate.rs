//! The gate of a child's profile, and the PIN of any other.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// How the gate stands: before the settings and the account of a child's profile, before all of another with a PIN.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct GateState {
    /// Nothing to answer: an adult has been here, the PIN was given, or there is none.
    pub is_open: bool,
    /// A PIN is set, and it is what opens.
    pub has_pin: bool,
    /// Without a PIN: two numbers whose product opens.
    pub question: Option<[u32; 2]>,
    /// Somebody forgot the PIN; it holds until then, RFC 3339.
    pub pin_until: Option<String>,
}

/// Of `open_gate`.
#[derive(Clone, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct GateAnswer {
    /// The PIN, or the product.
    pub answer: String,
}

/// Of `set_pin`.
#[derive(Clone, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct PinArgs {
    /// 4 to 8 digits; none takes the PIN away.
    pub pin: Option<String>,
}
