//! One person's data: their file, their settings, what they type, their account.

use std::sync::Arc;

use chrono::{Days, NaiveDate};
use store::{ProfileCard, Store};
use trainer::{
    keyboard::Layout,
    lesson::{AgeGroup as CourseAge, Course},
    stats::SessionStats,
};
use uuid::Uuid;

use crate::{
    account::AccountSync,
    app::App,
    copied, courses,
    error::AppError,
    exercise::OpenExercise,
    finish,
    gate::{self, Gate},
    library::Library,
    settings,
    state::{self, State},
    texts::Import,
    view::{gate::GateState, result::SessionResult, settings::Settings, start::Notice},
};

/// What was mastered longer ago than this shows its cap again.
const MASTERY_DAYS: Days = Days::new(56);

/// Code of the notice about a course that is not there any more.
const COURSE_MISSING: &str = "course-missing";

/// One person's data, open.
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
    /// An own text on its way in.
    pub(crate) import: Option<Import>,
    /// The account and its loop, or why there can be none.
    pub(crate) account: Result<AccountSync, AppError>,
    /// The way to settings and account, where this is a child's profile.
    pub(crate) gate: Gate,
    /// On a shared machine: it belongs to an account, which opens it.
    pub(crate) needs_account: bool,
    /// Whether that account has, since it was opened.
    pub(crate) is_admitted: bool,
    /// What went wrong while opening.
    pub(crate) notices: Vec<Notice>,
    /// What there is to choose from.
    pub(crate) library: Arc<Library>,
}

impl OpenProfile {
    /// Opens a person's file, and what the last Tactus left in their journal.
    pub(crate) fn open(app: &App, state: &mut State, id: Uuid) -> Result<Self, AppError> {
        let (store, notice) = state.hold(app, id)?;
        let unknown = || AppError::UnknownProfile { id: id.to_string() };
        let card = state
            .profiles
            .list()
            .iter()
            .find(|card| card.id == id)
            .cloned()
            .ok_or_else(unknown)?;
        let library = Arc::clone(&state.library);
        let defaults = defaults_of(app, &card, &library);
        let (settings, ignored) = settings::load(&store.settings()?, defaults, &library);
        let missing = missing_course(&card, &library);
        let mut open = Self {
            card,
            store,
            settings,
            exercise: None,
            last_result: None,
            import: None,
            account: Err(AppError::SignedOut),
            gate: Gate::default(),
            needs_account: false,
            is_admitted: false,
            notices: notice.into_iter().chain(ignored).chain(missing).collect(),
            library,
        };
        open.needs_account = state.needs_account(app, &open)?;
        if open.store.is_read_only() {
            // Nothing is sent, and what an interrupted lesson left waits for the newer version, too.
            open.account = Err(AppError::DatabaseNewer);
            return Ok(open);
        }
        let journal = state.profiles.journal(id);
        let copied = copied::settle(app, state, &open, &journal)?;
        open.notices.extend(copied);
        open.account = if state.policy.forbids_sign_in() {
            Err(AppError::ClosedByPolicy { item: "sign_in" })
        } else {
            AccountSync::start(app, &open, state.device)
        };
        let (exercise, notice) = OpenExercise::recover(app, &mut open, &journal)?;
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

    /// The text that is coming in, if it has this id.
    pub(crate) fn import(&mut self, id: &str) -> Result<&mut Import, AppError> {
        self.import
            .as_mut()
            .filter(|import| import.id.to_string() == id)
            .ok_or_else(|| AppError::BadValue {
                field: "import",
                value: id.to_owned(),
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

    /// Whether nothing of this profile is shown: it is no child's, has a PIN, and that was not given since it was opened.
    /// On a shared machine also one that belongs to an account: its PIN opens it, or the account does.
    pub(crate) fn is_locked(&self, app: &App) -> bool {
        let has_pin = self.is_opened_by_pin(app);
        let is_open = self.is_admitted || (has_pin && self.gate.is_open());
        (has_pin || self.needs_account) && !is_open
    }

    /// A child's PIN is for adults, and for other things.
    fn is_opened_by_pin(&self, app: &App) -> bool {
        !self.is_child() && gate::has_pin(&*app.host, &self.card)
    }

    /// How the gate stands: a child always has one, others only with a PIN.
    pub(crate) fn gate_state(&mut self, app: &App) -> GateState {
        app.lock(self.is_locked(app));
        if self.is_child() || gate::has_pin(&*app.host, &self.card) {
            return self.gate.state(&*app.host, &self.card);
        }
        GateState {
            is_open: true,
            has_pin: false,
            question: None,
            pin_until: None,
        }
    }

    /// # Errors
    /// [`AppError::GateClosed`] in a child's profile where no adult has been.
    pub(crate) fn check_gate(&self) -> Result<(), AppError> {
        if self.is_child() && !self.gate.is_open() {
            return Err(AppError::GateClosed);
        }
        Ok(())
    }

    /// Whether what is typed can be stored.
    ///
    /// # Errors
    /// [`AppError::DatabaseNewer`]: the file is only looked at.
    pub(crate) fn can_store(&self) -> Result<(), AppError> {
        if self.store.is_read_only() {
            return Err(AppError::DatabaseNewer);
        }
        Ok(())
    }

    /// There is something to send. Never waits.
    pub(crate) fn nudge_sync(&self) {
        if let Ok(account) = &self.account {
            account.nudge();
        }
    }

    /// Takes the settings from the file again.
    pub(crate) fn reload_settings(&mut self, app: &App) -> Result<(), AppError> {
        let defaults = defaults_of(app, &self.card, &self.library);
        (self.settings, _) = settings::load(&self.store.settings()?, defaults, &self.library);
        Ok(())
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

    /// Takes over another course.
    pub(crate) fn change_course(
        &mut self,
        app: &App,
        card: ProfileCard,
        device: Uuid,
    ) -> Result<(), AppError> {
        let was_child = self.is_child();
        self.card = card;
        self.notices.retain(|notice| notice.code != COURSE_MISSING);
        let may_sign_in = !matches!(self.account, Err(AppError::ClosedByPolicy { .. }));
        if self.is_child() != was_child && may_sign_in {
            // What may be sent is another thing for a child.
            self.account = AccountSync::start(app, self, device);
        }
        self.reload_settings(app)
    }

    /// The profile's course in the key order of a layout.
    pub(crate) fn course(&self, layout: &Layout) -> Result<Arc<Course>, AppError> {
        courses::on_layout(&self.library, &self.card.course, layout)
    }

    /// The same, for going on with what was begun on any layout: where the course does not teach that one, in its
    /// usual key order. What was typed must never wait for a course.
    pub(crate) fn course_for_any(&self, layout: &Layout) -> Result<Arc<Course>, AppError> {
        match self.course(layout) {
            Err(AppError::UnknownCourse { course }) => {
                let choice = courses::choice(&self.library, &course)?;
                let usual = choice.layouts.into_iter().next();
                let usual = usual.ok_or(AppError::UnknownCourse { course })?;
                self.course(self.library.layout(&usual)?)
            }
            answer => answer,
        }
    }
}

/// For a person whose stored settings are gone or wrong: what fits their course.
fn defaults_of(app: &App, card: &ProfileCard, library: &Library) -> Settings {
    let defaults = state::defaults(app);
    let Ok(course) = courses::choice(library, &card.course) else {
        return defaults;
    };
    Settings {
        speed_unit: settings::speed_unit(&course.language),
        layout: course.layouts.into_iter().next().unwrap_or(defaults.layout),
        ..defaults
    }
}

/// A course that was brought along may be gone. What was typed in it is kept.
fn missing_course(card: &ProfileCard, library: &Library) -> Option<Notice> {
    let is_there = courses::choice(library, &card.course).is_ok();
    (!is_there).then(|| Notice {
        code: COURSE_MISSING.into(),
        args: settings::args(&[("course", &card.course)]),
    })
}
