//! Generated learners: gaps and errors as published figures have them, with weaknesses that are known.
//!
//! Level between people, classes of pairs and the first letter of words are those of Dhakal et al. 2018 and Crump,
//! Lai and Brosowsky 2019; single gaps are log-normal with a heavy tail of hesitations (Heliyon 2021, e08413).
//! How much keys and pairs differ for one person and how much single gaps scatter is set so that plain estimates
//! order unseen text as well as they do for real people: see `figures.rs`.

use std::collections::BTreeMap;

use crate::content::random::Random;
use crate::content::texts::{Sort, texts};
use crate::keyboard::{Finger, Layout, layout};
use crate::model::language::language;
use crate::stats::{SessionStats, session_stats};
use crate::text::Text;
use crate::typing::{Log, Policy, Recorder, Replay};

/// How much learners differ, each a standard deviation of log gaps unless said otherwise.
#[derive(Debug, Clone)]
pub(crate) struct Nature {
    /// Classes of pairs between people.
    pub(crate) class: f64,
    pub(crate) first_key: f64,
    pub(crate) second_key: f64,
    pub(crate) pair: f64,
    /// Words, each time they are typed.
    pub(crate) word: f64,
    /// Single gaps.
    pub(crate) scatter: f64,
    /// Share of gaps with a hesitation in them.
    pub(crate) hesitations: f64,
    /// Mean of its length, in log gap.
    pub(crate) hesitation: f64,
    /// Sessions.
    pub(crate) session: f64,
    /// Change of the log gap with every session.
    pub(crate) trend: f64,
    /// Wrong presses among all.
    pub(crate) errors: f64,
}

/// As people are.
pub(crate) const PEOPLE: Nature = Nature {
    class: 0.135,
    first_key: 0.09,
    second_key: 0.13,
    pair: 0.14,
    word: 0.08,
    scatter: 0.28,
    hesitations: 0.13,
    hesitation: 0.65,
    session: 0.05,
    trend: -0.002,
    errors: 0.04,
};

/// Equally good at everything, as far as hands and language let anyone be.
pub(crate) const EVEN: Nature = Nature {
    class: 0.0,
    first_key: 0.0,
    second_key: 0.0,
    pair: 0.0,
    ..PEOPLE
};

/// Someone who types English on a US layout.
pub(crate) struct Learner {
    random: Random,
    nature: Nature,
    layout: &'static Layout,
    level: f64,
    classes: [f64; 5],
    per_bit: f64,
    first: BTreeMap<String, f64>,
    second: BTreeMap<String, f64>,
    pairs: BTreeMap<(String, String), f64>,
    /// Log gaps that were planted, by unit or by two units.
    pub(crate) slow: BTreeMap<String, f64>,
    /// Error rates that were planted, by unit.
    pub(crate) wrong: BTreeMap<String, f64>,
    sessions: f64,
}

impl Learner {
    pub(crate) fn new(seed: u64, nature: &Nature) -> Self {
        let mut learner = Self {
            random: Random::new(seed),
            nature: nature.clone(),
            layout: layout("us").expect("a layout"),
            level: 0.0,
            classes: [0.0; 5],
            per_bit: 0.0,
            first: BTreeMap::new(),
            second: BTreeMap::new(),
            pairs: BTreeMap::new(),
            slow: BTreeMap::new(),
            wrong: BTreeMap::new(),
            sessions: 0.0,
        };
        learner.level = 5.2 + 0.35 * learner.normal();
        // Other hand, repeated, same finger, left, right.
        for (class, mean) in [0.0, -0.117, 0.2, 0.082, 0.026].into_iter().enumerate() {
            learner.classes[class] = mean + nature.class * learner.normal();
        }
        learner.per_bit = 0.03 + 0.015 * learner.normal();
        learner
    }

    pub(crate) fn below(&mut self, limit: usize) -> usize {
        self.random.below(limit)
    }

    /// A number from 0 up to 1.
    fn uniform(&mut self) -> f64 {
        let whole = u32::try_from(self.random.below(1 << 30)).expect("small");
        (f64::from(whole) + 0.5) / f64::from(1 << 30)
    }

    /// Box and Muller 1958.
    fn normal(&mut self) -> f64 {
        let (radius, angle) = (self.uniform(), self.uniform());
        (-2.0 * libm::log(radius)).sqrt() * libm::cos(std::f64::consts::TAU * angle)
    }

    /// What a key or pair of this learner adds to the log gap; the same whenever it is asked for.
    fn own(&mut self, before: &str, unit: &str) -> f64 {
        let (before, unit) = (before.to_lowercase(), unit.to_lowercase());
        let nature = self.nature.clone();
        let first = match self.first.get(&before) {
            Some(&known) => known,
            None => nature.first_key * self.normal(),
        };
        self.first.insert(before.clone(), first);
        let second = match self.second.get(&unit) {
            Some(&known) => known,
            None => nature.second_key * self.normal(),
        };
        self.second.insert(unit.clone(), second);
        let key = (before.clone(), unit.clone());
        let pair = match self.pairs.get(&key) {
            Some(&known) => known,
            None => nature.pair * self.normal(),
        };
        self.pairs.insert(key, pair);
        let slow = |name: &str| self.slow.get(name).copied().unwrap_or(0.0);
        first + second + pair + slow(&unit) + slow(&format!("{before}{unit}"))
    }

    /// What this learner's second key and pair add beyond class and language: what makes them weak.
    pub(crate) fn excess(&mut self, before: &str, unit: &str) -> (f64, f64) {
        self.own(before, unit);
        let slow = |name: &str| self.slow.get(name).copied().unwrap_or(0.0);
        let pair = (before.to_lowercase(), unit.to_lowercase());
        (
            self.second[&pair.1] + slow(&pair.1),
            self.pairs[&pair] + slow(&format!("{}{}", pair.0, pair.1)),
        )
    }

    /// The middle of the log gaps of a pair now.
    pub(crate) fn log_gap(&mut self, before: &str, unit: &str) -> f64 {
        let bits = language("en").expect("a list").bits(before, unit);
        let class = self.classes[self.class(before, unit)];
        self.level
            + class
            + self.per_bit * (bits.next - 4.0)
            + self.own(before, unit)
            + self.nature.trend * self.sessions
    }

    fn class(&self, before: &str, unit: &str) -> usize {
        let finger = |unit: &str| {
            let stroke = self.layout.route(unit)?.pop()?;
            Some((self.layout.finger(&stroke.code)?, stroke.code))
        };
        let (Some((first, from)), Some((second, to))) = (finger(before), finger(unit)) else {
            return 0;
        };
        let is_left = |finger: Finger| finger <= Finger::IndexLeft;
        match (
            from == to,
            first == second,
            is_left(first) == is_left(second),
        ) {
            (true, ..) => 1,
            (_, true, _) => 2,
            (_, _, false) => 0,
            _ if is_left(second) => 3,
            _ => 4,
        }
    }

    /// Types a text under `free`, taking mistakes back at once.
    pub(crate) fn type_text(&mut self, text: &str) -> (Text, Log) {
        let text = Text::new(text).expect("a good text");
        let mut recorder = Recorder::new(text.clone(), Policy::Free);
        let nature = self.nature.clone();
        let (mut t, mut before, mut word) = (0.0, " ".to_owned(), 0.0);
        let session = nature.session * self.normal();
        for unit in text.units() {
            let unit = unit.to_string();
            if before == " " {
                word = nature.word * self.normal();
            }
            let mut log_gap = if unit == " " || before == " " {
                // First letters of words: 229 ms, second ones 147 ms (Crump, Lai and Brosowsky 2019).
                self.level + libm::log(229.0 / 147.0)
            } else {
                self.log_gap(&before, &unit)
            };
            log_gap += session + word + nature.scatter * self.normal();
            if self.uniform() < nature.hesitations {
                log_gap -= nature.hesitation * libm::log(self.uniform());
            }
            t += libm::exp(log_gap).max(20.0);
            let rate = self.wrong.get(&unit).copied().unwrap_or(nature.errors);
            if unit != " " && self.uniform() < rate {
                let slip = if unit == "e" { "r" } else { "e" };
                recorder.type_text(whole(t), "", slip);
                recorder.type_text(whole(t + 150.0), "", "\u{8}");
                t += 400.0;
            }
            recorder.type_text(whole(t), "", &unit);
            before = unit;
        }
        self.sessions += 1.0;
        (text, recorder.log().clone())
    }

    /// Types a text and says what its keys and pairs show.
    pub(crate) fn session(&mut self, text: &str) -> SessionStats {
        let (text, log) = self.type_text(text);
        stats(&text, &log)
    }
}

/// What keys and pairs of a log show.
pub(crate) fn stats(text: &Text, log: &Log) -> SessionStats {
    let replay = Replay::run(text, Policy::Free, log, true).expect("a valid log");
    session_stats(&replay)
}

fn whole(t: f64) -> u64 {
    u64::from(super::super::whole(t))
}

/// Sentences of the English courses, shuffled.
pub(crate) fn sentences(seed: u64) -> Vec<&'static str> {
    let mut all: Vec<&str> = texts("en")
        .expect("texts")
        .iter()
        .filter(|written| written.sort == Sort::Sentence && written.length <= 70)
        .map(|written| written.text.as_str())
        .collect();
    let mut random = Random::new(seed);
    for last in (1..all.len()).rev() {
        all.swap(last, random.below(last + 1));
    }
    all
}
