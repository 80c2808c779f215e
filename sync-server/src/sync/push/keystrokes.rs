//! Key presses as `session_keystrokes` keeps them: one row of arrays a session.

use std::collections::BTreeMap;

use trainer::typing::{DELETE_UNIT, DELETE_WORD, Log, Replay};

/// The columns of one row; the migration says what each of them is.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Keystrokes {
    pub(super) gaps: Vec<i16>,
    pub(super) long_gap_at: Vec<i32>,
    pub(super) long_gaps: Vec<i32>,
    pub(super) keys: Vec<i16>,
    pub(super) key_codes: Vec<String>,
    pub(super) shift_at: Vec<i32>,
    pub(super) shift: Vec<i32>,
    pub(super) wrong_at: Vec<i32>,
    pub(super) wrong: Vec<String>,
    pub(super) delete_at: Vec<i32>,
    pub(super) delete_gaps: Vec<i32>,
    pub(super) delete_keys: Vec<i16>,
    pub(super) delete_word: Vec<bool>,
}

impl Keystrokes {
    /// Packs a judged log.
    pub(super) fn of(replay: &Replay<'_>) -> Self {
        let mut row = Self::default();
        let mut codes = Codes::default();
        let mut shift = 0;
        for press in replay.presses() {
            let seq = int(press.seq);
            match i16::try_from(press.gap) {
                Ok(gap) if gap < i16::MAX => row.gaps.push(gap),
                _ => {
                    row.gaps.push(i16::MAX);
                    row.long_gap_at.push(seq);
                    row.long_gaps.push(int(press.gap));
                }
            }
            row.keys.push(codes.index(press.code));
            let here = int(press.index) - seq;
            if here != shift {
                row.shift_at.push(seq);
                row.shift.push(here);
                shift = here;
            }
            if !press.correct {
                row.wrong_at.push(seq);
                row.wrong.push(press.actual.to_owned());
            }
        }
        row.add_deletes(replay.log(), &mut codes);
        row.key_codes = codes.names;
        row
    }

    fn add_deletes(&mut self, log: &Log, codes: &mut Codes) {
        let is_delete = |typed: &str| matches!(typed, DELETE_UNIT | DELETE_WORD);
        for (before, (event, typed)) in log
            .typed
            .iter()
            .filter(|(_, typed)| is_delete(typed))
            .enumerate()
        {
            let at = *event as usize;
            self.delete_at.push(int(at - before));
            self.delete_gaps.push(int(log.dt[at]));
            self.delete_keys
                .push(codes.index(&log.codes[usize::from(log.code[at])]));
            self.delete_word.push(&**typed == DELETE_WORD);
        }
    }
}

/// The physical keys that occur, numbered as they come.
#[derive(Default)]
struct Codes {
    names: Vec<String>,
    known: BTreeMap<String, i16>,
}

impl Codes {
    fn index(&mut self, name: &str) -> i16 {
        if let Some(&index) = self.known.get(name) {
            return index;
        }
        // A log names at most 32,768.
        let index = i16::try_from(self.names.len()).unwrap_or(i16::MAX);
        self.names.push(name.to_owned());
        self.known.insert(name.to_owned(), index);
        index
    }
}

/// Column `INTEGER`. Only a gap can be larger: of weeks, with deletes in it.
fn int(number: impl TryInto<i32>) -> i32 {
    number.try_into().unwrap_or(i32::MAX)
}

#[cfg(test)]
mod tests {
    use trainer::text::Text;
    use trainer::typing::{Policy, Recorder};

    use super::*;

    fn packed(text: &str, policy: Policy, inputs: &[(u64, &str, &str)]) -> Keystrokes {
        let mut recorder = Recorder::new(Text::new(text).unwrap(), policy);
        for &(t, code, typed) in inputs {
            recorder.type_text(t, code, typed);
        }
        let replay = Replay::run(
            recorder.text(),
            policy,
            recorder.log(),
            recorder.is_complete(),
        )
        .unwrap();
        Keystrokes::of(&replay)
    }

    #[test]
    fn a_wrong_insert_that_waits_shifts_the_position() {
        let inputs = [
            (0, "KeyF", "f"),
            (182, "KeyK", "k"),
            (385, "KeyJ", "j"),
            (600, "Space", " "),
            (790, "KeyF", "f"),
        ];
        let row = packed("fj f", Policy::StopOnError, &inputs);
        assert_eq!(row.gaps, [0, 182, 203, 215, 190]);
        assert_eq!((row.keys, row.key_codes.len()), (vec![0, 1, 2, 3, 0], 4));
        assert_eq!((row.wrong_at, row.wrong), (vec![1], vec!["k".to_owned()]));
        // Insert 2 is at position 1.
        assert_eq!((row.shift_at, row.shift), (vec![2], vec![-1]));
        assert!(row.delete_at.is_empty());
    }

    #[test]
    fn deletes_and_long_gaps_have_columns_of_their_own() {
        let inputs = [
            (0, "KeyA", "a"),
            (100, "KeyX", "x"),
            (40_000, "Backspace", "\u{8}"),
            (40_100, "KeyB", "b"),
            (72_867, "Space", " "),
            (72_967, "Backspace", "\u{17}"),
        ];
        let row = packed("ab cd", Policy::Free, &inputs);
        // 40,000 ms and 32,767 ms do not fit in a SMALLINT that also marks long gaps.
        assert_eq!(row.gaps, [0, 100, 32_767, 32_767]);
        assert_eq!(
            (row.long_gap_at, row.long_gaps),
            (vec![2, 3], vec![40_000, 32_767])
        );
        assert_eq!((row.shift_at, row.shift), (vec![2], vec![-1]));
        assert_eq!(
            (row.delete_at, row.delete_gaps),
            (vec![2, 4], vec![39_900, 100])
        );
        assert_eq!(row.delete_word, [false, true]);
        assert_eq!(
            row.key_codes[usize::try_from(row.delete_keys[0]).unwrap()],
            "Backspace"
        );
    }
}
