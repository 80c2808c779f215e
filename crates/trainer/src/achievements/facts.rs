//! What achievements know: of one session, and of all of them as aggregates.
//!
//! Only what the app and the server both keep, and what is the same on both: days are the learner's own
//! (`local_date`), never instants, as the server corrects the clocks of devices.

use std::collections::{BTreeMap, BTreeSet};

use super::criteria::Kind;
use super::outline::{Outline, OutlineLesson, outline};
use super::{Audience, Day};
use crate::lesson::{AgeGroup, ExerciseType};
use crate::metrics::MAX_PLAUSIBLE_WPM;
use crate::typing::Policy;

/// Shorter sessions say nothing about care: they count for no clean session and no careful day. Inserts.
pub const MIN_KEYSTROKES: u32 = 60;

/// What was typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Exercise<'a> {
    /// A lesson.
    Lesson {
        /// Slug of the course.
        course: &'a str,
        /// From 1.
        number: u32,
    },
    /// A generated text.
    Practice,
    /// The learner's own text.
    OwnText,
}

/// One session, by its stored figures. Names and units are those of the tables.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SessionFacts<'a> {
    /// What was typed.
    pub exercise: Exercise<'a>,
    /// Typed to the end. An unfinished session reaches nothing and counts for nothing.
    pub is_completed: bool,
    /// The learner's own day.
    pub day: Day,
    /// Layout id.
    pub layout: &'a str,
    /// What a wrong key did.
    pub policy: Policy,
    /// Stars; only of a finished attempt at a lesson.
    pub rating: Option<u8>,
    /// Stars that complete the lesson; `None` where nothing says so.
    pub stars_needed: Option<u8>,
    /// Net speed, 1/100 WPM.
    pub wpm: u32,
    /// Speed over all inserts, 1/100 WPM.
    pub raw_wpm: u32,
    /// Right inserts among all, 1/100 %.
    pub accuracy: u32,
    /// How even the gaps are, 1/100 %.
    pub consistency: Option<u32>,
    /// Inserts (`total_keystrokes`).
    pub keystrokes: u32,
    /// Wrong inserts.
    pub errors: u32,
    /// Wrong units left at the end.
    pub uncorrected_errors: u32,
    /// Gaps of more than 2,000 ms.
    pub pauses: u32,
}

impl SessionFacts<'_> {
    pub(super) fn kind(&self) -> Kind {
        match self.exercise {
            Exercise::Lesson { .. } => Kind::Lesson,
            Exercise::Practice => Kind::Practice,
            Exercise::OwnText => Kind::OwnText,
        }
    }

    pub(super) fn outline(&self) -> Option<(&'static Outline, &'static OutlineLesson)> {
        match self.exercise {
            Exercise::Lesson { course, number } => {
                let outline = outline(course)?;
                Some((outline, outline.lesson(number)?))
            }
            Exercise::Practice | Exercise::OwnText => None,
        }
    }

    /// The speed that an achievement may look at, 1/100 WPM; see [`super::SessionCriteria::wpm`].
    pub(super) fn speed(&self) -> Option<u32> {
        let (course, lesson) = self.outline()?;
        let is_text = lesson.text != ExerciseType::Drill;
        let is_human = self.raw_wpm <= MAX_PLAUSIBLE_WPM * 100;
        (self.rating.is_some() && course.age_group != AgeGroup::Kids && is_text && is_human)
            .then_some(self.wpm)
    }

    pub(super) fn is_of_kids_course(&self) -> bool {
        self.outline()
            .is_some_and(|(course, _)| course.age_group == AgeGroup::Kids)
    }

    fn is_long(&self) -> bool {
        self.keystrokes >= MIN_KEYSTROKES
    }
}

/// One of the learner's days with a finished session.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DayFacts {
    /// The day.
    pub day: Day,
    /// Finished sessions of [`MIN_KEYSTROKES`] inserts or more without a wrong one.
    pub clean: u32,
    /// Finished practice sessions.
    pub practice: u32,
    /// Finished own texts.
    pub own_texts: u32,
    /// Highest accuracy of a finished session of [`MIN_KEYSTROKES`] inserts or more, 1/100 %.
    pub best_accuracy: Option<u32>,
}

impl DayFacts {
    /// What one finished session makes of its day.
    pub fn of(session: &SessionFacts<'_>) -> Self {
        let mut facts = Self::new(session.day);
        facts.add(session);
        facts
    }

    /// A day on which nothing was finished yet.
    fn new(day: Day) -> Self {
        Self {
            day,
            clean: 0,
            practice: 0,
            own_texts: 0,
            best_accuracy: None,
        }
    }

    fn add(&mut self, session: &SessionFacts<'_>) {
        self.clean += u32::from(session.is_long() && session.errors == 0);
        self.practice += u32::from(session.kind() == Kind::Practice);
        self.own_texts += u32::from(session.kind() == Kind::OwnText);
        self.best_accuracy = self
            .best_accuracy
            .max(session.is_long().then_some(session.accuracy));
    }
}

/// How often a lesson was come back to: from the day and the accuracy of each finished attempt at it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Again {
    /// First and last day with a finished attempt.
    pub days: Option<(Day, Day)>,
    /// Most by which an attempt was more accurate than one of an earlier day, 1/100 %.
    pub gain: u32,
}

impl Again {
    /// From all finished attempts, in any order.
    pub fn of(attempts: impl IntoIterator<Item = (Day, u32)>) -> Self {
        // Least and most of each day.
        let mut days: BTreeMap<Day, (u32, u32)> = BTreeMap::new();
        for (day, accuracy) in attempts {
            let (least, most) = days.entry(day).or_insert((accuracy, accuracy));
            (*least, *most) = ((*least).min(accuracy), (*most).max(accuracy));
        }
        let first = days.first_key_value().map(|(day, _)| *day);
        let last = days.last_key_value().map(|(day, _)| *day);
        let mut gain = 0;
        let mut least_before: Option<u32> = None;
        for (least, most) in days.into_values() {
            gain = gain.max(least_before.map_or(0, |before| most.saturating_sub(before)));
            least_before = Some(least_before.map_or(least, |before| before.min(least)));
        }
        Self {
            days: first.zip(last),
            gain,
        }
    }
}

/// What the learner reached in one lesson.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LessonFacts {
    /// Slug of the course.
    pub course: String,
    /// From 1.
    pub number: u32,
    /// Most stars of a finished attempt.
    pub best_rating: Option<u8>,
    /// Whether an attempt had the stars that the next lesson asks for.
    pub is_completed: bool,
    /// How often it was come back to.
    pub again: Again,
}

/// What all sessions of a learner come to.
///
/// It has to be filled from the whole set of sessions that are not deleted, unfinished ones left out; `History::of`
/// is what each field means. Order of days and lessons does not matter, but each stands once.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct History {
    /// Days with a finished session.
    pub days: Vec<DayFacts>,
    /// Lessons with a finished attempt; others may be there too.
    pub lessons: Vec<LessonFacts>,
}

impl History {
    /// The meaning of every field, from the sessions themselves, each given once.
    pub fn of<'a>(sessions: impl IntoIterator<Item = SessionFacts<'a>>) -> Self {
        let mut days: BTreeMap<Day, DayFacts> = BTreeMap::new();
        let mut attempts: BTreeMap<(&str, u32), Vec<SessionFacts<'_>>> = BTreeMap::new();
        for session in sessions.into_iter().filter(|session| session.is_completed) {
            days.entry(session.day)
                .or_insert_with(|| DayFacts::new(session.day))
                .add(&session);
            if let (Exercise::Lesson { course, number }, Some(_)) =
                (session.exercise, session.rating)
            {
                attempts.entry((course, number)).or_default().push(session);
            }
        }
        let lesson =
            |((course, number), attempts): ((&str, u32), Vec<SessionFacts<'_>>)| LessonFacts {
                course: course.to_owned(),
                number,
                best_rating: attempts.iter().filter_map(|attempt| attempt.rating).max(),
                is_completed: attempts.iter().any(|it| {
                    it.stars_needed
                        .is_some_and(|needed| it.rating >= Some(needed))
                }),
                again: Again::of(
                    attempts
                        .iter()
                        .map(|attempt| (attempt.day, attempt.accuracy)),
                ),
            };
        Self {
            days: days.into_values().collect(),
            lessons: attempts.into_iter().map(lesson).collect(),
        }
    }

    /// The days in order.
    pub(super) fn practised(&self) -> BTreeSet<Day> {
        self.days.iter().map(|day| day.day).collect()
    }

    /// Lessons that a definition looks at: one that is not for children looks past kids' courses, and past
    /// courses whose age nobody knows.
    pub(super) fn lessons_for(&self, audience: Audience) -> impl Iterator<Item = &LessonFacts> {
        self.lessons.iter().filter(move |lesson| match audience {
            Audience::Everybody => true,
            Audience::GrownUps => {
                outline(&lesson.course).is_some_and(|it| it.age_group != AgeGroup::Kids)
            }
        })
    }
}
