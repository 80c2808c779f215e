//! P2: what the server and the app do with every stored log, in events per second on one core.

use divan::{Bencher, black_box, counter::ItemsCount};
use trainer::{
    metrics::figures,
    stats::{SessionStats, session_stats},
    text::Text,
    typing::{Log, Policy, Recorder, Replay},
};

/// Sessions of one run, and units of each.
const SESSIONS: usize = 200;
const UNITS: usize = 400;

fn main() {
    divan::main();
}

/// A session as the server has it: the text, and the log unpacked from the wire.
struct Session {
    text: Text,
    policy: Policy,
    log: Log,
}

/// A small generator of the same numbers on every run.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, end: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % end
    }
}

/// Typed with 4 % slips; under `free` each slip is noticed two units later and taken back.
fn sessions(policy: Policy) -> Vec<Session> {
    let words = [
        "the", "señor", "quick", "été", "brown", "fox", "jumps", "over", "lazy", "dogs", "again",
    ];
    let mut numbers = Numbers(0x9E37_79B9_7F4A_7C15);
    let mut one = || {
        let mut raw = String::new();
        while raw.chars().count() < UNITS {
            raw.push_str(words[usize::try_from(numbers.below(words.len() as u64)).expect("small")]);
            raw.push(' ');
        }
        let text = Text::new(raw.trim_end()).expect("a good text");
        let mut recorder = Recorder::new(text.clone(), policy);
        let (mut t, mut slips) = (0, 0);
        while !recorder.is_complete() {
            t += 90 + numbers.below(160);
            let expected = text.units()[recorder.cursor()].clone();
            let code = format!("Key{}", expected.to_uppercase());
            if numbers.below(25) == 0 {
                recorder.type_text(t, "KeyX", "x");
                slips = 3;
            } else if policy == Policy::Free && slips == 1 {
                for back in 0..3 {
                    recorder.type_text(t + 60 * back, "Backspace", "\u{8}");
                }
                t += 120;
                slips = 0;
            } else {
                recorder.type_text(t, &code, &expected);
                slips -= i32::from(slips > 1);
            }
        }
        Session {
            text,
            policy,
            log: recorder.log().clone(),
        }
    };
    (0..SESSIONS).map(|_| one()).collect()
}

fn events(sessions: &[Session]) -> ItemsCount {
    ItemsCount::new(
        sessions
            .iter()
            .map(|session| session.log.len())
            .sum::<usize>(),
    )
}

const POLICIES: [Policy; 3] = [Policy::StopOnError, Policy::Free, Policy::NoBackspace];

/// The figure of P2: validate, judge, and every figure.
#[divan::bench(args = POLICIES)]
fn replay(bencher: Bencher<'_, '_>, policy: Policy) {
    let sessions = sessions(policy);
    bencher.counter(events(&sessions)).bench(|| {
        for session in black_box(&sessions) {
            let replay =
                Replay::run(&session.text, session.policy, &session.log, true).expect("valid");
            black_box(figures(&replay).expect("a speed"));
        }
    });
}

/// The same with the statistics by key and pair, packed: all that the server computes of a session.
#[divan::bench(args = POLICIES)]
fn replay_and_stats(bencher: Bencher<'_, '_>, policy: Policy) {
    let sessions = sessions(policy);
    bencher.counter(events(&sessions)).bench(|| {
        for session in black_box(&sessions) {
            let replay =
                Replay::run(&session.text, session.policy, &session.log, true).expect("valid");
            black_box(figures(&replay).expect("a speed"));
            black_box(session_stats(&replay).pack());
        }
    });
}

/// Summing packed statistics, as the statistics screen does (P5); items are sessions.
#[divan::bench]
fn sum_of_stats(bencher: Bencher<'_, '_>) {
    let packed: Vec<Vec<u8>> = sessions(Policy::StopOnError)
        .iter()
        .map(|session| {
            let replay =
                Replay::run(&session.text, session.policy, &session.log, true).expect("valid");
            session_stats(&replay).pack()
        })
        .collect();
    bencher.counter(ItemsCount::new(packed.len())).bench(|| {
        let mut sum = SessionStats::default();
        for stats in black_box(&packed) {
            sum.merge_packed(stats).expect("our own bytes");
        }
        sum
    });
}
