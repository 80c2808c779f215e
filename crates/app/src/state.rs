//! What is open: the people on this machine, and the one who is typing.

use std::sync::Arc;

use chrono::{Days, NaiveDate};
use serde_json::Value;
use store::{ProfileCard, Profiles, SetAside, Store, StoreError};
use trainer::{
    keyboard::Layout,
    lesson::{AgeGroup as CourseAge, Course},
    stats::SessionStats,
};
use uuid::Uuid;

use crate::{
    app::App,
    courses,
    error::AppError,
    exercise::OpenExercise,
    finish,
    policy::Policy,
    settings::{self, Change},
    view::{
        result::SessionResult,
        settings::Settings,
        start::{AgeGroup, Notice, Profile, StartState},
    },
};

/// What was mastered longer ago than this shows its cap again.
const MASTERY_DAYS: Days = Days::new(56);

/// Everything that is open.
pub(crate) struct State {
    /// The registry.
    pub(crate) profiles: Profiles,
    /// What the managed machine decides.
    pub(crate) policy: Policy,
    /// What went wrong with the registry and the policy.
    notices: Vec<Notice>,
    /// Whoever is typing.
    open: Option<OpenProfile>,
    /// Why nobody is open, though there are profiles.
    refused: Vec<Notice>,
}

/// One person's data.
pub(crate) struct OpenProfile {
    /// Who.
    pub(crate) card: ProfileCard,
    /// Their file.
    pub(crate) store: Arc<Store>,
    /// Their settings, as stored; see [`State::settings`] for those that hold.
    pub(crate) settings: Settings,
    /// What they are typing, or were typing when the last Tactus ended.
    pub(crate) exercise: Option<OpenExercise>,
    /// The result last shown: it knows more than can be read back.
    pub(crate) last_result: Option<SessionResult>,
    /// What went wrong while opening.
    notices: Vec<Notice>,
    /// The course on the layout: making one takes a few milliseconds.
    course: Option<Arc<Course>>,
}

impl State {
    /// Opens the registry and the last profile.
    pub(crate) fn open(app: &App) -> Result<Self, AppError> {
        app.config.prepare()?;
        let now = app.host.now();
        let (profiles, aside) = Profiles::open(&app.config.data_dir, now.unix_ms())?;
        let (policy, mut notices) = Policy::load(app.config.policy.as_deref());
        notices.extend(aside.as_ref().map(set_aside));
        let mut state = Self {
            profiles,
            policy,
            notices,
            open: None,
            refused: Vec::new(),
        };
        if let Some(id) = state.profiles.current().map(|card| card.id) {
            state.select(app, id)?;
        }
        Ok(state)
    }

    /// Opens a person's data, after closing whoever was open.
    pub(crate) fn select(&mut self, app: &App, id: Uuid) -> Result<(), AppError> {
        if self.open.as_ref().is_some_and(|open| open.card.id == id) {
            return Ok(());
        }
        self.profiles.select(id)?;
        self.close();
        self.refused.clear();
        match OpenProfile::open(app, &self.profiles, id) {
            Ok(open) => {
                app.config
                    .remember_theme(self.policy.applied(open.settings.clone()).theme);
                self.open = Some(open);
                Ok(())
            }
            // Nothing is touched; the others on this machine can go on.
            Err(AppError::DatabaseNewer) => {
                let file = self.profiles.database(id).display().to_string();
                self.refused.push(Notice {
                    code: "database-newer".into(),
                    args: settings::args(&[("file", &file)]),
                });
                Ok(())
            }
            Err(error) => Err(error),
        }
    }

    /// Lets go of the open profile. What was being typed stays in its journal.
    fn close(&mut self) {
        if let Some(exercise) = self.open.take().and_then(|open| open.exercise) {
            exercise.put_down();
        }
    }

    /// Whoever is typing.
    pub(crate) fn profile(&mut self) -> Result<&mut OpenProfile, AppError> {
        self.open.as_mut().ok_or(AppError::NoProfile)
    }

    /// The settings that hold: the stored ones, or what fits this system, with the policy over them.
    pub(crate) fn settings(&self, app: &App) -> Settings {
        let stored = self
            .open
            .as_ref()
            .map_or_else(|| defaults(app), |open| open.settings.clone());
        self.policy.applied(stored)
    }

    /// Writes settings of whoever is typing; the values have been checked.
    pub(crate) fn write_settings(
        &mut self,
        app: &App,
        values: &[(&str, Value)],
    ) -> Result<(), AppError> {
        let now = app.host.now().unix_ms().try_into().unwrap_or(0);
        let open = self.profile()?;
        let device = open.device_id()[..8].to_owned();
        let _committed = open.store.transact(|tx| {
            values
                .iter()
                .try_for_each(|(key, value)| tx.set_setting(key, value, now, &device))
        })?;
        for (key, value) in values {
            if let Change::Taken(new) = settings::with(&open.settings, key, value) {
                open.settings = *new;
            }
        }
        app.config.remember_theme(self.settings(app).theme);
        Ok(())
    }

    /// Stores the open exercise as it stands. If that fails it stays open, and its journal as it is.
    pub(crate) fn store_exercise(&mut self, app: &App) -> Result<SessionResult, AppError> {
        let open = self.profile()?;
        let exercise = open.exercise.take().ok_or_else(|| AppError::Internal {
            why: "no exercise is open".into(),
        })?;
        finish::store(app, open, exercise).map_err(|failed| {
            let (error, exercise) = *failed;
            open.exercise = Some(exercise);
            error
        })
    }

    /// Ends the open exercise, if there is one: stored if anything was typed, forgotten if not.
    pub(crate) fn leave(&mut self, app: &App) -> Result<Option<SessionResult>, AppError> {
        let open = self.open.as_mut().ok_or(AppError::NoProfile)?;
        if open.exercise.is_none() {
            // A command that failed halfway may have let go of an exercise; its journal has not.
            let journal = self.profiles.journal(open.card.id);
            let (exercise, notice) = OpenExercise::recover(app, open, &journal)?;
            open.exercise = exercise;
            open.notices.extend(notice);
        }
        match &open.exercise {
            None => Ok(None),
            Some(exercise) if exercise.recorder.inserts() < 2 => {
                open.exercise.take().map_or(Ok(()), OpenExercise::discard)?;
                Ok(None)
            }
            Some(_) => {
                let result = self.store_exercise(app)?;
                Ok(result.figures.is_some().then_some(result))
            }
        }
    }

    /// What the UI needs for its first paint.
    pub(crate) fn start(&self, app: &App) -> Result<StartState, AppError> {
        let open = self.open.as_ref();
        let of_profile = open.map_or(&self.refused, |open| &open.notices);
        Ok(StartState {
            profile: open.map(|open| profile(&open.card)),
            profiles: self.profiles.list().iter().map(profile).collect(),
            settings: self.settings(app),
            locked_settings: self.policy.locked(),
            resumable: open
                .and_then(|open| open.exercise.as_ref())
                .and_then(OpenExercise::resumable),
            notices: self.notices.iter().chain(of_profile).cloned().collect(),
            courses: courses::choices()?,
            system_language: system_language(app).to_owned(),
            version: env!("CARGO_PKG_VERSION").to_owned(),
        })
    }
}

impl OpenProfile {
    fn open(app: &App, profiles: &Profiles, id: Uuid) -> Result<Self, AppError> {
        let now = app.host.now();
        let opened = profiles.open_store(id, now.unix_ms())?;
        let card = profiles
            .list()
            .iter()
            .find(|card| card.id == id)
            .cloned()
            .ok_or_else(|| AppError::UnknownProfile { id: id.to_string() })?;
        let mut notices: Vec<Notice> = opened
            .set_aside
            .as_ref()
            .map(set_aside)
            .into_iter()
            .collect();
        let (settings, ignored) =
            settings::load(&opened.store.settings()?, defaults_of(app, &card));
        notices.extend(ignored);
        let mut open = Self {
            card,
            store: Arc::new(opened.store),
            settings,
            exercise: None,
            last_result: None,
            notices,
            course: None,
        };
        let (exercise, notice) = OpenExercise::recover(app, &mut open, &profiles.journal(id))?;
        open.exercise = exercise;
        open.notices.extend(notice);
        Ok(open)
    }

    /// The open exercise, if it has this id.
    pub(crate) fn exercise(&mut self, id: &str) -> Result<&mut OpenExercise, AppError> {
        self.exercise
            .as_mut()
            .filter(|exercise| exercise.id.to_string() == id)
            .ok_or_else(|| AppError::UnknownSession {
                session_id: id.to_owned(),
            })
    }

    /// The result of a stored session.
    pub(crate) fn result(&mut self, id: &str) -> Result<SessionResult, AppError> {
        if let Some(result) = self
            .last_result
            .as_ref()
            .filter(|result| result.session_id == id)
        {
            return Ok(result.clone());
        }
        let unknown = || AppError::UnknownSession {
            session_id: id.to_owned(),
        };
        finish::stored_result(self, id.parse().map_err(|_| unknown())?)
    }

    /// Whether figures stay out of sight: a profile on a kids' course.
    pub(crate) fn is_child(&self) -> bool {
        self.card.age_group == CourseAge::Kids.as_str()
    }

    /// How this profile on this machine calls itself to a server.
    pub(crate) fn device_id(&self) -> String {
        self.card.id.to_string()
    }

    /// Units this learner types fast and safely on a layout, from the sessions of the last weeks.
    pub(crate) fn mastered(
        &self,
        today: NaiveDate,
        layout: &str,
        target_wpm: u32,
    ) -> Result<Vec<String>, AppError> {
        let since = today
            .checked_sub_days(MASTERY_DAYS)
            .unwrap_or(today)
            .to_string();
        let mut stats = SessionStats::default();
        for packed in self.store.stats_since(&since, Some(layout))? {
            if stats.merge_packed(&packed).is_err() {
                tracing::error!("the statistics of a session cannot be read");
            }
        }
        let mastered = stats
            .keys()
            .into_iter()
            .filter(|(_, key)| key.is_mastered(target_wpm));
        Ok(mastered.map(|(unit, _)| unit.to_owned()).collect())
    }

    /// The profile's course in the key order of a layout.
    pub(crate) fn course(&mut self, layout: &Layout) -> Result<Arc<Course>, AppError> {
        if let Some(course) = &self.course
            && course.key_order == layout.key_order()
            && course.slug == self.card.course
        {
            return Ok(Arc::clone(course));
        }
        let course = Arc::new(trainer::content::course(
            &self.card.course,
            layout.key_order(),
        )?);
        self.course = Some(Arc::clone(&course));
        Ok(course)
    }
}

/// What the UI knows of a person.
fn profile(card: &ProfileCard) -> Profile {
    let age = serde_json::Value::String(card.age_group.clone());
    Profile {
        id: card.id.to_string(),
        name: card.name.clone(),
        age_group: serde_json::from_value(age).unwrap_or(AgeGroup::Adults),
        course: card.course.clone(),
    }
}

fn system_language(app: &App) -> &'static str {
    app.host
        .system_language()
        .as_deref()
        .and_then(settings::spoken)
        .unwrap_or("en")
}

/// Before anybody has chosen anything.
fn defaults(app: &App) -> Settings {
    Settings {
        language: system_language(app).to_owned(),
        ..Settings::default()
    }
}

/// For a person whose stored settings are gone or wrong: what fits their course.
fn defaults_of(app: &App, card: &ProfileCard) -> Settings {
    let defaults = defaults(app);
    let course = courses::choices().ok().and_then(|choices| {
        choices
            .into_iter()
            .find(|choice| choice.slug == card.course)
    });
    let Some(course) = course else {
        return defaults;
    };
    Settings {
        speed_unit: settings::speed_unit(&course.language),
        layout: course.layouts.into_iter().next().unwrap_or(defaults.layout),
        ..defaults
    }
}

fn set_aside(aside: &SetAside) -> Notice {
    Notice {
        code: "database-set-aside".into(),
        args: settings::args(&[("file", &aside.kept_as.display().to_string())]),
    }
}

impl From<StoreError> for AppError {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::DiskFull => Self::DiskFull,
            StoreError::Newer { .. } => Self::DatabaseNewer,
            StoreError::InUse { .. } => Self::AlreadyRunning,
            StoreError::UnknownProfile(id) => Self::UnknownProfile { id: id.to_string() },
            StoreError::UnknownSession(id) => Self::UnknownSession {
                session_id: id.to_string(),
            },
            StoreError::ReadOnly { path } => Self::DataFolder {
                path: path.display().to_string(),
                why: "it cannot be written to".into(),
            },
            StoreError::Io { path, source } => Self::DataFolder {
                path: path.display().to_string(),
                why: source.to_string(),
            },
            other => {
                tracing::error!(error = %other, "the store failed");
                Self::Store {
                    why: other.to_string(),
                }
            }
        }
    }
}
