//! What the fuzz targets of `fuzz/` and the tests of `tests/decoders` call: each takes any bytes, decodes them, and
//! panics if what comes of them breaks a promise.

use crate::content::{own_course, own_layout};
use crate::keyboard::Layout;
use crate::metrics::figures;
use crate::model::{Day, Past};
use crate::stats::{SessionStats, session_stats};
use crate::text::{Text, is_unit};
use crate::typing::{Log, Policy, Replay};

/// A text and the log of typing it: the first byte says how mistakes count and whether it ended, a line break ends the
/// text, and JSON follows. Statistics of whatever was judged are packed and come back.
pub fn session_log(input: &[u8]) {
    let Some((&head, rest)) = input.split_first() else {
        return;
    };
    let Some((text, log)) = std::str::from_utf8(rest)
        .ok()
        .and_then(|rest| rest.split_once('\n'))
    else {
        return;
    };
    let (Ok(text), Ok(log)) = (Text::new(text), serde_json::from_str::<Log>(log)) else {
        return;
    };
    assert!(text.units().iter().all(|unit| is_unit(unit)));
    let again = serde_json::to_string(&log).expect("a log is JSON");
    let again: Log = serde_json::from_str(&again).expect("and reads again");
    assert_eq!(again, log);
    judge(&text, &log, policy(head), head & 4 != 0);
}

fn policy(head: u8) -> Policy {
    match head & 3 {
        0 => Policy::Free,
        1 => Policy::NoBackspace,
        _ => Policy::StopOnError,
    }
}

fn judge(text: &Text, log: &Log, policy: Policy, is_completed: bool) {
    let Ok(replay) = Replay::run(text, policy, log, is_completed) else {
        return;
    };
    assert_eq!(
        replay.presses().count(),
        usize::try_from(replay.inserts()).expect("it fits")
    );
    if let Ok(figures) = figures(&replay) {
        assert!(figures.errors <= figures.inserts);
        assert!(figures.accuracy <= 10_000);
    }
    comes_back(&session_stats(&replay));
}

/// Packed statistics of a session of another device.
pub fn statistics(input: &[u8]) {
    let mut sum = SessionStats::default();
    let summed = sum.merge_packed(input);
    if let Ok(stats) = SessionStats::unpack(input) {
        assert!(summed.is_ok() && sum == stats);
        comes_back(&stats);
        drop((stats.keys(), stats.pairs()));
    } else {
        assert!(summed.is_err());
    }
    // The coach reads them in its own way.
    let past = Past::from_packed([(Day::EPOCH, input)]);
    assert_eq!(past.skipped() > 0, summed.is_err());
}

fn comes_back(stats: &SessionStats) {
    let packed = stats.pack();
    let unpacked = SessionStats::unpack(&packed).expect("what was packed unpacks");
    assert_eq!(unpacked.pack(), packed);
}

/// A keyboard layout that somebody put into the folder.
pub fn layout(input: &[u8]) {
    let Ok(json) = std::str::from_utf8(input) else {
        return;
    };
    let read = Layout::read("layout.json", json);
    if let (Ok(own), Ok(read)) = (own_layout("layout.json", json), &read) {
        assert_eq!(own.id, read.id);
    }
}

/// A course that somebody put into the folder. Whatever lesson is taken can be typed.
pub fn course(input: &[u8]) {
    let Ok(text) = std::str::from_utf8(input) else {
        return;
    };
    let Ok(course) = own_course("course.toml", text) else {
        return;
    };
    for lesson in &course.lessons {
        let text = Text::new(&lesson.text_content).expect("its text is one");
        assert_eq!(u32::try_from(text.len()), Ok(lesson.text_length));
    }
}
