//! Sessions as they come out of real typing, made from a seed.

use store::{DeviceType, Exercise, LessonRef, NewSession, Session};
use trainer::metrics::{METRICS_VERSION, figures};
use trainer::stats::session_stats;
use trainer::text::Text;
use trainer::typing::{Input, Log, Policy, Recorder, Replay};
use uuid::Uuid;

/// A typed session that owns everything a [`NewSession`] borrows.
#[derive(Debug, Clone)]
pub(crate) struct Made {
    pub(crate) session: Session,
    pub(crate) text: String,
    pub(crate) log: Log,
    pub(crate) stats: Vec<u8>,
    pub(crate) opened: Vec<u32>,
}

impl Made {
    pub(crate) fn as_new(&self) -> NewSession<'_> {
        NewSession {
            session: self.session.clone(),
            text: &self.text,
            log: &self.log,
            stats: &self.stats,
            opened: &self.opened,
        }
    }

    pub(crate) fn id(&self) -> Uuid {
        self.session.id
    }
}

/// A small generator of numbers, the same everywhere.
#[derive(Debug, Clone)]
pub(crate) struct Numbers(pub(crate) u64);

impl Numbers {
    pub(crate) fn next(&mut self, below: u64) -> u64 {
        // splitmix64
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (z ^ (z >> 31)) % below
    }
}

pub(crate) const DAY: i64 = 86_400_000;
/// 2026-11-22T08:30:00Z.
pub(crate) const NOW: i64 = 1_795_336_200_000;

/// A finished or unfinished session of lesson `number` (0: practice) on day `day` of November 2026.
pub(crate) fn session(seed: u64, number: u32, day: u32, is_completed: bool) -> Made {
    let mut numbers = Numbers(seed);
    let text = Text::new("fj fj jf jf ffj jjf fjf").unwrap();
    let mut recorder = Recorder::new(text.clone(), Policy::StopOnError);
    let mut t = 0;
    let upto = if is_completed {
        text.len()
    } else {
        3 + numbers.next(10) as usize
    };
    while recorder.cursor() < upto {
        t += 40 + numbers.next(400);
        let wrong = numbers.next(12) == 0;
        let unit = if wrong {
            "k".into()
        } else {
            text.units()[recorder.cursor()].clone()
        };
        let code = match &*unit {
            "f" => "KeyF",
            "j" => "KeyJ",
            "k" => "KeyK",
            _ => "Space",
        };
        recorder.push(t, code, Input::Insert(unit));
    }
    let replay = Replay::run(&text, Policy::StopOnError, recorder.log(), is_completed).unwrap();
    let is_lesson = number > 0;
    let mut id = [0_u8; 16];
    id[8..].copy_from_slice(&seed.to_be_bytes());
    id[6] = 0x70;
    Made {
        session: Session {
            id: Uuid::from_bytes(id),
            exercise: if is_lesson {
                Exercise::Lesson(lesson(number))
            } else {
                Exercise::Practice
            },
            started_at: NOW + i64::from(day) * DAY + (seed % 1_000) as i64,
            timezone: "Europe/Berlin".into(),
            local_date: format!("2026-11-{day:02}"),
            keyboard_layout: "us".into(),
            device_type: DeviceType::Laptop,
            policy: Policy::StopOnError,
            is_completed,
            metrics_version: METRICS_VERSION,
            figures: figures(&replay).unwrap(),
            rating: (is_lesson && is_completed).then(|| 1 + numbers.next(5) as u8),
            stars_needed: is_lesson.then_some(2),
        },
        text: text.as_string(),
        log: recorder.log().clone(),
        stats: session_stats(&replay).pack(),
        opened: if is_lesson && is_completed {
            vec![number + 1]
        } else {
            vec![]
        },
    }
}

pub(crate) fn lesson(number: u32) -> LessonRef {
    LessonRef {
        course: "adults-en-v1".into(),
        version: "1.0.0".into(),
        number,
        key_order: "us".into(),
    }
}
