//! `open_exercise`: a lesson or practice, ready to type. Its journal begins with the first event.

use std::sync::Arc;

use trainer::{
    content::{self, FreeTest, Practice, TestLength},
    keyboard::Layout,
    lesson::Course,
    own_text::Cleaner,
    text::Text,
    typing::Policy,
};

use crate::{
    app::App,
    courses::Reached,
    error::AppError,
    exercise::{OpenExercise, Plan, PlannedLesson, PlannedPiece},
    host::uuid_v7,
    placement,
    profile::OpenProfile,
    settings,
    state::State,
    texts,
    view::exercise::{Exercise, ExerciseRequest, TestUnit},
};

/// Practice takes about this many minutes at the target speed.
const MINUTES: u32 = 2;
/// Bounds of a practice text, characters.
const LENGTHS: std::ops::RangeInclusive<u32> = 80..=400;
/// Bounds of one of a length that was asked for.
const WANTED: std::ops::RangeInclusive<u32> = 60..=1_500;

pub(super) fn run(app: &Arc<App>, request: ExerciseRequest) -> Result<Exercise, AppError> {
    app.state(|state| {
        state.profile()?.can_store()?;
        check_policy(app, state, &request)?;
        let settings = state.settings(app);
        let library = Arc::clone(&state.library);
        let layout = library.layout(&settings.layout)?;
        // Whatever was being typed is a session of its own.
        state.leave(app)?;
        let open = state.profile()?;
        let course = match &request {
            // These need no lessons, only a language and an age.
            ExerciseRequest::OwnText { .. } | ExerciseRequest::Test { .. } => open.course_for_any(layout)?,
            _ => open.course(layout)?,
        };
        let (plan, text) = match &request {
            ExerciseRequest::Lesson { number } => lesson(open, &course, *number)?,
            ExerciseRequest::Practice { units, length } => {
                practice(app, open, &course, units, *length)?
            },
            ExerciseRequest::Placement { part } => placement(&course, layout, *part)?,
            ExerciseRequest::OwnText { text, piece } => own_text(open, layout, text, *piece)?,
            ExerciseRequest::Test { unit, amount, punctuation, digits } => {
                let length = test_length(*unit, *amount)?;
                let text = test(app, &course, layout, length, (*punctuation, *digits))?;
                (Plan { request: request.clone(), title: String::new(), lesson: None, piece: None }, text)
            }
        };
        let policy = match &request {
            // A test is typed as one types (metrics.md).
            ExerciseRequest::Placement { .. } | ExerciseRequest::Test { .. } => Policy::Free,
            _ => settings::policy(settings.error_policy),
        };
        open.exercise = Some(OpenExercise::new(uuid_v7(&*app.host), plan, text, policy, layout.id.to_string()));
        view(app, open, layout)
    })
}

/// Whether the policy of this machine has what is asked for. An own text needs no course, and a test needs only
/// its language.
fn check_policy(app: &App, state: &mut State, request: &ExerciseRequest) -> Result<(), AppError> {
    state.check_sign_in(app)?;
    match request {
        ExerciseRequest::OwnText { .. } => state.policy.check_open("own_texts"),
        ExerciseRequest::Test { .. } => Ok(()),
        ExerciseRequest::Lesson { .. }
        | ExerciseRequest::Practice { .. }
        | ExerciseRequest::Placement { .. } => {
            let course = state.profile()?.card.course.clone();
            match state.policy.choice(&state.library, &course) {
                Err(closed @ AppError::ClosedByPolicy { .. }) => Err(closed),
                // A course that is gone is said where it is looked for.
                _ => Ok(()),
            }
        }
    }
}

fn lesson(open: &OpenProfile, course: &Course, number: u32) -> Result<(Plan, Text), AppError> {
    let lesson = course.lesson(number).ok_or(AppError::UnknownLesson { number })?;
    let reached = Reached::load(&open.store, &course.slug)?;
    if !reached.open(course).contains(&number) {
        return Err(AppError::LessonLocked { number });
    }
    let plan = Plan {
        request: ExerciseRequest::Lesson { number },
        title: lesson.title.clone(),
        lesson: Some(PlannedLesson {
            course: course.slug.clone(),
            version: course.version.clone(),
            number,
            key_order: course.key_order.clone(),
            target_wpm: lesson.target_wpm,
            target_accuracy: lesson.target_accuracy,
            age: course.age_group,
            stars_needed: course.stars_to_complete(number),
        }),
        piece: None,
    };
    Ok((plan, text(&lesson.text_content)?))
}

fn practice(app: &App, open: &OpenProfile, course: &Course, units: &[String], length: Option<u32>) -> Result<(Plan, Text), AppError> {
    let reached = Reached::load(&open.store, &course.slug)?;
    let upto = reached.open(course).last().copied().unwrap_or(1);
    let target = course.lesson(upto).map_or(20, |lesson| lesson.target_wpm);
    let mut seed = [0; 8];
    app.host.random(&mut seed);
    let made = content::practice(&Practice {
        language: &course.language,
        age: course.age_group,
        taught: &course.taught(upto),
        units,
        length: match length {
            Some(wanted) => wanted.clamp(*WANTED.start(), *WANTED.end()),
            None => (target * 5 * MINUTES).clamp(*LENGTHS.start(), *LENGTHS.end()),
        },
        seed: u64::from_le_bytes(seed),
    })?;
    let plan = Plan {
        request: ExerciseRequest::Practice { units: units.to_vec(), length },
        title: units.join(" "),
        lesson: None,
        piece: None,
    };
    Ok((plan, text(&made)?))
}

fn placement(course: &Course, layout: &Layout, index: u32) -> Result<(Plan, Text), AppError> {
    let part = placement::part(course, layout, index).ok_or(AppError::UnknownLesson { number: index })?;
    let plan = Plan {
        request: ExerciseRequest::Placement { part: index },
        title: placement::titles(course, &part).join(" · "),
        lesson: None,
        piece: None,
    };
    Ok((plan, text(&part.text)?))
}

/// How long a test may be, in seconds and in words.
const SECONDS: [u32; 4] = [15, 30, 60, 120];
const WORDS: [u32; 4] = [10, 25, 50, 100];

fn test_length(unit: TestUnit, amount: u32) -> Result<TestLength, AppError> {
    let (known, length) = match unit {
        TestUnit::Seconds => (SECONDS, TestLength::Seconds(amount)),
        TestUnit::Words => (WORDS, TestLength::Words(amount)),
    };
    if !known.contains(&amount) {
        return Err(AppError::BadValue { field: "amount", value: amount.to_string() });
    }
    Ok(length)
}

fn test(
    app: &App,
    course: &Course,
    layout: &Layout,
    length: TestLength,
    (has_punctuation, has_digits): (bool, bool),
) -> Result<Text, AppError> {
    let mut seed = [0; 8];
    app.host.random(&mut seed);
    let typable: Vec<char> = layout.routes().filter_map(|(unit, _)| only(unit)).collect();
    let made = content::free_test(&FreeTest {
        language: &course.language,
        age: course.age_group,
        typable: &typable,
        length,
        has_punctuation,
        has_digits,
        seed: u64::from_le_bytes(seed),
    })?;
    text(&made)
}

/// The only character of a unit.
fn only(unit: &str) -> Option<char> {
    let mut characters = unit.chars();
    characters.next().filter(|_| characters.next().is_none())
}

fn own_text(
    open: &OpenProfile,
    layout: &Layout,
    id: &str,
    piece: Option<u32>,
) -> Result<(Plan, Text), AppError> {
    let uuid = texts::id(id)?;
    let stored = open.store.own_text(uuid)?.ok_or_else(|| texts::unknown(id))?;
    // At the end of a text one begins anew; a piece that is asked for by its number, too.
    let (at, left_at) = match piece {
        Some(piece) => (piece, 0),
        None if stored.bookmark < stored.pieces => (stored.bookmark, stored.bookmark_unit),
        None => (0, 0),
    };
    let (chapter, line) = open
        .store
        .own_piece(uuid, at)?
        .ok_or_else(|| AppError::BadValue { field: "piece", value: at.to_string() })?;
    // The layout may be another one than when the text was added.
    let line = Cleaner::new(layout).paragraph(&line);
    let units = trainer::text::cut(&line);
    if units.len() < 2 {
        return Err(AppError::TextEmpty);
    }
    // On another layout the piece may be shorter than where it was left.
    let rest = usize::try_from(left_at).ok().and_then(|left_at| units.get(left_at..));
    let (from, rest) = match rest {
        Some(rest) if rest.len() > 1 => (left_at, rest),
        _ => (0, &*units),
    };
    let plan = Plan {
        request: ExerciseRequest::OwnText { text: id.to_owned(), piece: Some(at) },
        title: stored.title,
        lesson: None,
        piece: Some(PlannedPiece {
            language: stored.language,
            chapter: chapter.number,
            chapter_title: chapter.title,
            from,
        }),
    };
    Ok((plan, text(&rest.concat())?))
}

fn text(raw: &str) -> Result<Text, AppError> {
    Text::new(raw).map_err(|error| AppError::Internal { why: error.to_string() })
}

/// The open exercise as the UI needs it.
pub(super) fn view(app: &App, open: &mut OpenProfile, layout: &Layout) -> Result<Exercise, AppError> {
    app.hold_sums();
    let course = open.course_for_any(layout)?;
    let reached = Reached::load(&open.store, &course.slug)?;
    let is_child = open.is_child();
    let no_exercise = || AppError::Internal { why: "no exercise is open".into() };
    let (mut target_wpm, mut target_accuracy) = (None, None);
    let number = match &open.exercise.as_ref().ok_or_else(no_exercise)?.plan.request {
        ExerciseRequest::Lesson { number } => *number,
        ExerciseRequest::Practice { .. } | ExerciseRequest::OwnText { .. } | ExerciseRequest::Test { .. } => {
            reached.open(&course).last().copied().unwrap_or(1)
        }
        ExerciseRequest::Placement { part } => match placement::part(&course, layout, *part) {
            Some(part) => {
                target_wpm = Some(part.target_wpm * 100);
                target_accuracy = Some(part.target_accuracy);
                placement::last_lesson(&course, &part)
            }
            // It was begun in a course that has changed.
            None => 1,
        },
    };
    let lesson = course.lesson(number);
    let mastered = open.mastered(app.host.now().local_date, &layout.id, lesson.map_or(u32::MAX, |lesson| lesson.target_wpm))?;
    let exercise = open.exercise.as_ref().ok_or_else(no_exercise)?;
    let (planned, piece) = (exercise.plan.lesson.as_ref(), exercise.plan.piece.as_ref());
    // Practice has no words of its own: the UI makes them from what is practised.
    let lesson = lesson.filter(|_| planned.is_some());
    Ok(Exercise {
        session_id: exercise.id.to_string(),
        request: exercise.plan.request.clone(),
        title: exercise.plan.title.clone(),
        language: piece.map_or(&course.language, |piece| &piece.language).clone(),
        chapter: piece.map(|piece| (piece.chapter, piece.chapter_title.clone())),
        limit: exercise.limit(),
        instructions: lesson.map(|lesson| lesson.instructions.clone()).unwrap_or_default(),
        hints: lesson.map(|lesson| lesson.hints.clone()).unwrap_or_default(),
        units: exercise.recorder.text().units().iter().map(ToString::to_string).collect(),
        policy: settings::error_policy(exercise.recorder.policy()),
        layout: exercise.layout.clone(),
        target_wpm: planned.map(|planned| planned.target_wpm * 100).or(target_wpm),
        target_accuracy: planned.map(|planned| planned.target_accuracy).or(target_accuracy),
        is_child,
        mastered,
        taught: course.taught(number),
        new_keys: lesson.map(|lesson| lesson.new_keys.clone()).unwrap_or_default(),
        typed: exercise.typed.clone(),
        clock: exercise.clock(),
    })
}
