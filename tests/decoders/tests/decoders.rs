//! S2 every day: each decoder over its kept corpus and over thousands of changes of it, without the fuzzer's toolchain.
//! No panic, no promise broken, no more of the heap than stated.

#![expect(clippy::unwrap_used, reason = "a test says what went wrong by failing")]

use std::collections::BTreeSet;
use std::fs;
use std::sync::Mutex;

use decoders::{TARGETS, Target, corpus, folder};
use peak_alloc::PeakAlloc;
use proptest::prelude::*;
use proptest::sample::Index;
use proptest::test_runner::{Config, TestRunner};

/// As the heap is everybody's, one decoder at a time.
static ALONE: Mutex<()> = Mutex::new(());

#[global_allocator]
static HEAP: PeakAlloc = PeakAlloc;

/// What numbers, texts and nesting trip over.
const PIECES: [&str; 26] = [
    "0",
    "-1",
    "65536",
    "4294967295",
    "9223372036854775807",
    "18446744073709551615",
    "1e400",
    "0.5",
    "\"",
    "{",
    "[",
    "]",
    ",",
    "\\ud800",
    "\\u0000",
    "\0",
    "\u{1f}",
    "\u{8}",
    "\u{17}",
    "\r\n",
    "e\u{301}",
    "👍🏽",
    "\u{fb01}",
    "%00",
    "&state=x",
    "null",
];

/// One change of an input.
#[derive(Debug, Clone)]
enum Change {
    Flip(Index, u8),
    Set(Index, u8),
    Cut(Index, usize),
    End(Index),
    Double(Index, usize),
    Insert(Index, &'static str, usize),
    Splice(Index, Index, Index),
}

impl Change {
    fn any() -> impl Strategy<Value = Self> {
        let at = any::<Index>;
        prop_oneof![
            3 => (at(), 0..8_u8).prop_map(|(at, bit)| Self::Flip(at, bit)),
            2 => (at(), any::<u8>()).prop_map(|(at, byte)| Self::Set(at, byte)),
            2 => (at(), 1..40_usize).prop_map(|(at, length)| Self::Cut(at, length)),
            1 => at().prop_map(Self::End),
            1 => (at(), 1..200_usize).prop_map(|(at, length)| Self::Double(at, length)),
            3 => (at(), prop::sample::select(&PIECES[..]), prop_oneof![9 => Just(1), 1 => 1..3_000_usize])
                .prop_map(|(at, piece, times)| Self::Insert(at, piece, times)),
            1 => (at(), at(), at()).prop_map(|(at, other, from)| Self::Splice(at, other, from)),
        ]
    }

    fn make(&self, input: &mut Vec<u8>, corpus: &[Vec<u8>]) {
        let place = |at: &Index, input: &[u8]| at.index(input.len() + 1);
        match self {
            Self::Flip(at, bit) if !input.is_empty() => {
                let at = at.index(input.len());
                input[at] ^= 1 << bit;
            }
            Self::Set(at, byte) if !input.is_empty() => {
                let at = at.index(input.len());
                input[at] = *byte;
            }
            Self::Flip(..) | Self::Set(..) => {}
            Self::Cut(at, length) => {
                let at = place(at, input);
                input.drain(at..(at + length).min(input.len()));
            }
            Self::End(at) => input.truncate(place(at, input)),
            Self::Double(at, length) => {
                let at = place(at, input);
                let part = input[at..(at + length).min(input.len())].to_vec();
                input.splice(at..at, part);
            }
            Self::Insert(at, piece, times) => {
                let at = place(at, input);
                input.splice(at..at, piece.as_bytes().repeat(*times));
            }
            Self::Splice(at, other, from) => {
                input.truncate(place(at, input));
                let other = other.get(corpus);
                input.extend_from_slice(&other[place(from, other)..]);
            }
        }
    }
}

/// Runs a target, which must keep within its bound.
fn run(target: &Target, input: &[u8]) -> Result<(), TestCaseError> {
    let bound = target.kib * 1024 + target.per_byte * input.len();
    HEAP.reset_peak_usage();
    let before = HEAP.current_usage();
    (target.run)(input);
    let took = HEAP.peak_usage().saturating_sub(before);
    prop_assert!(
        took <= bound,
        "{}: {took} bytes of the heap for {} of input, {bound} are allowed",
        target.name,
        input.len()
    );
    Ok(())
}

fn hold(name: &str) {
    let _alone = ALONE
        .lock()
        .unwrap_or_else(std::sync::PoisonError::into_inner);
    let target = TARGETS.iter().find(|target| target.name == name).unwrap();
    let corpus = corpus(name).unwrap();
    assert!(!corpus.is_empty(), "{name} has no corpus");
    for input in &corpus {
        run(target, input).unwrap();
    }
    let changed = (any::<Index>(), prop::collection::vec(Change::any(), 1..6)).prop_map({
        let corpus = corpus.clone();
        move |(index, changes)| {
            let mut input = index.get(&corpus).clone();
            for change in changes {
                change.make(&mut input, &corpus);
            }
            input
        }
    });
    let inputs = prop_oneof![19 => changed, 1 => prop::collection::vec(any::<u8>(), 0..300)];
    let longest = corpus.iter().map(Vec::len).max().unwrap();
    let cases = u32::try_from(10_000_000 / (longest + 1)).unwrap();
    let mut runner = TestRunner::new(Config {
        cases: cases.clamp(1_000, 5_000),
        failure_persistence: None,
        ..Config::default()
    });
    let done = runner.run(&inputs, |input| run(target, &input));
    done.unwrap_or_else(|failure| panic!("{name}: {failure}"));
}

macro_rules! targets {
    ($($name:ident)*) => {
        $(#[test]
        fn $name() {
            hold(stringify!($name));
        })*

        const TESTED: &[&str] = &[$(stringify!($name)),*];
    };
}

targets! {
    push cursor setting_clock months headers forms password browser github
    wire digest session_log statistics answer app_port
    layout course policy packed_log packed_text stored_clock journal salvage
}

/// A target that is in the list alone would be run by nobody.
#[test]
fn every_target_is_fuzzed_and_tested() {
    let listed: BTreeSet<String> = TARGETS.iter().map(|target| target.name.into()).collect();
    let tested: BTreeSet<String> = TESTED.iter().map(|name| (*name).into()).collect();
    assert_eq!(listed, tested);
    let files = fs::read_dir(folder().join("fuzz_targets")).unwrap();
    let manifest = fs::read_to_string(folder().join("Cargo.toml")).unwrap();
    let mut fuzzed = BTreeSet::new();
    for file in files {
        let path = file.unwrap().path();
        let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
        let source = fs::read_to_string(&path).unwrap();
        assert!(
            source.contains(&format!("run(\"{name}\", input)")),
            "{name}"
        );
        assert!(
            manifest.contains(&format!("\"fuzz_targets/{name}.rs\"")),
            "{name}"
        );
        fuzzed.insert(name);
    }
    assert_eq!(listed, fuzzed);
}
