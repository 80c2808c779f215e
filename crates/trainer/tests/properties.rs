//! What holds for any text, any policy and any log, garbage included. `PROPTEST_CASES` asks for more cases than 256.

use proptest::{collection::vec, prelude::*, sample::select};
use trainer::{
    metrics::{Claimed, figures},
    stats::{SessionStats, session_stats},
    text::{Text, cut, is_unit, lenient},
    typing::{Input, Log, Outcome, Policy, Press, Recorder, Replay},
};

fn policy() -> impl Strategy<Value = Policy> {
    select(vec![Policy::StopOnError, Policy::Free, Policy::NoBackspace])
}

/// Texts of few units, so that typing them at random is often right.
fn text() -> impl Strategy<Value = Text> {
    let piece = select(vec![
        "a",
        "b",
        " ",
        "é",
        "ё",
        "e\u{301}",
        "’",
        "👩‍🚀",
        "\n",
        "e",
    ]);
    vec(piece, 2..40).prop_filter_map("too short", |pieces| Text::new(&pieces.concat()).ok())
}

/// One input: mostly the expected unit (`None`), else anything.
fn input() -> impl Strategy<Value = Option<Input>> {
    prop_oneof![
        6 => Just(None),
        2 => select(vec!["a", "b", " ", "é", "´x", "…", "", "\0", "\u{8}", "\u{17}"])
            .prop_map(|typed| Some(Input::Insert(typed.into()))),
        1 => any::<String>().prop_map(|typed| Some(Input::Insert(typed.into()))),
        1 => Just(Some(Input::DeleteUnit)),
        1 => Just(Some(Input::DeleteWord)),
    ]
}

fn inputs() -> impl Strategy<Value = Vec<(u64, String, Option<Input>)>> {
    let t = prop_oneof![9 => 0..2_000_u64, 1 => any::<u64>()];
    let code = prop_oneof![9 => select(vec!["KeyA", "KeyB", ""]).prop_map(str::to_owned), 1 => any::<String>()];
    vec((t, code, input()), 0..120)
}

fn record(
    text: &Text,
    policy: Policy,
    inputs: &[(u64, String, Option<Input>)],
) -> (Recorder, Vec<Outcome>) {
    let mut recorder = Recorder::new(text.clone(), policy);
    let mut clock = 0_u64;
    let mut outcomes = Vec::new();
    for (t, code, input) in inputs {
        clock = clock.wrapping_add(*t); // wraps: the clock goes back at times
        let expected = || {
            text.units()
                .get(recorder.cursor())
                .map_or("a", |unit| unit)
                .into()
        };
        let input = input.clone().unwrap_or_else(|| Input::Insert(expected()));
        outcomes.push(recorder.push(clock, code, input));
    }
    (recorder, outcomes)
}

/// A log with something broken in it, now and then.
#[derive(Debug, Clone)]
enum Damage {
    None,
    Dt(usize, u32),
    Code(usize, u16),
    Typed(usize, u32, String),
    Drop(usize),
    Cut(usize),
}

fn damage() -> impl Strategy<Value = Damage> {
    let at = || any::<prop::sample::Index>().prop_map(|index| index.index(130));
    prop_oneof![
        Just(Damage::None),
        (at(), any::<u32>()).prop_map(|(at, dt)| Damage::Dt(at, dt)),
        (at(), any::<u16>()).prop_map(|(at, code)| Damage::Code(at, code)),
        (at(), 0..130_u32, ".{0,2}").prop_map(|(at, event, unit)| Damage::Typed(at, event, unit)),
        at().prop_map(Damage::Drop),
        at().prop_map(Damage::Cut),
    ]
}

fn damaged(mut log: Log, damage: &Damage) -> Log {
    match damage {
        Damage::None => {}
        Damage::Dt(at, dt) => log
            .dt
            .iter_mut()
            .skip(*at)
            .take(1)
            .for_each(|old| *old = *dt),
        Damage::Code(at, code) => log
            .code
            .iter_mut()
            .skip(*at)
            .take(1)
            .for_each(|old| *old = *code),
        Damage::Typed(at, event, unit) => {
            let at = (*at).min(log.typed.len());
            log.typed.insert(at, (*event, unit.as_str().into()));
        }
        Damage::Drop(at) if *at < log.typed.len() => drop(log.typed.remove(*at)),
        Damage::Drop(_) => drop(log.dt.pop()),
        Damage::Cut(at) => {
            log.dt.truncate(*at);
            log.code.truncate(*at);
        }
    }
    log
}

/// What must hold of any replay that is valid.
fn sound(replay: &Replay<'_>) -> Result<(), TestCaseError> {
    let stats = session_stats(replay);
    prop_assert_eq!(
        stats.keys().values().map(|key| key.presses).sum::<u32>(),
        replay.inserts()
    );
    prop_assert_eq!(SessionStats::unpack(&stats.pack()), Ok(stats));
    if let Ok(figures) = figures(replay) {
        for share in [
            figures.accuracy,
            figures.result_accuracy,
            figures.corrected_error_rate,
        ] {
            prop_assert!(share <= 10_000);
        }
        prop_assert!(figures.consistency.is_none_or(|share| share <= 10_000));
        prop_assert!(figures.wpm <= figures.gross_wpm);
        prop_assert!(figures.active_duration <= figures.duration);
        prop_assert_eq!(
            figures.corrected_errors + figures.uncorrected_errors,
            figures.errors
        );
        prop_assert_eq!(figures.correct_inserts + figures.errors, figures.inserts);
        let claimed = Claimed {
            wpm: figures.wpm,
            gross_wpm: figures.gross_wpm,
            raw_wpm: figures.raw_wpm,
            accuracy: figures.accuracy,
            result_accuracy: figures.result_accuracy,
            errors: figures.errors,
            uncorrected_errors: figures.uncorrected_errors,
            duration: figures.duration,
            active_duration: figures.active_duration,
            kspc: figures.kspc,
            avg_keystroke_time: figures.avg_keystroke_time,
            max_pause_duration: figures.max_pause_duration,
            pause_count: figures.pause_count,
            consistency: figures.consistency,
            inserts: figures.inserts,
            deleted: figures.deleted,
        };
        prop_assert!(claimed.complete(None).is_ok(), "{figures:?}");
        prop_assert_eq!(claimed.complete(Some(figures.length)), Ok(figures));
    }
    Ok(())
}

proptest! {
    #[test]
    fn a_recorded_log_replays_and_agrees(text in text(), policy in policy(), inputs in inputs()) {
        let (recorder, outcomes) = record(&text, policy, &inputs);
        let replay = Replay::run(&text, policy, recorder.log(), recorder.is_complete());
        let replay = replay.map_err(|error| TestCaseError::fail(error.to_string()))?;
        prop_assert_eq!(replay.filled(), recorder.cursor());
        prop_assert_eq!(replay.inserts(), recorder.inserts());
        prop_assert_eq!(replay.inserts() - replay.correct_inserts(), recorder.errors());
        prop_assert_eq!(replay.left_wrong(), recorder.wrong_positions().len());
        prop_assert!(outcomes.iter().filter(|outcome| **outcome == Outcome::Right).count()
            <= replay.correct_inserts() as usize);
        sound(&replay)?;
        let wire = serde_json::to_string(recorder.log()).expect("JSON");
        prop_assert_eq!(&serde_json::from_str::<Log>(&wire).expect("a log"), recorder.log());
    }

    #[test]
    fn any_log_is_judged_without_panic_and_always_alike(
        text in text(), policy in policy(), inputs in inputs(), damage in damage(), completed in any::<bool>(),
    ) {
        let log = damaged(record(&text, policy, &inputs).0.log().clone(), &damage);
        let first = Replay::run(&text, policy, &log, completed);
        let second = Replay::run(&text, policy, &log, completed);
        match (first, second) {
            (Ok(first), Ok(second)) => {
                prop_assert_eq!(figures(&first), figures(&second));
                prop_assert_eq!(first.presses().collect::<Vec<_>>(), second.presses().collect::<Vec<_>>());
                sound(&first)?;
            }
            (first, second) => prop_assert_eq!(first.err(), second.err()),
        }
    }

    #[test]
    fn more_events_never_change_how_earlier_ones_were_judged(
        text in text(), policy in policy(), inputs in inputs(), cut in any::<prop::sample::Index>(),
    ) {
        let whole = record(&text, policy, &inputs).0;
        let keep = cut.index(whole.log().len() + 1);
        let mut log = damaged(whole.log().clone(), &Damage::Cut(keep));
        log.typed.retain(|(event, _)| (*event as usize) < keep);
        let completed = whole.is_complete() && keep == whole.log().len();
        let part = Replay::run(&text, policy, &log, completed);
        let part = part.map_err(|error| TestCaseError::fail(error.to_string()))?;
        let all = Replay::run(&text, policy, whole.log(), whole.is_complete());
        let all = all.map_err(|error| TestCaseError::fail(error.to_string()))?;
        let earlier: Vec<Press<'_>> = all.presses().take_while(|press| (press.event as usize) < keep).collect();
        prop_assert_eq!(part.presses().collect::<Vec<_>>(), earlier);
    }

    #[test]
    fn leniency_is_settled_after_once(raw in any::<String>()) {
        let once = lenient(&raw);
        prop_assert_eq!(&lenient(&once), &once);
        let units = cut(&raw);
        prop_assert_eq!(units.concat(), once);
        for unit in &units {
            prop_assert_eq!(cut(unit).len(), 1);
            prop_assert!(is_unit(unit) || unit.chars().any(char::is_control) || unit.chars().count() > 8);
        }
        if let Ok(text) = Text::new(&raw) {
            prop_assert_eq!(&Text::new(&text.as_string()).expect("still good"), &text);
        }
    }

    #[test]
    fn sums_of_statistics_commute(
        text in text(), policy in policy(), one in inputs(), other in inputs(), packed in vec(any::<u8>(), 0..60),
    ) {
        let stats = |inputs: &[_]| {
            let recorder = record(&text, policy, inputs).0;
            let replay = Replay::run(&text, policy, recorder.log(), recorder.is_complete());
            replay.map(|replay| session_stats(&replay)).expect("a recorded log replays")
        };
        let (one, other) = (stats(&one), stats(&other));
        let mut forward = one.clone();
        forward.merge(&other);
        let mut backward = other.clone();
        backward.merge_packed(&one.pack()).expect("our own bytes");
        prop_assert_eq!(&forward, &backward);
        prop_assert_eq!(forward.keys(), backward.keys());
        // Garbage is refused or read, never a panic.
        let _ = SessionStats::unpack(&packed);
        let _ = SessionStats::unpack(&[&[1], packed.as_slice()].concat());
    }
}

proptest! {
    /// A timed test whose time is over is a finished session, whatever was being corrected just then.
    #[test]
    fn a_text_cut_where_typing_came_to_is_finished(text in text(), policy in policy(), inputs in inputs()) {
        let (recorder, _) = record(&text, policy, &inputs);
        let (cut, log) = recorder.cut_at_furthest();
        if log.is_empty() {
            prop_assert!(cut.is_empty());
        } else {
            let replay = Replay::run(&cut, policy, &log, true);
            prop_assert!(replay.is_ok(), "{:?}", replay);
            prop_assert!(log.len() <= recorder.log().len() && cut.len() >= recorder.cursor());
        }
    }
}
