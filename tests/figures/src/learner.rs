//! A learner who types as people do: uneven gaps, now and then a slip. The same one in every run.

use trainer::metrics::{self, Figures};
use trainer::stats::session_stats;
use trainer::text::Text;
use trainer::typing::{Log, Policy, Recorder, Replay};

use anyhow::Result;

/// Words the texts are made of.
const WORDS: &str = "the of and to in is you that it he was for on are as with his they at be this have from or one had \
    by word but not what all were we when your can said there use an each which she do how their if will up other about \
    out many then them these so some her would make like him into time has look two more write go see number no way \
    could people my than first water been call who oil its now find long down day did get come made may part";

/// Reproducible dice (xorshift64*).
pub(crate) struct Dice(u64);

impl Dice {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    fn next(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 11
    }

    /// A number below `end`.
    fn below(&mut self, end: u64) -> u64 {
        self.next() % end
    }

    /// A gap between two presses, ms: around 200, skewed to the long side as people's are.
    fn gap(&mut self) -> u64 {
        // Twelve dice make a bell curve; its exponential is the log-normal curve that gaps follow.
        let bell: u64 = (0..12).map(|_| self.below(1_000)).sum();
        let spread = (f64::from(u32::try_from(bell).unwrap_or_default()) - 6_000.0) / 1_000.0;
        let gap = 190.0 * (0.35 * spread).exp();
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "between 20 and 1,700"
        )]
        let gap = gap.round() as u64;
        if self.below(200) == 0 {
            gap + 1_500
        } else {
            gap
        }
    }
}

/// A typed session.
pub(crate) struct Typed {
    pub(crate) text: Text,
    pub(crate) log: Log,
    pub(crate) figures: Figures,
    pub(crate) stats: Vec<u8>,
}

/// Types lesson `lesson`, a text of about `units` units, for the time `attempt`; 4 % of the presses are wrong.
pub(crate) fn typed(lesson: u64, attempt: u64, units: usize) -> Result<Typed> {
    let mut dice = Dice::new(lesson);
    let words: Vec<&str> = WORDS.split_whitespace().collect();
    let mut raw = String::new();
    while raw.len() < units {
        if !raw.is_empty() {
            raw.push(' ');
        }
        raw.push_str(words[usize::try_from(dice.below(words.len() as u64))?]);
    }
    let text = Text::new(&raw)?;
    let mut dice = Dice::new(1_000_000 + attempt);
    let mut recorder = Recorder::new(text.clone(), Policy::StopOnError);
    let mut now = 0;
    while !recorder.is_complete() {
        let wanted = text.units()[recorder.cursor()].to_string();
        let unit = if dice.below(25) == 0 {
            neighbour(&wanted)
        } else {
            wanted
        };
        recorder.type_text(now, &code(&unit), &unit);
        now += dice.gap();
    }
    let log = recorder.log().clone();
    let replay = Replay::run(&text, Policy::StopOnError, &log, true)?;
    let figures = metrics::figures(&replay)?;
    let stats = session_stats(&replay).pack();
    Ok(Typed {
        text,
        log,
        figures,
        stats,
    })
}

/// Another letter than this one.
fn neighbour(unit: &str) -> String {
    if unit == "e" { "r".into() } else { "e".into() }
}

/// `KeyboardEvent.code` of a letter on the US layout.
fn code(unit: &str) -> String {
    if unit == " " {
        "Space".into()
    } else {
        format!("Key{}", unit.to_uppercase())
    }
}
