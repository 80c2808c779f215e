//! The one best next step after a session.

use uuid::Uuid;

use crate::view::result::{NextStep, Slip};

/// Where the learner stands after the session.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Standing {
    /// A lesson's text was finished with the stars that the next lesson asks for; that lesson, if there is one.
    Completed {
        /// Number of the next lesson.
        next: Option<u32>,
    },
    /// A lesson was left, or finished with too few stars.
    NotYet,
    /// Practice is over; the lesson the course goes on with.
    Practised {
        /// Number of that lesson.
        current: u32,
    },
    /// A piece of an own text was finished, and another one follows.
    InText {
        /// The text.
        text: Uuid,
        /// The piece that follows, from 0.
        piece: u32,
    },
    /// A test is over; the next one measures the same with other words.
    Tested,
}

/// Fewer slips than this say nothing about a habit.
const HABIT: u32 = 4;

/// If most slips are one habit: practise it first. Else on, or again.
///
/// `is_taught` says which units the practice generator may be asked for.
pub(crate) fn next_step(
    slips: &[Slip],
    standing: Standing,
    is_taught: impl Fn(&str) -> bool,
) -> NextStep {
    match standing {
        Standing::Practised { current } => NextStep::Lesson { number: current },
        Standing::InText { text, piece } => NextStep::Piece {
            text: text.to_string(),
            piece,
        },
        Standing::Tested => NextStep::Again,
        Standing::Completed { .. } | Standing::NotYet => {
            habit(slips, is_taught).unwrap_or(match standing {
                Standing::Completed { next: Some(number) } => NextStep::Lesson { number },
                _ => NextStep::Again,
            })
        }
    }
}

/// One unit that is typed for others, or one that others are typed for, if it makes up at least half of all slips.
fn habit(slips: &[Slip], is_taught: impl Fn(&str) -> bool) -> Option<NextStep> {
    // A space cannot be practised by itself, and one typed too early is a matter of rhythm, not of a finger.
    let of_keys: Vec<&Slip> = slips
        .iter()
        .filter(|slip| slip.typed != " " && is_taught(&slip.expected))
        .collect();
    let total: u32 = slips.iter().map(|slip| slip.count).sum();
    let alike = |is_alike: &dyn Fn(&Slip) -> bool| -> Vec<&Slip> {
        of_keys
            .iter()
            .copied()
            .filter(|slip| is_alike(slip))
            .collect()
    };
    let groups = of_keys.iter().flat_map(|slip| {
        [
            alike(&|other| other.typed == slip.typed),
            alike(&|other| other.expected == slip.expected),
        ]
    });
    let count = |group: &[&Slip]| group.iter().map(|slip| slip.count).sum::<u32>();
    // `slips` has the most frequent first, and the first of equals wins: the answer is stable.
    let largest = groups.reduce(|best, group| {
        if count(&group) > count(&best) {
            group
        } else {
            best
        }
    })?;
    let slips_in_it = count(&largest);
    if slips_in_it < HABIT || slips_in_it * 2 < total {
        return None;
    }
    let mut units: Vec<String> = Vec::new();
    let missed = largest.iter().map(|slip| &slip.expected);
    let typed = largest
        .iter()
        .map(|slip| &slip.typed)
        .filter(|unit| is_taught(unit));
    for unit in missed.chain(typed) {
        if !units.contains(unit) {
            units.push(unit.clone());
        }
    }
    Some(NextStep::Practise {
        units,
        slips: slips_in_it,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn slips(list: &[(&str, &str, u32)]) -> Vec<Slip> {
        list.iter()
            .map(|(expected, typed, count)| Slip {
                expected: (*expected).into(),
                typed: (*typed).into(),
                count: *count,
            })
            .collect()
    }

    /// Everything but the space and `Ж` has been taught.
    fn step(slips: &[Slip], standing: Standing) -> NextStep {
        next_step(slips, standing, |unit| unit != " " && unit != "Ж")
    }

    #[test]
    fn what_was_not_taught_is_not_practised() {
        let typed_untaught = slips(&[("b", "Ж", 5)]);
        assert_eq!(
            step(&typed_untaught, ON),
            NextStep::Practise {
                units: vec!["b".into()],
                slips: 5
            }
        );
        let missed_untaught = slips(&[("Ж", "b", 5)]);
        assert_eq!(step(&missed_untaught, ON), NextStep::Lesson { number: 33 });
    }

    const ON: Standing = Standing::Completed { next: Some(33) };

    #[test]
    fn one_key_typed_for_two_others_is_practised_first() {
        let slips = slips(&[("b", "n", 4), ("m", "n", 2), ("b", "v", 1), ("u", "i", 1)]);
        let practise = NextStep::Practise {
            units: vec!["b".into(), "m".into(), "n".into()],
            slips: 6,
        };
        assert_eq!(step(&slips, ON), practise);
        assert_eq!(step(&slips, Standing::NotYet), practise);
    }

    #[test]
    fn one_key_missed_in_several_ways_is_practised_first() {
        let slips = slips(&[("b", "n", 2), ("b", "v", 2), ("k", "l", 1)]);
        assert_eq!(
            step(&slips, ON),
            NextStep::Practise {
                units: vec!["b".into(), "n".into(), "v".into()],
                slips: 4
            }
        );
    }

    #[test]
    fn few_or_mixed_slips_do_not_stop_anybody() {
        assert_eq!(
            step(&slips(&[("b", "n", 3)]), ON),
            NextStep::Lesson { number: 33 }
        );
        let mixed = slips(&[("b", "n", 4), ("a", "s", 3), ("k", "l", 2)]);
        assert_eq!(step(&mixed, ON), NextStep::Lesson { number: 33 });
        assert_eq!(
            step(&slips(&[("b", " ", 9)]), ON),
            NextStep::Lesson { number: 33 }
        );
    }

    #[test]
    fn too_few_stars_and_the_last_lesson_lead_back() {
        assert_eq!(step(&[], Standing::NotYet), NextStep::Again);
        assert_eq!(
            step(&[], Standing::Completed { next: None }),
            NextStep::Again
        );
    }

    #[test]
    fn a_text_goes_on_and_a_test_can_be_had_again() {
        let many = slips(&[("b", "n", 9)]);
        let (text, piece) = (Uuid::from_u128(7), 3);
        assert_eq!(
            step(&many, Standing::InText { text, piece }),
            NextStep::Piece {
                text: text.to_string(),
                piece
            }
        );
        assert_eq!(step(&many, Standing::Tested), NextStep::Again);
    }

    #[test]
    fn practice_leads_back_to_the_course() {
        let many = slips(&[("b", "n", 9)]);
        assert_eq!(
            step(&many, Standing::Practised { current: 7 }),
            NextStep::Lesson { number: 7 }
        );
    }
}
