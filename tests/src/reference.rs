//! The figures worked out a second time, straight from the words of `spec/metrics.md`, so that the product's own
//! calculation is not its own judge. Slow, plain, and without any code of ours.

use std::collections::BTreeMap;

/// What one event did: a unit typed, `"\b"` or `"\u{17}"`, at so many ms since the first event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// ms since the first event.
    pub t: u64,
    /// The unit typed, or one of the two deletes.
    pub what: String,
}

/// Figures by the names of `cargo xtask replay`; `None` where there is none.
pub type Figures = BTreeMap<&'static str, Option<u64>>;

/// Whether a wrong unit takes a place, and whether it can be taken back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Policy {
    fills: bool,
    deletes: bool,
}

impl Policy {
    /// By its name on the wire.
    ///
    /// # Panics
    /// On a name that metrics.md does not have.
    pub fn named(name: &str) -> Self {
        match name {
            "stop_on_error" => Self {
                fills: false,
                deletes: false,
            },
            "free" => Self {
                fills: true,
                deletes: true,
            },
            "no_backspace" => Self {
                fills: true,
                deletes: false,
            },
            other => panic!("metrics.md has no policy {other}"),
        }
    }
}

/// Walks the events over the text and works out every figure.
///
/// # Panics
/// Where too little was typed for a speed.
pub fn figures(text: &[String], policy: Policy, events: &[Event]) -> Figures {
    let mut places: Vec<&str> = Vec::new(); // what stands at each filled position
    let mut times: Vec<u64> = Vec::new(); // of the inserts
    let (mut right, mut deleted) = (0_u64, 0_u64);
    for event in events {
        match event.what.as_str() {
            "\u{8}" => {
                assert!(policy.deletes, "this policy records no deletes");
                places.pop();
                deleted += 1;
            }
            "\u{17}" => {
                let before = places.len();
                while places.last().is_some() && text[places.len() - 1] == " " {
                    places.pop();
                }
                while places.last().is_some() && text[places.len() - 1] != " " {
                    places.pop();
                }
                deleted += (before - places.len()) as u64;
            }
            unit => {
                times.push(event.t);
                let is_right = unit == text[places.len()];
                right += u64::from(is_right);
                if is_right || policy.fills {
                    places.push(unit);
                }
            }
        }
    }
    let length = places.len() as u64;
    let wrong_left = places
        .iter()
        .zip(text)
        .filter(|(typed, wanted)| *typed != wanted)
        .count() as u64;
    work_out(length, wrong_left, right, deleted, &times)
}

fn work_out(length: u64, wrong_left: u64, right: u64, deleted: u64, times: &[u64]) -> Figures {
    let inserts = times.len() as u64;
    let gaps: Vec<u64> = times.windows(2).map(|two| two[1] - two[0]).collect();
    let active: u64 = gaps.iter().map(|gap| *gap.min(&5_000)).sum();
    assert!(
        length >= 2 && active > 0,
        "too little was typed for a speed"
    );
    // Hundredths of a word of five units a minute.
    let speed = |units: u64| ratio((units - 1) * 100 * 60_000, 5 * active);
    let percent = |part: u64, whole: u64| ratio(part * 10_000, whole);
    Figures::from([
        (
            "wpm",
            Some(ratio(
                (length - 1) * 100 * 60_000 * (length - wrong_left),
                5 * active * length,
            )),
        ),
        ("gross_wpm", Some(speed(length))),
        ("raw_wpm", Some(speed(inserts))),
        ("accuracy", Some(percent(right, inserts))),
        (
            "result_accuracy",
            Some(percent(length - wrong_left, length)),
        ),
        ("errors", Some(inserts - right)),
        ("uncorrected_errors", Some(wrong_left)),
        ("duration", Some(times[times.len() - 1] - times[0])),
        ("active_duration", Some(active)),
        ("kspc", Some(ratio((inserts + deleted) * 1_000, length))),
        (
            "avg_keystroke_time",
            Some(ratio(gaps.iter().sum(), gaps.len() as u64)),
        ),
        ("max_pause_duration", gaps.iter().max().copied()),
        (
            "pause_count",
            Some(gaps.iter().filter(|gap| **gap > 2_000).count() as u64),
        ),
        ("consistency", consistency(&gaps)),
        ("inserts", Some(inserts)),
        ("deleted", Some(deleted)),
    ])
}

/// Rounded half up.
fn ratio(above: u64, below: u64) -> u64 {
    (2 * above + below) / (2 * below)
}

fn consistency(gaps: &[u64]) -> Option<u64> {
    // In quarters of a ms everything stays whole: the median of deviations from a median.
    let gaps: Vec<u64> = gaps
        .iter()
        .filter(|gap| (40..=5_000).contains(*gap))
        .map(|gap| gap * 4)
        .collect();
    if gaps.len() < 20 {
        return None;
    }
    let middle = median(gaps.clone());
    let deviation = median(gaps.iter().map(|gap| gap.abs_diff(middle)).collect());
    // 100 × (1 − 1.4826 × MAD / median) in hundredths, the constant as 14,826 / 10,000.
    let (whole, lost) = (10_000 * middle, 14_826 * deviation);
    Some(if lost >= whole {
        0
    } else {
        ratio(whole - lost, middle)
    })
}

fn median(mut values: Vec<u64>) -> u64 {
    values.sort_unstable();
    let half = values.len() / 2;
    if values.len() % 2 == 1 {
        values[half]
    } else {
        values[half - 1].midpoint(values[half])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn events(typed: &[(&str, u64)]) -> Vec<Event> {
        typed
            .iter()
            .map(|(what, t)| Event {
                t: *t,
                what: (*what).into(),
            })
            .collect()
    }

    fn units(text: &str) -> Vec<String> {
        text.chars().map(String::from).collect()
    }

    #[test]
    fn the_two_worked_examples() {
        let typed = events(&[("f", 0), ("k", 182), ("j", 385), (" ", 600), ("f", 790)]);
        let found = figures(&units("fj f"), Policy::named("stop_on_error"), &typed);
        let wanted = [
            ("wpm", 4557),
            ("raw_wpm", 6076),
            ("accuracy", 8000),
            ("kspc", 1250),
            ("errors", 1),
        ];
        for (name, value) in wanted
            .into_iter()
            .chain([("avg_keystroke_time", 198), ("max_pause_duration", 215)])
        {
            assert_eq!(found[name], Some(value), "{name}");
        }
        let typed = [
            ("a", 0),
            ("x", 100),
            (" ", 250),
            ("\u{17}", 400),
            ("a", 800),
            ("b", 950),
            (" ", 1100),
            ("c", 1250),
            ("d", 1400),
        ];
        let found = figures(&units("ab cd"), Policy::named("free"), &events(&typed));
        let wanted = [
            ("wpm", 3429),
            ("raw_wpm", 6000),
            ("accuracy", 8750),
            ("kspc", 2200),
            ("errors", 1),
        ];
        for (name, value) in wanted.into_iter().chain([
            ("uncorrected_errors", 0),
            ("avg_keystroke_time", 200),
            ("max_pause_duration", 550),
        ]) {
            assert_eq!(found[name], Some(value), "{name}");
        }
    }

    #[test]
    fn a_steady_rhythm_is_fully_consistent() {
        assert_eq!(consistency(&[100; 20]), Some(10_000));
        assert_eq!(consistency(&[100; 19]), None);
        // Median 150, deviations all 50: 100 × (1 − 1.4826 / 3).
        let alternating: Vec<u64> = [100, 200].repeat(10);
        assert_eq!(consistency(&alternating), Some(5_058));
    }
}
