//! The real clock, randomness and language, for hosts that run on a real machine.
//!
//! The only place of this crate that touches them; use cases ask their [`Host`](crate::host::Host).

use crate::host::LocalTime;

/// The time now, here.
#[expect(
    clippy::disallowed_methods,
    reason = "the one place that reads the clock"
)]
pub fn now() -> LocalTime {
    LocalTime {
        utc: chrono::Utc::now(),
        timezone: iana_time_zone::get_timezone().unwrap_or_else(|_| "UTC".into()),
        local_date: chrono::Local::now().date_naive(),
    }
}

/// Fills `bytes` with unpredictable ones.
#[expect(
    clippy::disallowed_methods,
    reason = "the one place that draws random bytes"
)]
pub fn random(bytes: &mut [u8]) {
    rand::fill(bytes);
}

/// The system's language as a BCP 47 tag.
pub fn language() -> Option<String> {
    sys_locale::get_locale()
}
