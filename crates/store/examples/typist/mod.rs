//! A typist for measurements: common English words, gaps and slips like people's, the same from run to run.
//!
//! Gaps are log-normal with the mean and spread of 168,960 people (238.7 ± 111.6 ms), 3 % of the presses are wrong.

use store::{DeviceType, Exercise, LessonRef, NewSession, Session};
use trainer::keyboard::{Layout, layout};
use trainer::metrics::{METRICS_VERSION, figures};
use trainer::stats::session_stats;
use trainer::text::Text;
use trainer::typing::{Input, Log, Policy, Recorder, Replay};
use uuid::Uuid;

const WORDS: &str = "the of and to in is you that it he was for on are as with his they at be this have from or one \
    had by word but not what all were we when your can said there use an each which she do how their if will up \
    other about out many then them these so some her would make like him into time has look two more write go see \
    number no way could people my than first water been call who oil its now find long down day did get come made \
    may part over new sound take only little work know place year live me back give most very after thing our just \
    name good sentence man think say great where help through much before line right too mean old any same tell boy \
    follow came want show also around form three small set put end does another well large must big even such because";

/// Numbers from a seed.
pub(crate) struct Numbers(u64);

impl Numbers {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        // splitmix64
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    fn below(&mut self, n: usize) -> usize {
        usize::try_from(self.next() % n as u64).expect("below a usize")
    }

    /// From 0 to 1.
    fn share(&mut self) -> f64 {
        f64::from(u32::try_from(self.next() >> 32).expect("32 bits")) / f64::from(u32::MAX)
    }

    /// Log-normal with the mean and spread of real gaps, ms.
    fn gap(&mut self) -> u64 {
        let sigma = (1.0_f64 + (111.6_f64 / 238.7).powi(2)).ln().sqrt();
        let mu = 238.7_f64.ln() - sigma * sigma / 2.0;
        let normal = (-2.0 * self.share().max(1e-9).ln()).sqrt()
            * (std::f64::consts::TAU * self.share()).cos();
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "clamped before"
        )]
        let gap = (mu + sigma * normal).exp().clamp(30.0, 5_000.0) as u64;
        gap
    }
}

/// A session that owns what a [`NewSession`] borrows.
pub(crate) struct Typed {
    pub(crate) session: Session,
    pub(crate) text: String,
    pub(crate) log: Log,
    pub(crate) stats: Vec<u8>,
}

impl Typed {
    pub(crate) fn as_new(&self) -> NewSession<'_> {
        NewSession {
            session: self.session.clone(),
            text: &self.text,
            log: &self.log,
            stats: &self.stats,
            opened: &[],
        }
    }
}

/// Id, beginning and day of a session: six a day.
pub(crate) fn moment(number: u64) -> (Uuid, i64, String) {
    let started_at = 1_795_336_200_000 + i64::try_from(number).expect("small") * 4 * 3_600_000;
    let random = number.to_be_bytes().repeat(2)[..10]
        .try_into()
        .expect("ten bytes");
    let id = uuid::Builder::from_unix_timestamp_millis(started_at.unsigned_abs(), &random);
    let day = number / 6;
    let date = format!(
        "{:04}-{:02}-{:02}",
        2026 + day / 336,
        1 + day / 28 % 12,
        1 + day % 28
    );
    (id.into_uuid(), started_at, date)
}

/// Every fifth session is practice, the others are 60 lessons in turn.
pub(crate) fn exercise(number: u64) -> Exercise {
    if number % 5 == 4 {
        return Exercise::Practice;
    }
    Exercise::Lesson(LessonRef {
        course: "adults-en-v1".into(),
        version: "1.0.0".into(),
        number: u32::try_from(number % 60).expect("below 60") + 1,
        key_order: "us".into(),
    })
}

/// Types a text of about `length` units; every fifth session is practice, the others are 60 lessons in turn.
pub(crate) fn session(number: u64, length: usize) -> Typed {
    let us = layout("us").expect("the layout is built in");
    let is_practice = exercise(number) == Exercise::Practice;
    // A lesson has its own text, the same each time; practice is made anew.
    let lesson = u32::try_from(number % 60).expect("below 60") + 1;
    let text = text(
        &mut Numbers::new(if is_practice {
            1_000_000 + number
        } else {
            u64::from(lesson)
        }),
        length,
    );
    let log = types(&mut Numbers::new(number ^ 0xabcd), &text, us);
    let replay =
        Replay::run(&text, Policy::StopOnError, &log, true).expect("a recorder's log replays");
    let (id, started_at, local_date) = moment(number);
    let session = Session {
        id,
        exercise: exercise(number),
        started_at,
        timezone: "Europe/Berlin".into(),
        local_date,
        keyboard_layout: "us".into(),
        device_type: DeviceType::Laptop,
        policy: Policy::StopOnError,
        is_completed: true,
        metrics_version: METRICS_VERSION,
        figures: figures(&replay).expect("enough was typed"),
        rating: (!is_practice).then_some(3),
        stars_needed: (!is_practice).then_some(2),
    };
    Typed {
        session,
        text: text.as_string(),
        stats: session_stats(&replay).pack(),
        log,
    }
}

fn text(numbers: &mut Numbers, length: usize) -> Text {
    let words: Vec<&str> = WORDS.split_whitespace().collect();
    let mut text = String::new();
    while text.len() < length {
        if !text.is_empty() {
            text.push(' ');
        }
        text.push_str(words[numbers.below(words.len())]);
    }
    Text::new(&text).expect("a text to type")
}

fn types(numbers: &mut Numbers, text: &Text, layout: &Layout) -> Log {
    let mut recorder = Recorder::new(text.clone(), Policy::StopOnError);
    let mut t = 0;
    while !recorder.is_complete() {
        t += numbers.gap();
        let expected = text.units()[recorder.cursor()].clone();
        let unit = if numbers.below(100) < 3 {
            "e".into()
        } else {
            expected
        };
        let code = layout
            .route(&unit)
            .and_then(|route| Some(route.last()?.code.clone()))
            .expect("a letter of the layout");
        recorder.push(t, &code, Input::Insert(unit));
    }
    recorder.log().clone()
}
