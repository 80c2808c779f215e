//! Where a speed stands among published figures of other people. For adults only: nobody else was measured.
//!
//! Source: V. Dhakal, A. M. Feit, P. O. Kristensson, A. Oulasvirta, "Observations on Typing from 136 Million
//! Keystrokes", CHI 2018: 168,960 volunteers, a transcription test in English on a web page. Published are mean and
//! standard deviation, 51.56 ± 20.20 WPM, and the bounds of the slowest and the fastest tenth, 26 and 78 WPM. Between
//! these bounds a normal distribution of that mean and deviation meets both within one percent; beyond them nothing
//! is claimed.

/// Mean speed, 1/100 WPM.
pub const MEAN_WPM: u32 = 5_156;
/// Standard deviation, 1/100 WPM.
pub const DEVIATION_WPM: u32 = 2_020;
/// The slowest tenth is no faster, 1/100 WPM.
pub const SLOW_WPM: u32 = 2_600;
/// The fastest tenth is no slower, 1/100 WPM.
pub const FAST_WPM: u32 = 7_800;
/// People who were measured.
pub const PEOPLE: u32 = 168_960;

/// A place among them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// Among the slowest tenth.
    SlowestTenth,
    /// Faster than about so many of a hundred.
    FasterThan(u32),
    /// Among the fastest tenth.
    FastestTenth,
}

/// The normal distribution at 0, 0.1, 0.2 … standard deviations above the mean, in 1/10,000 above one half.
const UPPER: [u32; 15] = [
    0, 398, 793, 1_179, 1_554, 1_915, 2_257, 2_580, 2_881, 3_159, 3_413, 3_643, 3_849, 4_032, 4_192,
];

/// The place of a speed in 1/100 WPM.
pub fn standing(wpm: u32) -> Standing {
    if wpm <= SLOW_WPM {
        return Standing::SlowestTenth;
    }
    if wpm >= FAST_WPM {
        return Standing::FastestTenth;
    }
    // Distance from the mean in 1/1000 of a deviation; below 1,300 between the bounds.
    let distance = wpm.abs_diff(MEAN_WPM) * 1_000 / DEVIATION_WPM;
    let (step, rest) = ((distance / 100) as usize, distance % 100);
    let above = UPPER[step] + (UPPER[step + 1] - UPPER[step]) * rest / 100;
    let share = if wpm < MEAN_WPM {
        5_000 - above
    } else {
        5_000 + above
    };
    Standing::FasterThan((share + 50) / 100)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_mean_is_the_middle_and_the_published_tenths_meet_the_curve() {
        assert_eq!(standing(MEAN_WPM), Standing::FasterThan(50));
        // One deviation above and below: 84.1 % and 15.9 %.
        assert_eq!(standing(7_176), Standing::FasterThan(84));
        assert_eq!(standing(3_136), Standing::FasterThan(16));
        assert_eq!(standing(2_600), Standing::SlowestTenth);
        assert_eq!(standing(2_601), Standing::FasterThan(10));
        assert_eq!(standing(7_799), Standing::FasterThan(90));
        assert_eq!(standing(7_800), Standing::FastestTenth);
        assert_eq!(standing(0), Standing::SlowestTenth);
        assert_eq!(standing(u32::MAX), Standing::FastestTenth);
    }

    #[test]
    fn a_higher_speed_never_stands_lower() {
        let mut last = 0;
        for wpm in 2_601..7_800 {
            let Standing::FasterThan(share) = standing(wpm) else {
                panic!("{wpm} lies between the bounds")
            };
            assert!(share >= last, "{wpm}");
            last = share;
        }
    }
}
