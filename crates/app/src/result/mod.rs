//! What the result screen paints beside the stored figures: curve, beats, pauses, slips, the slowest pair, and
//! the one best next step. All of it comes from the replay; none of it is stored.

mod curve;
mod next;
mod slips;

pub(crate) use curve::curve;
pub(crate) use next::{Standing, next_step};
pub(crate) use slips::{slips, slowest_pair};

use trainer::{metrics::PAUSE, typing::Replay};

use crate::view::result::{Beat, Pause};

/// One mark a press, at its time.
pub(crate) fn beats(replay: &Replay<'_>) -> Vec<Beat> {
    let units = replay.text().units();
    replay
        .presses()
        .map(|press| Beat {
            t: press.t,
            word: begins_word(units, press.index),
            slip: !press.correct,
        })
        .collect()
}

/// The gaps long enough to be called a pause, each with the word it came before or within.
pub(crate) fn pauses(replay: &Replay<'_>) -> Vec<Pause> {
    let units = replay.text().units();
    replay
        .presses()
        .filter(|press| press.gap > PAUSE)
        .map(|press| Pause {
            t: press.t - press.gap,
            length: press.gap,
            word: word_at(units, press.index),
        })
        .collect()
}

fn begins_word(units: &[Box<str>], index: usize) -> bool {
    &*units[index] != " " && (index == 0 || &*units[index - 1] == " ")
}

/// The word around a unit; at a space, the word after it.
fn word_at(units: &[Box<str>], index: usize) -> String {
    let units: Vec<&str> = units.iter().map(|unit| &**unit).collect();
    let at = index + usize::from(units[index] == " ");
    let start = units[..at]
        .iter()
        .rposition(|unit| *unit == " ")
        .map_or(0, |space| space + 1);
    units[start..]
        .iter()
        .take_while(|unit| **unit != " ")
        .copied()
        .collect()
}

#[cfg(test)]
mod tests {
    use trainer::{
        text::Text,
        typing::{Policy, Recorder},
    };

    use super::*;

    /// Types `events` (time, text) on `text` under `stop_on_error`.
    pub(super) fn typed(text: &str, events: &[(u64, &str)]) -> Recorder {
        let mut recorder = Recorder::new(Text::new(text).unwrap(), Policy::StopOnError);
        for (t, input) in events {
            recorder.type_text(*t, "", input);
        }
        recorder
    }

    pub(super) fn replayed(recorder: &Recorder) -> Replay<'_> {
        Replay::run(
            recorder.text(),
            recorder.policy(),
            recorder.log(),
            recorder.is_complete(),
        )
        .unwrap()
    }

    #[test]
    fn each_press_is_a_beat_tall_where_a_word_begins() {
        let recorder = typed(
            "ab c",
            &[(0, "a"), (100, "x"), (250, "b"), (400, " "), (600, "c")],
        );
        let marks: Vec<_> = beats(&replayed(&recorder))
            .into_iter()
            .map(|beat| (beat.t, beat.word, beat.slip))
            .collect();
        assert_eq!(
            marks,
            [
                (0, true, false),
                (100, false, true),
                (250, false, false),
                (400, false, false),
                (600, true, false)
            ]
        );
    }

    #[test]
    fn a_pause_names_its_word_and_begins_where_typing_stopped() {
        let recorder = typed(
            "ab cde f",
            &[
                (0, "a"),
                (100, "b"),
                (2_100, " "),
                (4_101, "c"),
                (4_200, "d"),
                (9_000, "e"),
            ],
        );
        let found: Vec<_> = pauses(&replayed(&recorder))
            .into_iter()
            .map(|pause| (pause.t, pause.length, pause.word))
            .collect();
        // 2,000 ms exactly is no pause.
        assert_eq!(
            found,
            [
                (2_100, 2_001, "cde".to_owned()),
                (4_200, 4_800, "cde".to_owned())
            ]
        );
    }

    #[test]
    fn a_pause_before_a_space_belongs_to_the_word_that_follows() {
        let recorder = typed(
            "ab cd",
            &[
                (0, "a"),
                (100, "b"),
                (3_000, " "),
                (3_100, "c"),
                (3_200, "d"),
            ],
        );
        let found = pauses(&replayed(&recorder));
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].word, "cd");
    }
}
