//! Whether weak keys and pairs are found, and nothing else is called weak.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use super::learner::{EVEN, Learner, Nature, PEOPLE, sentences};
use crate::keyboard::layout;
use crate::model::{Day, Estimate, Outlook, Past, Setting, estimate};
use crate::stats::SessionStats;

const LEARNERS: u64 = 40;
/// Sentences in two weeks of practice, about 45 presses each.
const SENTENCES: usize = 140;
/// What is planted: keys and pairs that sentences have often enough to be judged.
const KEYS: [&str; 10] = ["u", "p", "m", "c", "y", "w", "g", "b", "f", "d"];
const PAIRS: [&str; 12] = [
    "an", "ou", "on", "er", "re", "in", "st", "en", "at", "it", "to", "or",
];

/// Found, and right and wrong among them.
#[derive(Default)]
struct Score {
    planted: u32,
    found: u32,
    wrong: u32,
    judged: u32,
}

impl Score {
    fn add(&mut self, is_planted: bool, is_found: bool) {
        self.judged += 1;
        self.planted += u32::from(is_planted);
        self.found += u32::from(is_planted && is_found);
        self.wrong += u32::from(!is_planted && is_found);
    }

    fn recall(&self) -> f64 {
        f64::from(self.found) / f64::from(self.planted.max(1))
    }

    fn precision(&self) -> f64 {
        f64::from(self.found) / f64::from((self.found + self.wrong).max(1))
    }

    fn line(&self, name: &str) -> String {
        format!(
            "{name}: recall {:.3} ({} of {}), precision {:.3} ({} wrong of {} judged)\n",
            self.recall(),
            self.found,
            self.planted,
            self.precision(),
            self.wrong,
            self.judged
        )
    }
}

/// Practice of two weeks, ten sentences a day.
fn practise(learner: &mut Learner, seed: u64, count: usize) -> Estimate {
    let all = sentences(seed);
    let days: Vec<(Day, SessionStats)> = (0..count)
        .map(|index| {
            let day = i32::try_from(index / 10).expect("few");
            let text = all[index % all.len()];
            (Day::EPOCH.plus(day), learner.session(text))
        })
        .collect();
    let past = Past::from_stats(days.iter().map(|(day, stats)| (*day, stats)));
    let setting = Setting {
        layout: layout("us").expect("a layout"),
        language: "en",
    };
    estimate(&past, &setting)
}

/// Natural weaknesses aside: what is planted is all there is.
const NEAR_EVEN: Nature = Nature {
    class: 0.135,
    first_key: 0.03,
    second_key: 0.03,
    pair: 0.05,
    ..PEOPLE
};

/// What is often enough to be judged.
fn judged(outlook: &Outlook, least: u32) -> bool {
    outlook.samples >= least
}

#[test]
fn planted_weaknesses_are_found() {
    let (mut keys, mut pairs, mut errors) = (Score::default(), Score::default(), Score::default());
    for seed in 1..=LEARNERS {
        let mut learner = Learner::new(seed, &NEAR_EVEN);
        // Two keys half slower, three pairs six tenths slower, one other key wrong four times as often.
        let mut some = |from: &[&'static str], count: usize| {
            let mut chosen = BTreeSet::new();
            while chosen.len() < count {
                chosen.insert(from[learner.below(from.len())]);
            }
            chosen
        };
        let chosen = some(&KEYS, 3);
        let slow_pairs = some(&PAIRS, 3);
        let wrong = *chosen.last().expect("three");
        let slow: BTreeSet<&str> = chosen.iter().copied().take(2).collect();
        for key in &slow {
            learner.slow.insert((*key).to_owned(), libm::log(1.5));
        }
        for pair in &slow_pairs {
            learner.slow.insert((*pair).to_owned(), libm::log(1.6));
        }
        learner.wrong.insert(wrong.to_owned(), 4.0 * PEOPLE.errors);
        let found = practise(&mut learner, seed, SENTENCES);
        for (key, outlook) in found.keys.iter().filter(|(_, key)| judged(key, 30)) {
            keys.add(slow.contains(&**key), outlook.weakness.slow);
            errors.add(wrong == &**key, outlook.weakness.errors);
        }
        for ((before, unit), outlook) in found.pairs.iter().filter(|(_, pair)| judged(pair, 15)) {
            let name = format!("{before}{unit}");
            pairs.add(slow_pairs.contains(&*name), outlook.weakness.slow);
        }
    }
    let mut table = keys.line("slow keys") + &pairs.line("slow pairs") + &errors.line("wrong keys");
    write!(table, "{LEARNERS} learners, {SENTENCES} sentences each").expect("a string");
    insta::assert_snapshot!("planted", table);
    assert!(keys.recall() >= 0.8 && keys.precision() >= 0.9, "{table}");
    assert!(pairs.recall() >= 0.9 && pairs.precision() >= 0.9, "{table}");
    assert!(
        errors.recall() >= 0.85 && errors.precision() >= 0.9,
        "{table}"
    );
}

#[test]
fn an_even_typist_has_no_weakness() {
    let (mut judged_count, mut alarms, mut learners) = (0_u32, 0_u32, 0_u32);
    for seed in 1..=LEARNERS {
        let found = practise(&mut Learner::new(seed, &EVEN), seed, SENTENCES);
        let keys = found.keys.values().filter(|key| judged(key, 30));
        let all = keys.chain(found.pairs.values().filter(|pair| judged(pair, 15)));
        let (mut here, mut count) = (0, 0);
        for outlook in all {
            count += 1;
            here += u32::from(outlook.weakness.is_any());
        }
        judged_count += count;
        alarms += here;
        learners += u32::from(here > 0);
    }
    let table = format!(
        "{alarms} false alarms of {judged_count} judged, in {learners} of {LEARNERS} learners"
    );
    insta::assert_snapshot!("even_typists", table);
    assert!(alarms * 500 <= judged_count, "{table}");
    assert!(u64::from(learners) * 10 <= LEARNERS, "{table}");
}

#[test]
fn what_is_called_weak_of_people_is_slow() {
    // People differ in every key and pair: what is called weak has to be slower than the rest in truth.
    let mut excess: BTreeMap<bool, Vec<f64>> = BTreeMap::new();
    for seed in 1..=LEARNERS {
        let mut learner = Learner::new(seed, &PEOPLE);
        let found = practise(&mut learner, seed, SENTENCES);
        for ((before, unit), outlook) in &found.pairs {
            if judged(outlook, 15) {
                let (_, pair) = learner.excess(before, unit);
                excess.entry(outlook.weakness.slow).or_default().push(pair);
            }
        }
    }
    let called = &excess[&true];
    let share = |least: f64, of: &[f64]| {
        let count = of.iter().filter(|pair| **pair >= least).count();
        f64::from(u32::try_from(count).expect("few"))
            / f64::from(u32::try_from(of.len()).expect("few"))
    };
    let table = format!(
        "{} of {} pairs called slow; of those {:.3} are at least 10 % slower in truth, of the others {:.3} are 20 % slower",
        called.len(),
        called.len() + excess[&false].len(),
        share(libm::log(1.1), called),
        share(libm::log(1.2), &excess[&false]),
    );
    insta::assert_snapshot!("called_slow", table);
    assert!(share(libm::log(1.1), called) >= 0.9, "{table}");
}

#[test]
fn the_uncertainty_is_honest() {
    // The truth lies within 1.2816 deviations of the estimate four times of five.
    let (mut within, mut all) = (0_u32, 0_u32);
    for seed in 1..=LEARNERS {
        let mut learner = Learner::new(seed, &PEOPLE);
        let found = practise(&mut learner, seed, 20);
        // Hesitations and words lift the middle of all gaps alike: only the order of pairs is known in truth.
        let off: Vec<(f64, f64)> = found
            .pairs
            .iter()
            .map(|((before, unit), outlook)| {
                let truth = learner.log_gap(before, unit);
                (libm::log(outlook.gap_ms) - truth, outlook.sd_log)
            })
            .collect();
        let count = f64::from(u32::try_from(off.len()).expect("few"));
        let lift = off.iter().map(|(off, _)| off).sum::<f64>() / count;
        for (off, sd) in off {
            all += 1;
            within += u32::from((off - lift).abs() <= 1.2816 * sd);
        }
    }
    let share = f64::from(within) / f64::from(all);
    insta::assert_snapshot!(
        "calibration",
        format!("{share:.3} of {all} within the 80 % interval")
    );
    assert!((0.7..0.9).contains(&share), "{share}");
}
