//! A plan for today: ten to a quarter of an hour, then it is enough. Spread over days practice does more than on
//! one (Baddeley and Longman 1978).

use super::{Action, Evidence, Ground, Kind, Purpose, Recommendation, review, weak};
use crate::lesson::{ExerciseType, Lesson};
use crate::model::{Outlook, PAIR_SAMPLES};

/// Minutes after which today's practice is done.
const ENOUGH: u32 = 15;
/// Minutes of known text to begin with.
const WARM_UP: u32 = 2;
/// Minutes of what is weak, each of twice; once for children.
const WEAK: u32 = 3;
/// Minutes of the next lesson.
const NEW: u32 = 3;
/// Minutes of whole sentences.
const FREE: u32 = 2;
/// Things to practise in one exercise.
const ITEMS: usize = 4;

pub(super) fn recommend(ground: &Ground<'_>) -> Option<Recommendation> {
    let done = ground.minutes(1);
    if done >= ENOUGH {
        return None;
    }
    let mut actions = Vec::new();
    let warm_up = warm_up(ground);
    if let Some(number) = warm_up {
        actions.push(ground.lesson(number, Purpose::WarmUp, WARM_UP));
    }
    actions.extend(practice(ground));
    if let Some(lesson) = next(ground) {
        actions.push(ground.lesson(lesson.number, Purpose::New, NEW));
    }
    if let Some(number) = free(ground, warm_up) {
        actions.push(ground.lesson(number, Purpose::Free, FREE));
    }
    if actions.is_empty() {
        return None;
    }
    let count = |items: usize| u32::try_from(items).unwrap_or(u32::MAX);
    Some(Recommendation {
        kind: Kind::PracticePlan,
        subject: ground.today.to_string(),
        priority: 5,
        evidence: Evidence::Plan {
            minutes: actions.iter().map(Action::minutes).sum(),
            done,
            weak: count(weak::keys(ground).len() + weak::pairs(ground).len()),
            due: count(review::due(ground).len()),
        },
        actions,
        expires: ground.today.plus(1),
    })
}

/// The completed lesson known best, the newest of these.
fn warm_up(ground: &Ground<'_>) -> Option<u32> {
    let completed = ground.state.progress.iter();
    completed
        .filter(|(number, progress)| {
            progress.is_completed && ground.state.course.lesson(**number).is_some()
        })
        .max_by_key(|(number, progress)| (progress.best_rating, **number))
        .map(|(number, _)| *number)
}

/// The first open lesson that is not completed. Children meet new keys in one lesson a day.
fn next<'a>(ground: &Ground<'a>) -> Option<&'a Lesson> {
    let is_completed = |number: &u32| {
        let progress = ground.state.progress.get(number);
        progress.is_some_and(|progress| progress.is_completed)
    };
    let number = ground.open.iter().find(|number| !is_completed(number))?;
    let lesson = ground.state.course.lesson(*number)?;
    let had_new = || {
        ground.recent(1).any(|sitting| {
            let typed = sitting.lesson.filter(|_| sitting.is_finished);
            let lesson = typed.and_then(|number| ground.state.course.lesson(number));
            lesson.is_some_and(|lesson| !lesson.new_keys.is_empty())
        })
    };
    let is_too_much = ground.is_child && !lesson.new_keys.is_empty() && had_new();
    (!is_too_much).then_some(lesson)
}

/// The newest open lesson of whole sentences, else the newest completed one, other than the warm-up.
fn free(ground: &Ground<'_>, warm_up: Option<u32>) -> Option<u32> {
    let open = ground
        .open
        .iter()
        .rev()
        .filter(|number| Some(**number) != warm_up);
    let lessons: Vec<&Lesson> = open
        .filter_map(|number| ground.state.course.lesson(*number))
        .collect();
    let is_written = |lesson: &&&Lesson| {
        matches!(
            lesson.exercise_type,
            ExerciseType::Sentences | ExerciseType::Paragraphs
        )
    };
    let is_completed = |lesson: &&&Lesson| {
        let progress = ground.state.progress.get(&lesson.number);
        progress.is_some_and(|progress| progress.is_completed)
    };
    let found = lessons
        .iter()
        .find(is_written)
        .or_else(|| lessons.iter().find(is_completed));
    found.map(|lesson| lesson.number)
}

/// Exercises of what is weak; where nothing is, of what is due, else of what is furthest from the rest.
fn practice(ground: &Ground<'_>) -> Vec<Action> {
    let times = if ground.is_child { 1 } else { 2 };
    let (mut weak, due) = (weak_units(ground), review::due(ground));
    weak.truncate(ITEMS * times);
    let due: Vec<String> = due.into_iter().map(|due| due.unit).take(ITEMS).collect();
    let mut exercises: Vec<(Vec<String>, Purpose)> = weak
        .chunks(ITEMS)
        .map(|units| (units.to_vec(), Purpose::Weak))
        .collect();
    if !due.is_empty() {
        exercises.push((due, Purpose::Review));
    }
    let rest = furthest(ground, ITEMS);
    if !rest.is_empty() {
        exercises.push((rest, Purpose::Polish));
    }
    exercises
        .into_iter()
        .take(times)
        .map(|(units, purpose)| ground.practice(units, purpose, WEAK))
        .collect()
}

/// Weak pairs and keys by turns, the weakest first.
fn weak_units(ground: &Ground<'_>) -> Vec<String> {
    let (keys, pairs) = (weak::keys(ground), weak::pairs(ground));
    let mut units = Vec::new();
    for index in 0..keys.len().max(pairs.len()) {
        units.extend(pairs.get(index).map(weak::Weak::name));
        units.extend(keys.get(index).map(weak::Weak::name));
    }
    units
}

/// What is most worth practising, at most so many: what is weak, else what is furthest from the rest.
pub(super) fn needed(ground: &Ground<'_>, most: usize) -> Vec<String> {
    let mut units = weak_units(ground);
    units.truncate(most);
    if units.is_empty() {
        units = furthest(ground, most);
    }
    units
}

/// Pairs furthest from what the rest of the typing makes expect: slower, for children more often wrong.
fn furthest(ground: &Ground<'_>, most: usize) -> Vec<String> {
    let far = |outlook: &Outlook| {
        if ground.is_child {
            outlook.error_rate
        } else {
            outlook.gap_ms / outlook.usual_ms
        }
    };
    let pairs = ground.state.estimate.pairs.iter();
    let mut pairs: Vec<(f64, String)> = pairs
        .filter(|((before, unit), outlook)| {
            outlook.samples >= PAIR_SAMPLES && ground.can_practise(&[before, unit])
        })
        .map(|((before, unit), outlook)| (far(outlook), format!("{before}{unit}")))
        .collect();
    pairs.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
    pairs.into_iter().take(most).map(|(_, pair)| pair).collect()
}
