//! What comes of typing: logs, statistics, pushes.

use std::io::Write as _;

use chrono::{DateTime, Utc};
use protocol::{
    DeviceType, ErrorPolicy, Log, PushRequest, PushSession, SessionResult, Setting, Unlock,
};
use store::{JournalEvent, JournalHeader, pack_log, pack_text};
use trainer::metrics::{METRICS_VERSION, figures};
use trainer::stats::session_stats;
use trainer::text::Text;
use trainer::typing::{Policy, Recorder, Replay};
use uuid::Uuid;

use crate::Seeds;

/// One press: lesson clock, key, text.
type Press = (u64, &'static str, &'static str);

struct Typed {
    name: &'static str,
    policy: Policy,
    text: Text,
    presses: Vec<Press>,
    log: trainer::typing::Log,
    is_completed: bool,
}

impl Typed {
    fn new(name: &'static str, text: &str, policy: Policy, presses: &[Press]) -> Self {
        let mut recorder = Recorder::new(Text::new(text).unwrap(), policy);
        for &(t, code, typed) in presses {
            recorder.type_text(t, code, typed);
        }
        Self {
            name,
            policy,
            text: recorder.text().clone(),
            presses: presses.to_vec(),
            is_completed: recorder.is_complete(),
            log: recorder.log().clone(),
        }
    }

    fn head(&self) -> u8 {
        let policy = match self.policy {
            Policy::Free => 0,
            Policy::NoBackspace => 1,
            Policy::StopOnError => 2,
        };
        policy | if self.is_completed { 4 } else { 0 }
    }

    fn pushed(&self, number: u128) -> PushSession {
        let replay = Replay::run(&self.text, self.policy, &self.log, self.is_completed).unwrap();
        // The shortest ones have no speed.
        let result = figures(&replay).ok().map(|figures| SessionResult {
            wpm: Some(figures.wpm),
            accuracy: Some(figures.accuracy),
            duration: Some(figures.duration),
            ..SessionResult::default()
        });
        let log: Log = serde_json::from_str(&serde_json::to_string(&self.log).unwrap()).unwrap();
        PushSession {
            id: Uuid::from_u128((0x0197 << 112) | (0x7 << 76) | (0b10 << 62) | number),
            lesson: None,
            text: Some(self.text.to_string()),
            started_at: now(),
            timezone: "Europe/Berlin".into(),
            local_date: now().date_naive(),
            keyboard_layout: "us".into(),
            device_type: DeviceType::Laptop,
            error_policy: match self.policy {
                Policy::Free => ErrorPolicy::Free,
                Policy::NoBackspace => ErrorPolicy::NoBackspace,
                Policy::StopOnError => ErrorPolicy::StopOnError,
            },
            is_practice: true,
            is_completed: self.is_completed,
            metrics_version: METRICS_VERSION,
            result: result.map(|result| result.to_raw()),
            log: Some(log.to_raw()),
        }
    }
}

fn now() -> DateTime<Utc> {
    "2026-11-22T08:30:01.004Z".parse().unwrap()
}

fn sessions() -> [Typed; 4] {
    [
        Typed::new(
            "waits",
            "fj f",
            Policy::StopOnError,
            &[
                (0, "KeyF", "f"),
                (182, "KeyK", "k"),
                (385, "KeyJ", "j"),
                (600, "Space", " "),
                (790, "KeyF", "f"),
            ],
        ),
        Typed::new(
            "deletes",
            "ab cd",
            Policy::Free,
            &[
                (0, "KeyA", "a"),
                (100, "KeyX", "x"),
                (40_000, "Backspace", "\u{8}"),
                (40_100, "KeyB", "b"),
                (72_867, "Space", " "),
                (72_967, "Backspace", "\u{17}"),
                (73_100, "KeyC", "c"),
            ],
        ),
        Typed::new(
            "clusters",
            "é👍🏽ж",
            Policy::NoBackspace,
            &[(0, "KeyE", "é"), (90, "", "👨‍👩‍👧"), (260, "Semicolon", "ж")],
        ),
        Typed::new(
            "begun",
            "the quick brown fox",
            Policy::StopOnError,
            &[
                (0, "KeyT", "t"),
                (1_300, "KeyH", "h"),
                (1_420, "", "👍🏽"),
                (1_600, "KeyE", "e"),
                (1_790, "Space", " "),
            ],
        ),
    ]
}

pub(crate) fn all() -> Vec<(&'static str, Seeds)> {
    let sessions = sessions();
    let of = |make: &dyn Fn(&Typed) -> Vec<u8>| -> Seeds {
        sessions
            .iter()
            .map(|one| (one.name.to_owned(), make(one)))
            .collect()
    };
    vec![
        ("push", pushes(&sessions)),
        (
            "session_log",
            of(&|one| {
                let log = serde_json::to_string(&one.log).unwrap();
                [&[one.head()], format!("{}\n{log}", one.text).as_bytes()].concat()
            }),
        ),
        (
            "statistics",
            of(&|one| {
                let replay =
                    Replay::run(&one.text, one.policy, &one.log, one.is_completed).unwrap();
                session_stats(&replay).pack()
            }),
        ),
        ("packed_log", of(&|one| pack_log(&one.log))),
        ("packed_text", of(&|one| pack_text(&one.text.to_string()))),
        ("journal", of(&journal)),
    ]
}

fn pushes(sessions: &[Typed]) -> Seeds {
    let request = |sessions: Vec<PushSession>| PushRequest {
        device_id: Uuid::from_u128(0x0d9f_6d0e_6a4e_4c0b_9a44_0a6c_5a2f_7e11),
        sent_at: now(),
        sessions: sessions.iter().map(PushSession::to_raw).collect(),
        settings: vec![Setting {
            key: "theme".into(),
            value: "dark".into(),
            hlc: "1763800267120-0003-0d9f6d0e".into(),
        }],
        unlocks: vec![Unlock {
            course: "adults-en-v1".into(),
            number: 2,
        }],
    };
    let numbered = || (0..).zip(sessions).map(|(number, one)| one.pushed(number));
    let mut seeds: Seeds = sessions
        .iter()
        .zip(numbered())
        .map(|(one, session)| {
            let json = serde_json::to_vec(&request(vec![session])).unwrap();
            (one.name.to_owned(), [&[0], &json[..]].concat())
        })
        .collect();
    let json = serde_json::to_vec(&request(numbered().collect())).unwrap();
    let mut gzip = flate2::write::GzEncoder::new(vec![1], flate2::Compression::best());
    gzip.write_all(&json).unwrap();
    seeds.push(("gzip".into(), gzip.finish().unwrap()));
    let zstd = zstd::encode_all(json.as_slice(), 9).unwrap();
    seeds.push(("zstd".into(), [&[2], &zstd[..]].concat()));
    seeds
}

fn journal(one: &Typed) -> Vec<u8> {
    let header = JournalHeader {
        session_id: Uuid::from_u128(7),
        request: serde_json::json!({"kind": "practice"}),
        text: one.text.to_string(),
        policy: one.policy,
        keyboard_layout: "us".into(),
        started_at: now().timestamp_millis(),
        timezone: "Europe/Berlin".into(),
        local_date: "2026-11-22".into(),
    };
    let mut lines = serde_json::to_string(&header).unwrap() + "\n";
    for &(t, code, typed) in &one.presses {
        let event = JournalEvent(code.into(), typed.into(), t);
        lines += &(serde_json::to_string(&event).unwrap() + "\n");
    }
    lines.into_bytes()
}
