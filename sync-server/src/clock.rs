//! Time as a parameter.

use std::sync::Mutex;

use chrono::{DateTime, SubsecRound, TimeDelta, Utc};

/// Tells what time it is.
pub trait Clock: Send + Sync {
    /// Now, to the millisecond: what is stored and what is answered are the same.
    fn now(&self) -> DateTime<Utc>;
}

/// The machine's clock.
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    #[expect(
        clippy::disallowed_methods,
        reason = "the one place where the server looks at the clock"
    )]
    fn now(&self) -> DateTime<Utc> {
        Utc::now().trunc_subsecs(3)
    }
}

/// A clock that stands still until it is told otherwise, for tests.
#[derive(Debug)]
pub struct MockClock(Mutex<DateTime<Utc>>);

impl MockClock {
    /// A clock that shows `now`.
    pub fn new(now: DateTime<Utc>) -> Self {
        Self(Mutex::new(now))
    }

    /// Moves it, backwards too.
    pub fn advance(&self, by: TimeDelta) {
        let mut now = self
            .0
            .lock()
            .expect("nobody panics while holding the clock");
        *now += by;
    }
}

impl Clock for MockClock {
    fn now(&self) -> DateTime<Utc> {
        *self
            .0
            .lock()
            .expect("nobody panics while holding the clock")
    }
}
