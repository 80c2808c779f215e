//! What the coach expects of a learner: from packed statistics to every key and pair. 50 ms are allowed after
//! 5 million presses, 5 ms usually.

use divan::{Bencher, black_box};
use trainer::{
    content::course,
    keyboard::layout,
    model::{Day, Past, Setting, estimate},
    stats::session_stats,
    text::Text,
    typing::{Policy, Recorder, Replay},
};

fn main() {
    divan::main();
}

/// A small generator of the same numbers on every run.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % u64::try_from(end).expect("small")).expect("small")
    }
}

/// Packed sessions of 500 presses: texts of a course, one after the other.
fn packed(sessions: usize) -> Vec<Vec<u8>> {
    let course = course("adults-en-v1", "us").expect("a course");
    let all: Vec<&str> = course
        .lessons
        .iter()
        .map(|lesson| &*lesson.text_content)
        .collect();
    let all: Vec<char> = all.join(" ").chars().collect();
    let mut numbers = Numbers(0x9E37_79B9_7F4A_7C15);
    let mut one = || {
        let start = numbers.below(all.len() - 500);
        let raw: String = all[start..start + 500].iter().collect();
        let text = Text::new(raw.trim()).expect("a good text");
        let mut recorder = Recorder::new(text.clone(), Policy::StopOnError);
        let mut t = 0;
        while !recorder.is_complete() {
            t += 60 + u64::try_from(numbers.below(400)).expect("small");
            let expected = text.units()[recorder.cursor()].clone();
            if numbers.below(30) == 0 {
                recorder.type_text(t, "", "#");
            } else {
                recorder.type_text(t, "", &expected);
            }
        }
        let replay = Replay::run(&text, Policy::StopOnError, recorder.log(), true).expect("valid");
        session_stats(&replay).pack()
    };
    let different: Vec<Vec<u8>> = (0..sessions.min(300)).map(|_| one()).collect();
    (0..sessions)
        .map(|index| different[index % different.len()].clone())
        .collect()
}

/// Sessions, so many a day: a new learner, a usual one, and 5 million presses at ten a day and in one year.
#[divan::bench(args = [(10, 10), (200, 4), (10_000, 10), (10_000, 28)])]
fn from_packed(bencher: Bencher<'_, '_>, (sessions, a_day): (usize, usize)) {
    let packed = packed(sessions);
    let days: Vec<(Day, &[u8])> = packed
        .iter()
        .enumerate()
        .map(|(index, packed)| {
            let day = i32::try_from(index / a_day).expect("few");
            (Day::EPOCH.plus(day), packed.as_slice())
        })
        .collect();
    let setting = Setting {
        layout: layout("us").expect("a layout"),
        language: "en",
    };
    // Word lists are read once.
    black_box(estimate(
        &Past::from_packed(days.iter().take(1).copied()),
        &setting,
    ));
    bencher.bench(|| {
        let past = Past::from_packed(black_box(&days).iter().copied());
        black_box(estimate(&past, &setting)).pairs.len()
    });
}

/// The same without reading the packed statistics.
#[divan::bench(args = [(10, 10), (200, 4), (10_000, 10)])]
fn from_sums(bencher: Bencher<'_, '_>, (sessions, a_day): (usize, usize)) {
    let packed = packed(sessions);
    let past = Past::from_packed(packed.iter().enumerate().map(|(index, packed)| {
        let day = i32::try_from(index / a_day).expect("few");
        (Day::EPOCH.plus(day), packed)
    }));
    let setting = Setting {
        layout: layout("us").expect("a layout"),
        language: "en",
    };
    bencher.bench(|| black_box(estimate(black_box(&past), &setting)).pairs.len());
}
