//! Which of the written texts a lesson takes.

use std::collections::{BTreeMap, BTreeSet};

use super::random::Random;
use super::texts::{Sort, Written};
use crate::lesson::AgeGroup;

/// What a lesson asks of its texts.
pub(crate) struct Wanted<'a> {
    pub(crate) age: AgeGroup,
    /// All characters taught.
    pub(crate) known: &'a [char],
    /// Characters that every text should have one of; none for any text.
    pub(crate) items: &'a [char],
    pub(crate) is_paragraph: bool,
    /// Characters.
    pub(crate) length: usize,
}

/// What was typed in the course so far.
#[derive(Debug, Default)]
pub(crate) struct Used {
    /// Uses of each text, by its place in the list.
    times: BTreeMap<usize, usize>,
    /// The texts of whole lessons.
    lessons: BTreeSet<String>,
}

/// Different orders that are tried.
const ORDERS: usize = 60;
/// What it costs to take a text again; the square of the characters that the length is off costs as much.
const REUSE: usize = 150;
/// How much chance mixes texts that were used with others.
const NOISE: usize = 1000;

/// A text that may be taken, and what speaks for it.
#[derive(Clone, Copy)]
struct Candidate<'a> {
    index: usize,
    written: &'a Written,
    uses: usize,
    /// Whether it has one of the characters wanted; others only fill up.
    is_wanted: bool,
}

/// Whole texts joined to about the length wanted, the least used first; `None` where no text fits.
pub(crate) fn choose(
    wanted: &Wanted<'_>,
    texts: &[Written],
    used: &mut Used,
    random: &mut Random,
) -> Option<String> {
    let candidates = candidates(wanted, texts, used);
    let mut best: Option<(usize, Vec<usize>, String)> = None;
    for _ in 0..ORDERS {
        let (cost, chosen) = draw(wanted, &candidates, random);
        let parts = chosen.iter().filter_map(|index| texts.get(*index));
        let text = parts
            .map(|part| part.text.as_str())
            .collect::<Vec<_>>()
            .join(" ");
        let is_better = best.as_ref().is_none_or(|(least, ..)| cost < *least);
        if is_better && !chosen.is_empty() && !used.lessons.contains(&text) {
            best = Some((cost, chosen, text));
        }
    }
    let (_, chosen, text) = best?;
    for index in chosen {
        *used.times.entry(index).or_default() += 1;
    }
    used.lessons.insert(text.clone());
    Some(text)
}

fn candidates<'a>(wanted: &Wanted<'_>, texts: &'a [Written], used: &Used) -> Vec<Candidate<'a>> {
    let fits = |text: &Written| {
        text.ages.contains(&wanted.age)
            && (text.sort == Sort::Paragraph) == wanted.is_paragraph
            && text.units.iter().all(|unit| wanted.known.contains(unit))
    };
    let has_item = |text: &Written| {
        wanted.items.is_empty() || wanted.items.iter().any(|item| text.units.contains(item))
    };
    let fitting = texts.iter().enumerate().filter(|(_, text)| fits(text));
    let mut all: Vec<Candidate<'a>> = fitting
        .map(|(index, written)| Candidate {
            index,
            written,
            uses: used.times.get(&index).copied().unwrap_or(0),
            is_wanted: has_item(written),
        })
        .collect();
    if wanted.is_paragraph {
        // One text makes the lesson: none comes again while there are others.
        let fewest = all.iter().map(|candidate| candidate.uses).min();
        all.retain(|candidate| Some(candidate.uses) == fewest);
    }
    if !all.iter().any(|candidate| candidate.is_wanted) {
        all.clear();
    }
    all
}

/// Texts in an order that is partly chance, as long as they bring the length nearer, and what that costs.
fn draw(
    wanted: &Wanted<'_>,
    candidates: &[Candidate<'_>],
    random: &mut Random,
) -> (usize, Vec<usize>) {
    let mut order: Vec<(bool, usize, Candidate<'_>)> = candidates
        .iter()
        .map(|one| {
            (
                !one.is_wanted,
                one.uses * NOISE / 2 + random.below(NOISE),
                *one,
            )
        })
        .collect();
    order.sort_by_key(|(is_filler, rank, one)| (*is_filler, *rank, one.index));
    let (mut length, mut cost, mut chosen) = (0_usize, 0, Vec::new());
    for (_, _, one) in order {
        let with = length + one.written.length + usize::from(length > 0);
        if with.abs_diff(wanted.length) < length.abs_diff(wanted.length) {
            chosen.push(one.index);
            length = with;
            cost += one.uses * REUSE;
        }
        if wanted.is_paragraph && !chosen.is_empty() {
            break;
        }
    }
    let off = length.abs_diff(wanted.length);
    (cost + off * off, chosen)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::texts::{File, read};

    const SOUND: &str = "format = 1\n\n[[text]]\nid = \"en-s-001\"\nages = [\"kids\"]\ntext = \"The sea is calm.\"\n";

    #[test]
    fn texts_are_chosen_for_age_keys_and_length() {
        let all = format!(
            "{SOUND}{}{}",
            "[[text]]\nid = \"en-s-002\"\nages = [\"kids\", \"teens\"]\ntext = \"A hat.\"\n",
            "[[text]]\nid = \"en-s-003\"\nages = [\"kids\"]\ntext = \"It is 7.\"\n"
        );
        let file = File {
            name: "x",
            text: &all,
            sort: Sort::Sentence,
        };
        let texts = read("en", &[file]).expect("sound");
        let known: Vec<char> = "TheAItsaiclmh.7".chars().collect();
        let ask = |items: &str, length, known: &[char]| {
            let items: Vec<char> = items.chars().collect();
            let wanted = Wanted {
                age: AgeGroup::Kids,
                known,
                items: &items,
                is_paragraph: false,
                length,
            };
            choose(&wanted, &texts, &mut Used::default(), &mut Random::new(1))
        };
        assert_eq!(ask("7", 8, &known).as_deref(), Some("It is 7."));
        let filled = ask("7", 40, &known).expect("a text");
        assert!(
            filled.starts_with("It is 7.") && filled.len() == 32,
            "{filled}"
        );
        assert_eq!(ask("", 6, &known).as_deref(), Some("A hat."));
        assert_eq!(ask("", 40, &known).map(|text| text.len()), Some(32));
        assert_eq!(ask("7", 40, &known[..known.len() - 1]), None);
    }
}
