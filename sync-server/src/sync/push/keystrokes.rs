//! Key presses as `session_keystrokes` keeps them: one row of arrays a session.

use std::collections::BTreeMap;

use trainer::typing::{DELETE_UNIT, DELETE_WORD, Log, Policy, Replay};

/// Gaps this long and longer stand apart.
const LONG: u16 = 1_023;
/// Between units, and between names of keys.
const UNIT_SEPARATOR: &str = "\u{1f}";

/// A gap from its bits; `None` for one that stands apart.
pub(in crate::sync) fn gap(low: &[i8], high: &[i8], seq: usize) -> Option<u32> {
    let low = low.get(seq)?.cast_unsigned();
    let high = high.get(seq / 4)?.cast_unsigned() >> (2 * (seq % 4)) & 3;
    let gap = u16::from_le_bytes([low, high]);
    (gap < LONG).then(|| gap.into())
}

/// The columns of one row; the migration says what each of them is.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(in crate::sync) struct Keystrokes {
    pub(in crate::sync) gap_low: Vec<i8>,
    pub(in crate::sync) gap_high: Vec<i8>,
    pub(in crate::sync) long_gap_at: Vec<i32>,
    pub(in crate::sync) long_gaps: Vec<i32>,
    pub(in crate::sync) key_units: String,
    pub(in crate::sync) key_codes: String,
    pub(in crate::sync) other_key_at: Vec<i32>,
    pub(in crate::sync) other_keys: Vec<i16>,
    pub(in crate::sync) wrong_at: Vec<i32>,
    pub(in crate::sync) wrong: String,
    pub(in crate::sync) waits: bool,
    pub(in crate::sync) shift_at: Vec<i32>,
    pub(in crate::sync) shift: Vec<i32>,
    pub(in crate::sync) delete_at: Vec<i32>,
    pub(in crate::sync) delete_gaps: Vec<i32>,
    pub(in crate::sync) delete_keys: Vec<i16>,
    pub(in crate::sync) delete_word: Vec<bool>,
}

impl Keystrokes {
    /// Packs a judged log.
    pub(super) fn of(replay: &Replay<'_>) -> Self {
        let mut row = Self {
            waits: replay.policy() == Policy::StopOnError,
            ..Self::default()
        };
        let mut keys = Keys::default();
        let mut wrong = Vec::new();
        let mut shift = 0;
        for press in replay.presses() {
            let seq = int(press.seq);
            match u16::try_from(press.gap) {
                Ok(gap) if gap < LONG => row.add_gap(gap),
                _ => {
                    row.add_gap(LONG);
                    row.long_gap_at.push(seq);
                    row.long_gaps.push(int(press.gap));
                }
            }
            keys.press(seq, press.actual, press.code);
            let waited = if row.waits { int(wrong.len()) } else { 0 };
            let here = int(press.index) - (seq - waited);
            if here != shift {
                row.shift_at.push(seq);
                row.shift.push(here);
                shift = here;
            }
            if !press.correct {
                row.wrong_at.push(seq);
                wrong.push(press.actual);
            }
        }
        row.wrong = pack(&wrong);
        row.add_deletes(replay.log(), &mut keys);
        keys.finish(&mut row);
        row
    }

    /// Ten bits: eight here, and two of four gaps in a byte there.
    fn add_gap(&mut self, gap: u16) {
        let [low, high] = gap.to_le_bytes();
        let quarter = self.gap_low.len() % 4;
        self.gap_low.push(low.cast_signed());
        let shifted = (high << (2 * quarter)).cast_signed();
        match self.gap_high.last_mut() {
            Some(four) if quarter > 0 => *four |= shifted,
            _ => self.gap_high.push(shifted),
        }
    }

    fn add_deletes<'a>(&mut self, log: &'a Log, keys: &mut Keys<'a>) {
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
            keys.deletes.push(&log.codes[usize::from(log.code[at])]);
            self.delete_word.push(&**typed == DELETE_WORD);
        }
    }
}

/// Units one after the other, as `cut_units()` reads them. One of several code points that is alone has nothing to be
/// parted from, and a separator before it in its place.
fn pack(units: &[&str]) -> String {
    let is_single = |unit: &&str| unit.chars().nth(1).is_none();
    match units {
        units if units.iter().all(is_single) => units.concat(),
        [alone] => format!("{UNIT_SEPARATOR}{alone}"),
        units => units.join(UNIT_SEPARATOR),
    }
}

/// What `cut_units()` does.
#[cfg(any(test, feature = "fuzzing"))]
pub(in crate::sync) fn cut(packed: &str) -> Vec<&str> {
    match packed.strip_prefix(UNIT_SEPARATOR) {
        Some(packed) => packed.split(UNIT_SEPARATOR).collect(),
        None if packed.contains(UNIT_SEPARATOR) => packed.split(UNIT_SEPARATOR).collect(),
        None => packed.split_inclusive(|_: char| true).collect(),
    }
}

/// Which keys were pressed.
#[derive(Default)]
struct Keys<'a> {
    /// Units in the order in which they were typed first, and the key each was typed with then.
    units: Vec<&'a str>,
    codes: Vec<&'a str>,
    known: BTreeMap<&'a str, usize>,
    /// Inserts with another key than the unit's first.
    others: Vec<(i32, &'a str)>,
    deletes: Vec<&'a str>,
}

impl<'a> Keys<'a> {
    fn press(&mut self, seq: i32, unit: &'a str, code: &'a str) {
        if let Some(&usual) = self.known.get(unit) {
            if self.codes[usual] != code {
                self.others.push((seq, code));
            }
        } else {
            self.known.insert(unit, self.units.len());
            self.units.push(unit);
            self.codes.push(code);
        }
    }

    fn finish(self, row: &mut Keystrokes) {
        row.key_units = pack(&self.units);
        let mut names = Names::new(&self.codes);
        for (seq, code) in self.others {
            row.other_key_at.push(seq);
            row.other_keys.push(names.index(code));
        }
        row.delete_keys = self.deletes.iter().map(|code| names.index(code)).collect();
        row.key_codes = names.names.join(UNIT_SEPARATOR);
    }
}

/// Names of keys, those of the units first.
struct Names {
    names: Vec<String>,
    known: BTreeMap<String, i16>,
}

impl Names {
    fn new(codes: &[&str]) -> Self {
        let mut names = Self {
            names: Vec::new(),
            known: BTreeMap::new(),
        };
        for code in codes {
            let next = names.next();
            names.names.push((*code).to_owned());
            names.known.entry((*code).to_owned()).or_insert(next);
        }
        names
    }

    /// A log names at most 32,768 keys, and an index beyond is never reached by a keyboard.
    fn next(&self) -> i16 {
        i16::try_from(self.names.len()).unwrap_or(i16::MAX)
    }

    fn index(&mut self, code: &str) -> i16 {
        if let Some(&index) = self.known.get(code) {
            return index;
        }
        let index = self.next();
        self.names.push(code.to_owned());
        self.known.insert(code.to_owned(), index);
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
    use trainer::typing::Recorder;

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

    fn gaps(row: &Keystrokes) -> Vec<Option<u32>> {
        assert_eq!(row.gap_high.len(), row.gap_low.len().div_ceil(4));
        (0..row.gap_low.len())
            .map(|seq| gap(&row.gap_low, &row.gap_high, seq))
            .collect()
    }

    #[test]
    fn where_the_text_waits_a_wrong_insert_is_no_departure() {
        let inputs = [
            (0, "KeyF", "f"),
            (182, "KeyK", "k"),
            (385, "KeyJ", "j"),
            (600, "Space", " "),
            (790, "KeyF", "f"),
        ];
        let row = packed("fj f", Policy::StopOnError, &inputs);
        assert_eq!(gaps(&row), [0, 182, 203, 215, 190].map(Some));
        assert_eq!(row.key_units, "fkj ");
        assert_eq!(
            row.key_codes,
            ["KeyF", "KeyK", "KeyJ", "Space"].join(UNIT_SEPARATOR)
        );
        assert!(row.other_keys.is_empty());
        assert_eq!((row.wrong_at, row.wrong.as_str()), (vec![1], "k"));
        assert!(row.waits && row.shift.is_empty() && row.delete_at.is_empty());
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
        // They do not fit in ten bits.
        assert_eq!(gaps(&row), [Some(0), Some(100), None, None]);
        assert_eq!(
            (row.long_gap_at, row.long_gaps),
            (vec![2, 3], vec![40_000, 32_767])
        );
        assert_eq!((row.shift_at, row.shift), (vec![2], vec![-1]));
        assert_eq!(
            (row.delete_at, row.delete_gaps),
            (vec![2, 4], vec![39_900, 100])
        );
        assert_eq!((row.delete_word, row.waits), (vec![false, true], false));
        assert_eq!(
            row.key_codes,
            ["KeyA", "KeyX", "KeyB", "Space", "Backspace"].join(UNIT_SEPARATOR)
        );
        assert_eq!(row.delete_keys, [4, 4]);
    }

    #[test]
    fn a_unit_typed_with_two_keys_and_units_of_several_code_points() {
        let inputs = [
            (0, "Digit1", "1"),
            (100, "Numpad1", "1"),
            (200, "KeyE", "👍🏽"),
            (300, "Digit1", "1"),
        ];
        let row = packed("11👍🏽1", Policy::StopOnError, &inputs);
        assert_eq!(row.key_units, "1\u{1f}👍🏽");
        assert_eq!(
            row.key_codes,
            ["Digit1", "KeyE", "Numpad1"].join(UNIT_SEPARATOR)
        );
        assert_eq!((row.other_key_at, row.other_keys), (vec![1], vec![2]));
    }

    #[test]
    fn a_unit_of_several_code_points_is_one_also_where_it_is_alone() {
        for units in [&["👍🏽"][..], &["a"], &["👍🏽", "a"], &["a", "b"], &[]] {
            assert_eq!(cut(&pack(units)), units);
        }
        // The one wrong insert of a session.
        let inputs = [(0, "KeyA", "a"), (100, "KeyX", "👍🏽"), (200, "KeyB", "b")];
        let row = packed("ab", Policy::StopOnError, &inputs);
        assert_eq!((row.wrong_at, cut(&row.wrong)), (vec![1], vec!["👍🏽"]));
    }
}
