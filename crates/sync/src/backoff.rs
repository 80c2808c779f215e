//! How long to wait after failures: exponential with full jitter, so that a thousand machines that failed
//! together do not come back together.

use crate::world::Dice;

/// The first wait is at most this, ms.
pub const BASE: u64 = 2_000;
/// No wait is longer than this, ms.
pub const CAP: u64 = 15 * 60 * 1_000;
/// A server that asks for longer is believed up to this, seconds.
const MAX_RETRY_AFTER: u64 = 24 * 3_600;

/// Ms to wait after the `failures`th failure in a row (from 1), with what the server asked for, in seconds.
pub fn wait(failures: u32, retry_after: Option<u64>, dice: &dyn Dice) -> u64 {
    if let Some(seconds) = retry_after {
        // What the server says, and up to a quarter more: it says the same to many.
        let asked = seconds.min(MAX_RETRY_AFTER) * 1_000;
        return asked + dice.below(asked / 4 + 1);
    }
    let ceiling = BASE
        .saturating_mul(
            1_u64
                .checked_shl(failures.saturating_sub(1))
                .unwrap_or(u64::MAX),
        )
        .min(CAP);
    // Never at once: at least a tenth of a second.
    100 + dice.below(ceiling)
}

/// Ms until a session that the server held back is sent again, after `attempts` tries.
pub fn held(attempts: u32) -> i64 {
    const MINUTE: i64 = 60_000;
    const DAY: i64 = 24 * 60 * MINUTE;
    match attempts {
        0 | 1 => 15 * MINUTE,
        2 => 60 * MINUTE,
        3 => 6 * 60 * MINUTE,
        4 => DAY,
        // It stays in the panel, and is tried weekly for ever.
        _ => 7 * DAY,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Most;
    impl Dice for Most {
        fn below(&self, n: u64) -> u64 {
            n.saturating_sub(1)
        }
    }

    #[test]
    fn waits_double_up_to_the_cap() {
        let waits: Vec<u64> = (1..=12)
            .map(|failures| wait(failures, None, &Most))
            .collect();
        assert_eq!(waits[..4], [2_099, 4_099, 8_099, 16_099]);
        assert_eq!(waits[11], CAP + 99);
        assert_eq!(wait(u32::MAX, None, &Most), CAP + 99);
    }

    #[test]
    fn the_server_is_believed_and_a_quarter_jittered() {
        assert_eq!(wait(9, Some(8), &Most), 10_000);
        assert_eq!(wait(1, Some(u64::MAX), &Most), 86_400_000 + 21_600_000);
    }
}
