//! The coach's ground: what is stored of a learner, and its advice as the screen shows it. The rules are in
//! `trainer::coach`.

use std::sync::Arc;

use chrono::NaiveDate;
use store::{Sitting, Store};
use trainer::{
    coach::{self, Action, CLOSED, Closed, Kind, State as Known},
    keyboard::Layout,
    lesson::{AgeGroup, Course},
    model::{self, Day, Estimate, Outlook, Past, Setting, WINDOW_SESSIONS},
};

use crate::{
    app::App,
    courses::Reached,
    error::AppError,
    exercise::count,
    state::State,
    view::{
        coach::{
            CloseRecommendation, Closing, Coach, CoachAction, DueKey, Evidence, Purpose,
            Recommendation, RecommendationKind, UnitFigures,
        },
        exercise::ExerciseRequest,
    },
};

/// Whose advice, and where they stand.
pub(crate) struct Ground {
    store: Arc<Store>,
    course: Arc<Course>,
    layout: Layout,
    /// Layouts of the same key order: pairs on them are the same pairs.
    layouts: Vec<String>,
    today: NaiveDate,
}

impl Ground {
    /// Of whoever is typing.
    pub(crate) fn of(app: &App, state: &mut State) -> Result<Self, AppError> {
        let library = Arc::clone(&state.library);
        let layout = library.layout(&state.settings(app).layout)?;
        let open = state.profile()?;
        let alike = library
            .layouts()
            .filter(|other| other.key_order() == layout.key_order());
        Ok(Self {
            store: Arc::clone(&open.store),
            course: open.course(layout)?,
            layouts: alike.map(|layout| layout.id.to_string()).collect(),
            layout: layout.clone(),
            today: app.host.now().local_date,
        })
    }
}

/// What to practise today, and why.
pub(crate) fn today(ground: &Ground) -> Result<Coach, AppError> {
    let course = &*ground.course;
    let layouts: Vec<&str> = ground.layouts.iter().map(String::as_str).collect();
    let packed = ground.store.newest_stats(&layouts, WINDOW_SESSIONS)?;
    let past = Past::from_packed(
        packed
            .iter()
            .filter_map(|(date, stats)| Some((Day::parse(date)?, stats))),
    );
    if past.skipped() > 0 {
        tracing::error!(
            sessions = past.skipped(),
            "the statistics of sessions cannot be read"
        );
    }
    let estimate = model::estimate(
        &past,
        &Setting {
            layout: &ground.layout,
            language: &course.language,
        },
    );
    let reached = Reached::load(&ground.store, &course.slug)?;
    let sittings = ground.store.sittings(&course.slug)?;
    let date = ground.today.to_string();
    let advice = coach::recommend(
        &Known {
            course,
            progress: &reached.progress,
            unlocks: &reached.unlocks,
            estimate: &estimate,
            newest: past.newest(),
            sittings: &sittings.iter().filter_map(sitting).collect::<Vec<_>>(),
            closed: &closed(&ground.store)?,
        },
        Day::parse(&date).unwrap_or(Day::EPOCH),
    );
    let shown = Shown {
        course,
        estimate: &estimate,
        today: sittings
            .iter()
            .filter(|sitting| sitting.is_completed && sitting.local_date == date)
            .collect(),
    };
    Ok(Coach {
        date,
        sessions: count(packed.len()),
        recommendations: advice
            .into_iter()
            .filter_map(|one| shown.recommendation(one))
            .collect(),
    })
}

/// Keeps the learner's word on a recommendation, as a setting: it goes to the learner's other devices.
pub(crate) fn close(
    app: &App,
    state: &mut State,
    args: &CloseRecommendation,
) -> Result<(), AppError> {
    let how = match args.how {
        Closing::Dismissed => Some(coach::Closing::Dismissed),
        Closing::Completed => Some(coach::Closing::Completed),
        Closing::Reopened => None,
    };
    let today = Day::parse(&app.host.now().local_date.to_string()).unwrap_or(Day::EPOCH);
    let setting = coach::to_setting(known(args.kind), &args.subject, how, today);
    let setting = setting.ok_or_else(|| AppError::BadValue {
        field: "subject",
        value: format!("{} bytes", args.subject.len()),
    })?;
    let (key, value) = setting;
    state.write_settings(app, &[(&key, value)])
}

/// What was closed; kinds of later versions are none of ours.
fn closed(store: &Store) -> Result<Vec<Closed>, AppError> {
    let words = store.settings_of(CLOSED)?;
    Ok(words.iter().filter_map(coach::from_setting).collect())
}

fn known(kind: RecommendationKind) -> Kind {
    match kind {
        RecommendationKind::PracticePlan => Kind::PracticePlan,
        RecommendationKind::WeakKeys => Kind::WeakKeys,
        RecommendationKind::Plateau => Kind::Plateau,
        RecommendationKind::WeakPairs => Kind::WeakPairs,
        RecommendationKind::Review => Kind::Review,
    }
}

fn kind(kind: Kind) -> RecommendationKind {
    match kind {
        Kind::PracticePlan => RecommendationKind::PracticePlan,
        Kind::WeakKeys => RecommendationKind::WeakKeys,
        Kind::Plateau => RecommendationKind::Plateau,
        Kind::WeakPairs => RecommendationKind::WeakPairs,
        Kind::Review => RecommendationKind::Review,
    }
}

fn purpose(purpose: coach::Purpose) -> Purpose {
    match purpose {
        coach::Purpose::WarmUp => Purpose::WarmUp,
        coach::Purpose::Weak => Purpose::Weak,
        coach::Purpose::Review => Purpose::Review,
        coach::Purpose::Polish => Purpose::Polish,
        coach::Purpose::New => Purpose::New,
        coach::Purpose::Free => Purpose::Free,
        coach::Purpose::Accuracy => Purpose::Accuracy,
        coach::Purpose::Bursts => Purpose::Bursts,
    }
}

fn sitting(sitting: &Sitting) -> Option<coach::Sitting> {
    Some(coach::Sitting {
        day: Day::parse(&sitting.local_date)?,
        active_ms: sitting.active_duration,
        is_finished: sitting.is_completed,
        wpm: sitting.wpm,
        lesson: sitting.lesson,
    })
}

/// What a recommendation is shown with.
struct Shown<'a> {
    course: &'a Course,
    estimate: &'a Estimate,
    /// Finished sessions of today.
    today: Vec<&'a Sitting>,
}

impl Shown<'_> {
    fn recommendation(&self, one: coach::Recommendation) -> Option<Recommendation> {
        let mut practised = self
            .today
            .iter()
            .filter(|sitting| sitting.is_practice)
            .count();
        let actions = one.actions.into_iter().map(|action| {
            let mut action = self.action(action);
            // What exercises were of is not stored; today's count in order.
            if one.kind == Kind::PracticePlan && action.title.is_none() {
                action.is_done = practised > 0;
                practised = practised.saturating_sub(1);
            }
            action
        });
        Some(Recommendation {
            kind: kind(one.kind),
            subject: one.subject,
            priority: one.priority,
            actions: actions.collect(),
            evidence: self.evidence(one.evidence)?,
            expires: one.expires.to_string(),
        })
    }

    fn action(&self, action: Action) -> CoachAction {
        match action {
            Action::Lesson {
                number,
                purpose: what_for,
                minutes,
                ..
            } => CoachAction {
                request: ExerciseRequest::Lesson { number },
                title: Some(
                    self.course
                        .lesson(number)
                        .map(|lesson| lesson.title.clone())
                        .unwrap_or_default(),
                ),
                purpose: purpose(what_for),
                minutes,
                is_done: self
                    .today
                    .iter()
                    .any(|sitting| sitting.lesson == Some(number)),
                units: Vec::new(),
            },
            Action::Practice {
                units,
                length,
                purpose: what_for,
                minutes,
            } => CoachAction {
                units: units.iter().filter_map(|unit| self.figures(unit)).collect(),
                request: ExerciseRequest::Practice {
                    units,
                    length: Some(length),
                },
                title: None,
                purpose: purpose(what_for),
                minutes,
                is_done: false,
            },
        }
    }

    /// What is known of a key or pair, by the name that exercises have for it.
    fn figures(&self, name: &str) -> Option<UnitFigures> {
        if let Some(outlook) = self.estimate.keys.get(name) {
            return Some(self.unit(vec![name.to_owned()], outlook));
        }
        let mut letters = name.chars();
        let (before, unit) = (letters.next()?, letters.next()?);
        let pair = (before.to_string().into(), unit.to_string().into());
        let outlook = self.estimate.pairs.get(&pair)?;
        Some(self.unit(vec![before.to_string(), unit.to_string()], outlook))
    }

    fn unit(&self, units: Vec<String>, outlook: &Outlook) -> UnitFigures {
        // Children are shown no speed.
        let timed = self.course.age_group != AgeGroup::Kids && outlook.samples > 0;
        let (low, high) = outlook.likely_gaps();
        UnitFigures {
            units,
            gap: timed.then(|| outlook.gap()),
            low: timed.then_some(low),
            high: timed.then_some(high),
            usual: timed.then(|| outlook.usual_gap()),
            samples: outlook.samples,
            error_rate: outlook.error_rate_centi(),
            usual_rate: self.estimate.error_rate_centi(),
            errors: outlook.errors,
            presses: outlook.presses,
            is_slow: outlook.weakness.slow && timed,
            is_wrong: outlook.weakness.errors,
        }
    }

    /// `None` of what the estimate does not have, which is never recommended.
    fn evidence(&self, evidence: coach::Evidence) -> Option<Evidence> {
        Some(match evidence {
            coach::Evidence::Unit { units, .. } => Evidence::Unit {
                figures: self.figures(&units.concat())?,
            },
            coach::Evidence::Plateau {
                days,
                minutes,
                change,
                low,
                high,
                accuracy,
            } => Evidence::Plateau {
                days,
                minutes,
                change,
                low,
                high,
                accuracy,
            },
            coach::Evidence::Review { keys } => Evidence::Review {
                keys: keys
                    .into_iter()
                    .map(|due| DueKey {
                        unit: due.unit,
                        days: due.days,
                    })
                    .collect(),
            },
            coach::Evidence::Plan {
                minutes,
                done,
                weak,
                due,
            } => Evidence::Plan {
                minutes,
                done,
                weak,
                due,
            },
        })
    }
}
