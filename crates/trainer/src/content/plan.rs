//! The plan of every course and the order in which each layout teaches its keys, from `keyorder.json`.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

use super::{ContentError, steps};
use crate::achievements::OutlineLesson;
use crate::lesson::{AgeGroup, ExerciseType};

const FILE: &str = "keyorder.json";
/// Begins the plan's names of the Shift keys.
const SHIFT: char = '⇧';

#[derive(Debug, Deserialize)]
struct KeyOrders {
    orders: BTreeMap<String, Order>,
    courses: BTreeMap<String, CoursePlan>,
}

#[derive(Debug, Deserialize)]
struct Order {
    language: String,
    blocks: Vec<Vec<Step>>,
}

/// Keys that are taught together.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
pub(crate) struct Step {
    pub(crate) keys: Vec<String>,
    /// Whether all of them were taught before.
    #[serde(skip)]
    pub(crate) repeats: bool,
}

#[derive(Debug, Deserialize)]
struct CoursePlan {
    /// The key order the numbers were planned for.
    layout: String,
    lessons: Vec<Planned>,
}

/// One lesson of a plan, in the document's units: accuracy in whole per cent.
#[derive(Debug, Clone, Deserialize)]
struct Planned {
    lesson_number: u32,
    block_number: u32,
    new_keys: Vec<String>,
    focus: String,
    exercise_type: ExerciseType,
    text_length: u32,
    target_wpm: u32,
    target_accuracy: u32,
}

/// One lesson, planned for one key order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct LessonPlan {
    pub(crate) number: u32,
    pub(crate) block_number: u32,
    /// What it is about; empty for a review.
    pub(crate) focus: Vec<String>,
    /// Whether `focus` is taught here for the first time.
    pub(crate) introduces: bool,
    /// How many lessons of the same step came before.
    pub(crate) stage: u32,
    pub(crate) exercise_type: ExerciseType,
    pub(crate) text_length: u32,
    pub(crate) target_wpm: u32,
    /// 1/100 %.
    pub(crate) target_accuracy: u32,
}

static KEY_ORDERS: LazyLock<Result<KeyOrders, ContentError>> = LazyLock::new(|| {
    serde_json::from_str(include_str!("../../../../content/keyorder.json")).map_err(|error| {
        ContentError::Broken {
            file: FILE.to_owned(),
            line: error.line(),
            reason: error.to_string(),
        }
    })
});

fn key_orders() -> Result<&'static KeyOrders, ContentError> {
    KEY_ORDERS.as_ref().map_err(Clone::clone)
}

/// Names of the key orders a language has.
pub(crate) fn names(language: &str) -> Result<Vec<&'static str>, ContentError> {
    let orders = key_orders()?.orders.iter();
    Ok(orders
        .filter(|(_, order)| order.language == language)
        .map(|(name, _)| name.as_str())
        .collect())
}

/// The lessons of course `slug` in the order of `key_order`.
pub(crate) fn lessons(
    slug: &str,
    language: &str,
    key_order: &str,
) -> Result<Vec<LessonPlan>, ContentError> {
    let data = key_orders()?;
    let unknown = || ContentError::UnknownCourse {
        slug: slug.to_owned(),
    };
    let plan = data.courses.get(slug).ok_or_else(unknown)?;
    let order = data
        .orders
        .get(key_order)
        .filter(|order| order.language == language);
    let order = order.ok_or_else(|| ContentError::UnknownKeyOrder {
        slug: slug.to_owned(),
        key_order: key_order.to_owned(),
    })?;
    let native = data.orders.get(&plan.layout).unwrap_or(order);
    let planned = plan.lessons.iter().flat_map(|lesson| &lesson.new_keys);
    let planned = planned.map(String::as_str).collect();
    let blocks = steps::blocks(key_order, &order.blocks, &native.blocks, &planned)?;
    in_order(slug, &plan.lessons)?;
    let mut lessons = Vec::with_capacity(plan.lessons.len());
    for block in plan
        .lessons
        .chunk_by(|a, b| a.block_number == b.block_number)
    {
        let index = block
            .first()
            .map_or(0, |lesson| lesson.block_number as usize)
            .saturating_sub(1);
        plan_block(
            block,
            blocks.get(index).map_or(&[], Vec::as_slice),
            &mut lessons,
        );
    }
    Ok(lessons)
}

/// Lessons are numbered from 1 without gaps, blocks rise by one.
fn in_order(slug: &str, lessons: &[Planned]) -> Result<(), ContentError> {
    let mut block = 0;
    for (expected, lesson) in (1..).zip(lessons) {
        let reason = if lesson.lesson_number != expected {
            format!(
                "{slug}: lesson {expected} should come here, not {}",
                lesson.lesson_number
            )
        } else if lesson.block_number != block && lesson.block_number != block + 1 {
            format!(
                "{slug}: block {} follows block {block} at lesson {expected}",
                lesson.block_number
            )
        } else {
            block = lesson.block_number;
            continue;
        };
        return Err(ContentError::Broken {
            file: FILE.to_owned(),
            line: 1,
            reason,
        });
    }
    Ok(())
}

/// Every key that the courses of `language` teach in the order of `key_order`; every age has its own.
pub(crate) fn keys_of_order(language: &str, key_order: &str) -> Result<Vec<String>, ContentError> {
    let mut keys: Vec<String> = Vec::new();
    for age in [AgeGroup::Adults, AgeGroup::Teens, AgeGroup::Kids] {
        let slug = format!("{}-{language}-v1", age.as_str());
        for key in lessons(&slug, language, key_order)?
            .into_iter()
            .flat_map(|lesson| lesson.focus)
        {
            if !keys.contains(&key) {
                keys.push(key);
            }
        }
    }
    Ok(keys)
}

/// The lessons of course `slug` in its native order, as the plan has them.
pub(super) fn outline(slug: &str) -> Result<Vec<OutlineLesson>, ContentError> {
    let unknown = || ContentError::UnknownCourse {
        slug: slug.to_owned(),
    };
    let plan = key_orders()?.courses.get(slug).ok_or_else(unknown)?;
    in_order(slug, &plan.lessons)?;
    let lesson = |lesson: &Planned| OutlineLesson {
        block: lesson.block_number,
        text: lesson.exercise_type,
        new_keys: lesson
            .new_keys
            .iter()
            .filter(|key| !key.starts_with(SHIFT))
            .cloned()
            .collect(),
    };
    Ok(plan.lessons.iter().map(lesson).collect())
}

/// Every key that course `slug` ever teaches on the layout it was planned for.
pub(crate) fn native_keys(slug: &str, language: &str) -> Result<Vec<String>, ContentError> {
    let unknown = || ContentError::UnknownCourse {
        slug: slug.to_owned(),
    };
    let plan = key_orders()?.courses.get(slug).ok_or_else(unknown)?;
    let lessons = lessons(slug, language, &plan.layout)?;
    Ok(lessons
        .into_iter()
        .filter(|lesson| lesson.introduces)
        .flat_map(|lesson| lesson.focus)
        .collect())
}

/// Lays `steps` over the lessons of a block. Where the order has more steps than the plan, neighbours are
/// taught together; where it has fewer, the last lessons review.
fn plan_block(block: &[Planned], steps: &[Step], lessons: &mut Vec<LessonPlan>) {
    let slots = block
        .iter()
        .filter(|lesson| !lesson.new_keys.is_empty())
        .count();
    let taught = steps.len().min(slots);
    let (mut slot, mut stage) = (0, 0);
    for planned in block {
        let is_new = !planned.new_keys.is_empty();
        if is_new {
            slot += 1;
            stage = 0;
        }
        let is_review = planned.focus.is_empty() || slot == 0 || slot > taught;
        let steps = if is_review {
            &[]
        } else {
            &steps[(slot - 1) * steps.len() / taught..slot * steps.len() / taught]
        };
        let keys = steps.iter().flat_map(|step| step.keys.iter().cloned());
        let focus: Vec<String> = keys.collect();
        let is_repeated = steps.iter().all(|step| step.repeats);
        lessons.push(LessonPlan {
            number: planned.lesson_number,
            block_number: planned.block_number,
            introduces: is_new && !is_repeated,
            stage,
            exercise_type: if is_review && planned.exercise_type == ExerciseType::Drill {
                ExerciseType::Words
            } else {
                planned.exercise_type
            },
            focus,
            text_length: planned.text_length,
            target_wpm: planned.target_wpm,
            target_accuracy: planned.target_accuracy * 100,
        });
        stage += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plan(pattern: &str) -> Vec<Planned> {
        // One character a lesson: N teaches, f goes on with it, r reviews.
        let lesson = |(index, kind): (usize, char)| Planned {
            lesson_number: u32::try_from(index).expect("small") + 1,
            block_number: 1,
            new_keys: if kind == 'N' {
                vec!["x".into()]
            } else {
                Vec::new()
            },
            focus: if kind == 'r' {
                String::new()
            } else {
                "x".into()
            },
            exercise_type: if kind == 'N' {
                ExerciseType::Drill
            } else {
                ExerciseType::Words
            },
            text_length: 100,
            target_wpm: 10,
            target_accuracy: 92,
        };
        pattern.chars().enumerate().map(lesson).collect()
    }

    #[test]
    fn a_gap_in_the_plan_is_refused() {
        let refused =
            |lessons: &[Planned]| in_order("x-v1", lessons).expect_err("a gap").to_string();
        assert_eq!(in_order("x-v1", &plan("NfN")), Ok(()));
        let mut lessons = plan("NfN");
        lessons.remove(1);
        assert_eq!(
            refused(&lessons),
            "keyorder.json:1: x-v1: lesson 2 should come here, not 3"
        );
        let mut lessons = plan("Nf");
        lessons[1].block_number = 3;
        assert_eq!(
            refused(&lessons),
            "keyorder.json:1: x-v1: block 3 follows block 1 at lesson 2"
        );
    }

    fn focus(pattern: &str, steps: &[&str]) -> Vec<String> {
        let step = |keys: &&str| Step {
            keys: keys.chars().map(String::from).collect(),
            repeats: false,
        };
        let steps: Vec<Step> = steps.iter().map(step).collect();
        let mut lessons = Vec::new();
        plan_block(&plan(pattern), &steps, &mut lessons);
        lessons.iter().map(|lesson| lesson.focus.concat()).collect()
    }

    #[test]
    fn as_many_steps_as_planned_keep_their_places() {
        assert_eq!(focus("NfNfr", &["ab", "cd"]), ["ab", "ab", "cd", "cd", ""]);
    }

    #[test]
    fn more_steps_than_planned_are_taught_together() {
        assert_eq!(focus("NfNr", &["ab", "cd", "ef"]), ["ab", "ab", "cdef", ""]);
    }

    #[test]
    fn fewer_steps_than_planned_leave_reviews() {
        assert_eq!(focus("NfNfr", &["ab"]), ["ab", "ab", "", "", ""]);
        assert_eq!(focus("Nr", &[]), ["", ""]);
    }
}
