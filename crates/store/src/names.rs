//! Names of enumerations, in the file and on the wire.

use trainer::typing::Policy;

use crate::error::{Result, StoreError};
use crate::session::DeviceType;

/// The policy's name, in the file and on the wire.
pub fn policy_name(policy: Policy) -> &'static str {
    match policy {
        Policy::StopOnError => "stop_on_error",
        Policy::Free => "free",
        Policy::NoBackspace => "no_backspace",
    }
}

/// Reads [`policy_name`] back.
pub fn parse_policy(name: &str) -> Result<Policy> {
    match name {
        "stop_on_error" => Ok(Policy::StopOnError),
        "free" => Ok(Policy::Free),
        "no_backspace" => Ok(Policy::NoBackspace),
        _ => Err(StoreError::Unreadable {
            what: "error_policy",
        }),
    }
}

impl DeviceType {
    /// The name in the file and on the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Desktop => "desktop",
            Self::Laptop => "laptop",
            Self::Tablet => "tablet",
        }
    }

    /// Reads [`DeviceType::as_str`] back.
    pub fn parse(name: &str) -> Result<Self> {
        match name {
            "desktop" => Ok(Self::Desktop),
            "laptop" => Ok(Self::Laptop),
            "tablet" => Ok(Self::Tablet),
            _ => Err(StoreError::Unreadable {
                what: "device_type",
            }),
        }
    }
}
