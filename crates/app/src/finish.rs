//! From a typed exercise to a stored session and the result on the screen.

use std::collections::BTreeSet;

use store::{DeviceType, Exercise, NewSession, Saved, Session, StoredLog};
use trainer::{
    lesson::{self, Course},
    metrics::{self, Figures, METRICS_VERSION},
    stats,
    text::Text,
    typing::Replay,
};
use uuid::Uuid;

use crate::{
    achievements,
    app::App,
    courses::Reached,
    error::AppError,
    exercise::{OpenExercise, Plan, PlannedLesson},
    profile::OpenProfile,
    result::{self, Standing},
    texts::{Piece, is_own_text},
    view::{
        achievement::Achievement,
        exercise::ExerciseRequest,
        result::{FiguresView, NextStar, SessionResult},
    },
};

/// Stores an exercise with everything that follows from it, ends its journal, and says how it went.
///
/// `clock` is what the lesson's clock shows, if anybody says so: it ends a timed test.
///
/// Too little for a speed is no session (metrics.md): nothing is stored, and the result has no figures.
///
/// # Errors
/// Gives the exercise back with what went wrong: its journal still has it.
pub(crate) fn store(
    app: &App,
    open: &mut OpenProfile,
    exercise: OpenExercise,
    clock: Option<u64>,
) -> Result<SessionResult, Box<(AppError, OpenExercise)>> {
    match save(app, open, &exercise, clock) {
        Ok((result, saved)) => {
            let ended = match (exercise.journal, saved) {
                (Some(journal), Some(saved)) => journal.end(&saved),
                (Some(journal), None) => journal.discard(),
                (None, _) => Ok(()),
            };
            if let Err(error) = ended {
                // The session is stored; the next start finds that out and removes the journal.
                tracing::warn!(%error, "a journal stays behind");
            }
            open.last_result = Some(result.clone());
            Ok(result)
        }
        Err(error) => Err(Box::new((error, exercise))),
    }
}

fn save(
    app: &App,
    open: &mut OpenProfile,
    exercise: &OpenExercise,
    clock: Option<u64>,
) -> Result<(SessionResult, Option<Saved>), AppError> {
    let (text, log, is_completed) = exercise.judged(clock);
    let replay = replay(&text, exercise.recorder.policy(), &log, is_completed)?;
    let course = course_of(open, &exercise.layout)?;
    let reached = Reached::load(&open.store, &open.card.course)?;
    let figures = metrics::figures(&replay).ok();
    let planned = exercise.plan.lesson.as_ref();
    let rating = figures
        .as_ref()
        .zip(planned)
        .and_then(|(figures, planned)| {
            lesson::stars(figures, &planned.targets(), replay.is_completed())
        });
    let saved = match &figures {
        Some(figures) => Some(save_session(app, open, exercise, &replay, figures, rating)?),
        None => None,
    };
    let after = Reached::load(&open.store, &open.card.course)?;
    let next_piece = match Piece::of(&exercise.plan) {
        Some(piece) if replay.is_completed() => piece.next(open)?,
        _ => None,
    };
    let judged = Judged {
        id: exercise.id,
        next_piece,
        plan: &exercise.plan,
        replay: &replay,
        figures: figures.as_ref(),
        rating,
        course: course.as_deref(),
        before: &reached,
        after: &after,
        achievements: achievements::of_session(&open.store, exercise.id)?,
    };
    Ok((judged.result(), saved))
}

fn save_session(
    app: &App,
    open: &OpenProfile,
    exercise: &OpenExercise,
    replay: &Replay<'_>,
    figures: &Figures,
    rating: Option<u8>,
) -> Result<Saved, AppError> {
    let planned = exercise.plan.lesson.as_ref();
    let started = exercise.started.clone().unwrap_or_else(|| app.host.now());
    let session = Session {
        id: exercise.id,
        exercise: match planned {
            Some(planned) => Exercise::Lesson(planned.reference()),
            None if is_own_text(&exercise.plan) => Exercise::OwnText,
            None => Exercise::Practice,
        },
        started_at: started.unix_ms(),
        timezone: started.timezone,
        local_date: started.local_date.to_string(),
        keyboard_layout: exercise.layout.clone(),
        device_type: DeviceType::parse(app.host.device_type())?,
        policy: replay.policy(),
        is_completed: replay.is_completed(),
        metrics_version: METRICS_VERSION,
        figures: figures.clone(),
        rating,
        stars_needed: planned.map(|planned| planned.stars_needed),
    };
    let completes =
        planned.filter(|planned| rating.is_some_and(|rating| rating >= planned.stars_needed));
    let opened: Vec<u32> = completes
        .map(|planned| planned.number + 1)
        .into_iter()
        .collect();
    let now = app.host.now().unix_ms();
    let typed = Piece::of(&exercise.plan)
        .map(|piece| (piece.text, piece.bookmark(exercise, replay.is_completed())));
    let new = NewSession {
        session,
        text: &replay.text().as_string(),
        log: replay.log(),
        stats: &stats::session_stats(replay).pack(),
        opened: &opened,
    };
    let is_test = matches!(exercise.plan.request, ExerciseRequest::Test { .. });
    Ok(open.store.save_session_and(&new, |tx| {
        if is_test {
            tx.set_test(exercise.id)?;
        }
        match typed {
            // The text may have been deleted meanwhile: what was typed of it is stored all the same.
            Some((text, place)) => tx.set_bookmark(text, place, Some(now)).map(drop),
            None => Ok(()),
        }
    })?)
}

/// The result of a session that was stored before. It no longer knows what it opened at the time.
pub(crate) fn stored_result(open: &mut OpenProfile, id: Uuid) -> Result<SessionResult, AppError> {
    let unknown = || AppError::UnknownSession {
        session_id: id.to_string(),
    };
    let session = open.store.session(id)?.ok_or_else(unknown)?.session;
    let stored = open.store.session_log(id)?.ok_or_else(unknown)?;
    let text = Text::new(&stored.text).map_err(|error| AppError::Internal {
        why: error.to_string(),
    })?;
    let replay = replay(&text, session.policy, &stored.log, session.is_completed)?;
    let course = course_of(open, &session.keyboard_layout)?;
    let plan = plan_of(&session, course.as_deref());
    let reached = Reached::load(&open.store, &open.card.course)?;
    let judged = Judged {
        id,
        next_piece: None,
        plan: &plan,
        replay: &replay,
        figures: Some(&session.figures),
        rating: session.rating,
        course: course.as_deref(),
        before: &reached,
        after: &reached,
        achievements: achievements::of_session(&open.store, id)?,
    };
    Ok(SessionResult {
        best_stars_before: None,
        ..judged.result()
    })
}

/// Adds what a stored session says about single keys.
pub(crate) fn add_stats(
    stats: &mut stats::SessionStats,
    session: &Session,
    stored: &StoredLog,
) -> Result<(), AppError> {
    let text = Text::new(&stored.text).map_err(|error| AppError::Internal {
        why: error.to_string(),
    })?;
    let replay = replay(&text, session.policy, &stored.log, session.is_completed)?;
    stats.merge(&stats::session_stats(&replay));
    Ok(())
}

/// What was asked, as far as a stored session still says.
fn plan_of(session: &Session, course: Option<&Course>) -> Plan {
    let request = match session.exercise {
        Exercise::OwnText => ExerciseRequest::OwnText {
            text: String::new(),
            piece: None,
        },
        _ => ExerciseRequest::Practice {
            units: Vec::new(),
            length: None,
        },
    };
    let Exercise::Lesson(reference) = &session.exercise else {
        return Plan {
            request,
            title: String::new(),
            lesson: None,
            piece: None,
        };
    };
    let lesson = course
        .filter(|course| course.slug == reference.course)
        .and_then(|course| course.lesson(reference.number));
    let planned = course.zip(lesson).map(|(course, lesson)| PlannedLesson {
        course: reference.course.clone(),
        version: reference.version.clone(),
        number: reference.number,
        key_order: reference.key_order.clone(),
        target_wpm: lesson.target_wpm,
        target_accuracy: lesson.target_accuracy,
        age: course.age_group,
        stars_needed: course.stars_to_complete(reference.number),
    });
    Plan {
        request: ExerciseRequest::Lesson {
            number: reference.number,
        },
        title: lesson
            .map(|lesson| lesson.title.clone())
            .unwrap_or_default(),
        lesson: planned,
        piece: None,
    }
}

fn replay<'a>(
    text: &'a Text,
    policy: trainer::typing::Policy,
    log: &'a trainer::typing::Log,
    is_completed: bool,
) -> Result<Replay<'a>, AppError> {
    // The recorder's log always replays; a stored one did when it was stored.
    Replay::run(text, policy, log, is_completed).map_err(|error| AppError::Internal {
        why: error.to_string(),
    })
}

/// The profile's course in the key order that the session was typed in; `None` when the layout has no course.
fn course_of(
    open: &mut OpenProfile,
    layout: &str,
) -> Result<Option<std::sync::Arc<Course>>, AppError> {
    let library = std::sync::Arc::clone(&open.library);
    match library
        .layout(layout)
        .and_then(|layout| open.course(layout))
    {
        Ok(course) => Ok(Some(course)),
        Err(AppError::UnknownCourse { .. } | AppError::UnknownLayout { .. }) => Ok(None),
        Err(error) => Err(error),
    }
}

/// A session with everything around it that the result screen speaks of.
struct Judged<'a> {
    id: Uuid,
    /// Where an own text goes on.
    next_piece: Option<Piece>,
    plan: &'a Plan,
    replay: &'a Replay<'a>,
    figures: Option<&'a Figures>,
    rating: Option<u8>,
    course: Option<&'a Course>,
    before: &'a Reached,
    after: &'a Reached,
    achievements: Vec<Achievement>,
}

impl Judged<'_> {
    fn result(&self) -> SessionResult {
        let planned = self.plan.lesson.as_ref();
        let slips = result::slips(self.replay);
        let open = self
            .course
            .map(|course| self.after.open(course))
            .unwrap_or_default();
        SessionResult {
            session_id: self.id.to_string(),
            request: self.plan.request.clone(),
            title: self.plan.title.clone(),
            is_completed: self.replay.is_completed(),
            figures: self.figures.map(figures_view),
            stars: self.rating,
            best_stars_before: planned
                .and_then(|planned| self.before.progress.get(&planned.number))
                .and_then(|progress| progress.best_rating),
            target_wpm: planned.map(|planned| planned.target_wpm * 100),
            target_accuracy: planned.map(|planned| planned.target_accuracy),
            next_star: self.next_star(),
            achievements: self.achievements.clone(),
            opened: self.opened(&open),
            next_step: result::next_step(&slips, self.standing(), self.is_taught()),
            next_lesson: self.next_number().filter(|number| open.contains(number)),
            slips,
            slowest_pair: result::slowest_pair(self.replay),
            curve: result::curve(self.replay),
            beats: result::beats(self.replay),
            pauses: result::pauses(self.replay),
        }
    }

    /// What one star more than now needs; an unfinished lesson needs the end for its first.
    fn next_star(&self) -> Option<NextStar> {
        let planned = self.plan.lesson.as_ref()?;
        let stars = self.rating.unwrap_or(0) + 1;
        if stars > lesson::MAX_STARS {
            return None;
        }
        let needs = lesson::star_requirements(&planned.targets(), stars);
        Some(NextStar {
            stars,
            wpm: needs.wpm_centi,
            accuracy: needs.accuracy_centi,
            no_uncorrected: needs.no_uncorrected,
        })
    }

    fn opened(&self, open: &BTreeSet<u32>) -> Option<u32> {
        let before = self.before.open(self.course?);
        open.difference(&before).next().copied()
    }

    /// The lesson after this one; after practice, the one the course goes on with.
    fn next_number(&self) -> Option<u32> {
        let course = self.course?;
        match &self.plan.lesson {
            Some(planned) => course
                .lesson(planned.number + 1)
                .map(|lesson| lesson.number),
            None => Some(self.after.current(course)),
        }
    }

    fn standing(&self) -> Standing {
        match &self.plan.lesson {
            Some(planned)
                if self
                    .rating
                    .is_some_and(|rating| rating >= planned.stars_needed) =>
            {
                Standing::Completed {
                    next: self.next_number(),
                }
            }
            Some(_) => Standing::NotYet,
            None if matches!(self.plan.request, ExerciseRequest::Test { .. }) => Standing::Tested,
            None if let Some(piece) = self.next_piece => Standing::InText {
                text: piece.text,
                piece: piece.at,
            },
            None => Standing::Practised {
                current: self.next_number().unwrap_or(1),
            },
        }
    }

    fn is_taught(&self) -> impl Fn(&str) -> bool + use<> {
        let taught: BTreeSet<String> = match (self.course, &self.plan.lesson) {
            (Some(course), Some(planned)) => course.taught(planned.number).into_iter().collect(),
            _ => BTreeSet::new(),
        };
        move |unit| taught.contains(unit)
    }
}

fn figures_view(figures: &Figures) -> FiguresView {
    FiguresView {
        wpm: figures.wpm,
        gross_wpm: figures.gross_wpm,
        raw_wpm: figures.raw_wpm,
        accuracy: figures.accuracy,
        result_accuracy: figures.result_accuracy,
        errors: figures.errors,
        uncorrected_errors: figures.uncorrected_errors,
        duration: figures.duration,
        active_duration: figures.active_duration,
        kspc: figures.kspc,
        avg_keystroke_time: figures.avg_keystroke_time,
        max_pause_duration: figures.max_pause_duration,
        pause_count: figures.pause_count,
        consistency: figures.consistency,
        inserts: figures.inserts,
        deleted: figures.deleted,
        length: figures.length,
    }
}
