//! The reducer, readable: `done|[current]|ahead`, `!` before a wrong unit.

use super::*;
use crate::text::Text;

/// A running session, typed by short scripts: every character is an insert, `<` is Backspace, `«` deletes a word.
struct Session {
    recorder: Recorder,
    t: u64,
}

fn session(text: &str, policy: Policy) -> Session {
    let text = Text::new(text).expect("a good text");
    Session {
        recorder: Recorder::new(text, policy),
        t: 0,
    }
}

impl Session {
    fn keys(&mut self, script: &str) -> String {
        for key in script.chars() {
            self.t += 100;
            let input = match key {
                '<' => Input::DeleteUnit,
                '«' => Input::DeleteWord,
                key => Input::Insert(key.to_string().into()),
            };
            self.recorder.push(self.t, "", input);
        }
        self.state()
    }

    fn state(&self) -> String {
        let (units, cursor) = (self.recorder.text().units(), self.recorder.cursor());
        let mut done = String::new();
        for (at, unit) in units[..cursor].iter().enumerate() {
            if self.recorder.wrong_positions().contains(&at) {
                done.push('!');
            }
            done.push_str(unit);
        }
        let current = units.get(cursor).map_or("", |unit| unit);
        let ahead = units.get(cursor + 1..).unwrap_or_default().concat();
        format!("{done}|[{current}]|{ahead}")
    }
}

#[test]
fn stop_on_error_waits() {
    let mut s = session("fj f", Policy::StopOnError);
    assert_eq!(s.state(), "|[f]|j f");
    assert_eq!(s.keys("f"), "f|[j]| f");
    assert_eq!(s.keys("kd"), "f|[j]| f");
    assert_eq!(s.keys("<«"), "f|[j]| f");
    assert_eq!(s.keys("j f"), "fj f|[]|");
    assert_eq!((s.recorder.inserts(), s.recorder.errors()), (6, 2));
}

#[test]
fn free_fills_and_goes_back() {
    let mut s = session("ab cd", Policy::Free);
    assert_eq!(s.keys("ax "), "a!b |[c]|d");
    assert_eq!(s.keys("<"), "a!b|[ ]|cd");
    assert_eq!(s.keys("<"), "a|[b]| cd");
    assert_eq!(s.keys("b cx"), "ab c!d|[]|");
    assert_eq!(s.keys("<d"), "ab c!d|[]|", "it was over");
}

#[test]
fn a_word_goes_with_the_spaces_after_it() {
    let mut s = session("ab  cd  ef", Policy::Free);
    assert_eq!(s.keys("ab  cd  "), "ab  cd  |[e]|f");
    assert_eq!(s.keys("«"), "ab  |[c]|d  ef");
    assert_eq!(s.keys("c«"), "ab  |[c]|d  ef");
    assert_eq!(s.keys("«"), "|[a]|b  cd  ef");
    assert_eq!(s.keys("«"), "|[a]|b  cd  ef");
}

#[test]
fn only_the_plain_space_parts_words() {
    let mut s = session("a,b-c d", Policy::Free);
    assert_eq!(s.keys("a,b-c«"), "|[a]|,b-c d");
}

#[test]
fn no_backspace_fills_and_stays() {
    let mut s = session("abc", Policy::NoBackspace);
    assert_eq!(s.keys("x<«"), "!a|[b]|c");
    assert_eq!(s.keys("bc"), "!abc|[]|");
}

#[test]
fn the_log_is_that_of_the_wire() {
    let mut recorder = Recorder::new(Text::new("fj f").expect("a good text"), Policy::StopOnError);
    for (t, code, typed) in [
        (7_000, "KeyF", "f"),
        (7_182, "KeyK", "k"),
        (7_385, "KeyJ", "j"),
        (7_600, "Space", " "),
        (7_790, "KeyF", "f"),
    ] {
        recorder.type_text(t, code, typed);
    }
    let wire = r#"{"dt":[0,182,203,215,190],"codes":["KeyF","KeyK","KeyJ","Space"],"code":[0,1,2,3,0],"typed":[[1,"k"]]}"#;
    assert_eq!(serde_json::to_string(recorder.log()).expect("JSON"), wire);
    assert_eq!(
        &serde_json::from_str::<Log>(wire).expect("a log"),
        recorder.log()
    );
}

#[test]
fn presses_say_what_was_typed_where() {
    let mut s = session("ab", Policy::Free);
    s.keys("x<ab");
    let replay =
        Replay::run(s.recorder.text(), Policy::Free, s.recorder.log(), true).expect("valid");
    let presses: Vec<_> = replay
        .presses()
        .map(|p| {
            (
                p.seq, p.event, p.t, p.gap, p.index, p.expected, p.actual, p.correct,
            )
        })
        .collect();
    assert_eq!(
        presses,
        [
            (0, 0, 0, 0, 0, "a", "x", false),
            (1, 2, 200, 200, 0, "a", "a", true),
            (2, 3, 300, 100, 1, "b", "b", true),
        ]
    );
    assert_eq!(
        (replay.deleted(), replay.filled(), replay.left_wrong()),
        (1, 2, 0)
    );
}

#[test]
fn a_log_that_never_ends_is_cut_short() {
    let mut recorder = Recorder::new(Text::new("ab").expect("a good text"), Policy::StopOnError);
    for t in 0..MAX_EVENTS as u64 + 5 {
        recorder.type_text(t, "KeyX", "x");
    }
    assert_eq!(recorder.log().len(), MAX_EVENTS);
    assert_eq!(recorder.type_text(u64::MAX, "KeyA", "a"), Outcome::Ignored);
    assert!(Replay::run(recorder.text(), Policy::StopOnError, recorder.log(), false).is_ok());
}

#[test]
fn a_recorder_knows_only_so_many_keys() {
    let text = Text::new(&"a".repeat(400)).expect("a good text");
    let mut recorder = Recorder::new(text, Policy::Free);
    for t in 0..400 {
        recorder.type_text(t, &format!("Key{t}"), "a");
    }
    let replay = Replay::run(recorder.text(), Policy::Free, recorder.log(), true).expect("valid");
    let codes: Vec<_> = replay
        .presses()
        .map(|press| press.code.to_owned())
        .collect();
    assert_eq!(
        (
            codes[254].as_str(),
            codes[255].as_str(),
            codes[399].as_str()
        ),
        ("Key254", "", "")
    );
}

#[test]
fn a_long_pause_is_cut_to_an_hour() {
    let mut recorder = Recorder::new(Text::new("abc").expect("a good text"), Policy::Free);
    recorder.type_text(0, "", "a");
    recorder.type_text(10_000_000, "", "b");
    recorder.type_text(10_000_100, "", "c");
    assert_eq!(recorder.log().dt, [0, 3_600_000, 100]);
}
