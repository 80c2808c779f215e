//! Waiting for a condition, with a limit that only a hanging machine reaches.

use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Result, bail};

/// Far more than anything needs on a busy machine with two cores.
pub const LIMIT: Duration = Duration::from_secs(90);
/// Pause between two looks.
pub const PAUSE: Duration = Duration::from_millis(20);

/// Waits until `look` answers something. An error of `look` ends the waiting at once.
pub fn for_some<T>(what: &str, mut look: impl FnMut() -> Result<Option<T>>) -> Result<T> {
    let end = Instant::now() + LIMIT;
    loop {
        if let Some(found) = look()? {
            return Ok(found);
        }
        if Instant::now() > end {
            bail!("waited {} s in vain for {what}", LIMIT.as_secs());
        }
        thread::sleep(PAUSE);
    }
}

/// Waits until `look` answers `true`.
pub fn until(what: &str, mut look: impl FnMut() -> Result<bool>) -> Result<()> {
    for_some(what, || Ok(look()?.then_some(())))
}
