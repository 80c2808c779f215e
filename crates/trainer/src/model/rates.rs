//! Error rates, drawn towards those of the key, and a key's towards the learner's.

/// Presses and wrong ones among them, old ones counted less.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(super) struct Presses {
    pub(super) presses: f64,
    pub(super) errors: f64,
}

impl Presses {
    pub(super) fn add(&mut self, other: Self) {
        self.presses += other.presses;
        self.errors += other.errors;
    }
}

/// An error rate, 0 to 1, with its standard deviation.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Rate {
    pub(super) mean: f64,
    pub(super) deviation: f64,
}

/// Wrong, left out and doubled characters of grown-ups: 1.65 + 0.80 + 0.67 % (Dhakal et al. 2018).
const PUBLISHED: f64 = 0.0312;
/// How many presses that is worth of a learner's own.
const LEARNER: f64 = 100.0;
/// How many presses the learner's rate is worth for a key.
pub(super) const KEY: f64 = 50.0;
/// How many presses the key's rate is worth for a pair.
pub(super) const PAIR: f64 = 25.0;
/// Days after which a press says half as much of today.
const HALF: f64 = 60.0;

/// How much a press of so many days ago counts.
pub(super) fn freshness(age: f64) -> f64 {
    1.0 / (1.0 + age / HALF)
}

/// The rate of all presses of the learner.
pub(super) fn learner(presses: Presses) -> f64 {
    (presses.errors + LEARNER * PUBLISHED) / (presses.presses + LEARNER)
}

/// The rate of a key or pair, from its presses and from a rate worth so many presses: the mean of the beta
/// distribution that both make, and its deviation.
pub(super) fn rate(own: Presses, from: f64, worth: f64) -> Rate {
    let all = own.presses + worth;
    let mean = (own.errors + worth * from) / all;
    Rate {
        mean,
        deviation: (mean * (1.0 - mean) / (all + 1.0)).sqrt(),
    }
}
