//! When something arrived, and what that says about the sender's clock.

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};

/// A clock this far off is left as it is.
const TOLERANCE: TimeDelta = TimeDelta::seconds(120);
/// Nobody typed here before.
const EARLIEST: NaiveDate = NaiveDate::from_ymd_opt(2020, 1, 1).expect("a date");
/// Raw key presses of sessions older than this are not kept: six months, as the partitions are.
const RETENTION: TimeDelta = TimeDelta::days(183);

/// The moment of a push, by both clocks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Arrival {
    /// The server's clock.
    pub(super) received_at: DateTime<Utc>,
    /// How far the device's clock is behind.
    behind: TimeDelta,
}

impl Arrival {
    pub(super) fn new(received_at: DateTime<Utc>, sent_at: DateTime<Utc>) -> Self {
        let behind = received_at - sent_at;
        let is_off = behind > TOLERANCE || behind < -TOLERANCE;
        Self {
            received_at,
            behind: if is_off { behind } else { TimeDelta::zero() },
        }
    }

    /// A time of the device, corrected: clocks are never a reason to refuse.
    pub(super) fn corrected(&self, time: DateTime<Utc>) -> DateTime<Utc> {
        let earliest = EARLIEST.and_time(chrono::NaiveTime::MIN).and_utc();
        let corrected = time
            .checked_add_signed(self.behind)
            .unwrap_or(self.received_at);
        corrected.min(self.received_at).max(earliest)
    }

    /// Whether raw key presses of then may still be kept.
    pub(super) fn keeps(&self, started_at: DateTime<Utc>) -> bool {
        self.received_at - started_at <= RETENTION
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    #[test]
    fn a_wrong_clock_is_corrected_and_a_right_one_left() {
        let received = at("2026-11-22T08:31:07Z");
        for (sent, started, expected) in [
            // Two minutes are nothing.
            (
                "2026-11-22T08:29:07Z",
                "2026-11-22T08:20:00Z",
                "2026-11-22T08:20:00Z",
            ),
            (
                "2026-11-22T08:29:06Z",
                "2026-11-22T08:20:00Z",
                "2026-11-22T08:22:01Z",
            ),
            // A year ahead, and a battery that ran out.
            (
                "2027-11-22T08:31:07Z",
                "2027-11-22T08:30:07Z",
                "2026-11-22T08:30:07Z",
            ),
            (
                "1970-01-01T00:10:00Z",
                "1970-01-01T00:00:00Z",
                "2026-11-22T08:21:07Z",
            ),
            // Nothing begins after it arrived, or before the project.
            (
                "2026-11-22T08:31:07Z",
                "2026-11-22T08:31:08Z",
                "2026-11-22T08:31:07Z",
            ),
            (
                "2026-11-22T08:31:07Z",
                "1999-01-01T00:00:00Z",
                "2020-01-01T00:00:00Z",
            ),
        ] {
            assert_eq!(
                Arrival::new(received, at(sent)).corrected(at(started)),
                at(expected),
                "{sent} {started}"
            );
        }
        let end = DateTime::<Utc>::MAX_UTC;
        assert_eq!(
            Arrival::new(received, DateTime::<Utc>::MIN_UTC).corrected(end),
            received
        );
    }

    #[test]
    fn key_presses_are_kept_for_half_a_year() {
        let arrival = Arrival::new(at("2026-11-22T08:31:07Z"), at("2026-11-22T08:31:07Z"));
        assert!(arrival.keeps(at("2026-06-01T00:00:00Z")));
        assert!(!arrival.keeps(at("2026-05-01T00:00:00Z")));
    }
}
