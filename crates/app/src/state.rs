//! What is open: the people on this machine, and the one who is typing.

use std::{
    collections::HashMap,
    path::PathBuf,
    sync::{Arc, Weak},
};

use serde_json::Value;
use store::{Disk, ProfileCard, Profiles, Salvaged, SetAside, Store, StoreError};
use uuid::Uuid;

use crate::{
    account::{self, AccountSync},
    app::App,
    courses,
    error::AppError,
    exercise::OpenExercise,
    finish,
    host::uuid_v4,
    library::Library,
    policy::{self, Policy},
    profile::OpenProfile,
    settings::{self, Change},
    view::{
        result::SessionResult,
        settings::Settings,
        start::{AgeGroup, CourseChoice, Notice, Profile, StartState},
    },
};

/// Everything that is open.
pub(crate) struct State {
    /// The registry.
    pub(crate) profiles: Profiles,
    /// What the managed machine decides.
    pub(crate) policy: Policy,
    /// What there is to choose from.
    pub(crate) library: Arc<Library>,
    /// What went wrong with the registry and the policy.
    notices: Vec<Notice>,
    /// Whoever is typing.
    pub(crate) open: Option<OpenProfile>,
    /// This installation.
    pub(crate) device: Uuid,
    /// Whether the folder came from another machine, once.
    pub(crate) is_copied: bool,
    /// Files that are still held, by a command that runs or by sync: opening one twice is not possible.
    held: HashMap<Uuid, Weak<Store>>,
    /// Why nobody is open, though there are profiles.
    refused: Vec<Notice>,
}

impl State {
    /// Opens the registry and the last profile.
    pub(crate) fn open(app: &App) -> Result<Self, AppError> {
        app.config.prepare()?;
        let now = app.host.now();
        let place = &app.config.place;
        let (profiles, aside) =
            Profiles::open_on(&app.config.data_dir, place.disk(), now.unix_ms())?;
        let library = Arc::new(Library::load(&app.config.data_dir));
        let (policy, mut notices) = Policy::load(&app.policies, &library);
        notices.extend(aside.as_ref().map(set_aside));
        if let Some(Err(bad)) = app.network().roots() {
            notices.push(policy::bad_roots(bad));
        }
        notices.extend(place.notice());
        // A folder of the network is one installation, from whatever machine it is used.
        let machine = match place.disk() {
            Disk::Local => app.host.machine(),
            Disk::Network => "network".to_owned(),
        };
        let device =
            sync::device::installation(&app.config.data_dir, &machine, uuid_v4(&*app.host))?;
        let mut state = Self {
            profiles,
            policy,
            library,
            notices,
            device: device.id,
            is_copied: device.is_copied,
            held: HashMap::new(),
            open: None,
            refused: Vec::new(),
        };
        if state.policy.is_shared() {
            // Nobody is there before somebody says who they are.
            state.sign_out_those_left(app);
        } else if let Some(id) = state.profiles.current().map(|card| card.id) {
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
        self.leave_seat(app);
        match OpenProfile::open(app, self, id) {
            Ok(open) => {
                app.lock(open.is_locked(app));
                app.config.remember_theme(
                    self.policy
                        .applied(open.settings.clone(), &self.library)
                        .theme,
                );
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

    /// Reads anew what was brought along.
    pub(crate) fn reload_library(&mut self, app: &App) {
        self.library = Arc::new(Library::load(&app.config.data_dir));
        if let Some(open) = &mut self.open {
            open.library = Arc::clone(&self.library);
        }
    }

    /// Gives whoever is typing another course. Their file stays open; it learns of it at the next start.
    pub(crate) fn change_course(
        &mut self,
        app: &App,
        course: &CourseChoice,
    ) -> Result<(), AppError> {
        let card = ProfileCard {
            course: course.slug.clone(),
            age_group: courses::age_name(course.age_group).to_owned(),
            ..self.profile()?.card.clone()
        };
        self.profiles.update(&card)?;
        let device = self.device;
        self.profile()?.change_course(app, card, device)
    }

    /// Keeps the card of whoever is typing.
    pub(crate) fn keep_card(&mut self, card: ProfileCard) -> Result<(), AppError> {
        self.profiles.update(&card)?;
        self.profile()?.card = card;
        Ok(())
    }

    /// Deletes a person whose file was let go of, and opens the next one. Where it did not work, they are opened again.
    pub(crate) fn delete(&mut self, app: &App, id: Uuid) -> Result<(), AppError> {
        let deleted = if self.held.get(&id).and_then(Weak::upgrade).is_some() {
            Err(AppError::AlreadyRunning)
        } else {
            self.profiles.delete(id).map_err(AppError::from)
        };
        let next = self.profiles.current().map(|card| card.id);
        if let Some(next) = next.filter(|_| !self.policy.is_shared()) {
            self.select(app, next)?;
        }
        deleted
    }

    /// A person's file, opened unless something still holds it.
    pub(crate) fn hold(
        &mut self,
        app: &App,
        id: Uuid,
    ) -> Result<(Arc<Store>, Option<Notice>), AppError> {
        if let Some(store) = self.held.get(&id).and_then(Weak::upgrade) {
            return Ok((store, None));
        }
        let (store, notice) = match self.profiles.open_store(id, app.host.now().unix_ms()) {
            Ok(opened) => {
                let notice = opened
                    .set_aside
                    .map(|aside| set_aside_with(&aside, opened.salvaged));
                (opened.store, notice)
            }
            Err(StoreError::Newer { path, .. }) => {
                let file = path.display().to_string();
                let notice = Notice {
                    code: "database-newer".into(),
                    args: settings::args(&[("file", &file)]),
                };
                (self.profiles.open_to_read(id)?, Some(notice))
            }
            Err(error) => return Err(error.into()),
        };
        let store = Arc::new(store);
        self.held.insert(id, Arc::downgrade(&store));
        Ok((store, notice))
    }

    /// Lets go of whoever is typing, so that their file can be changed for another. Stop what this answers before
    /// [`Self::restore`].
    pub(crate) fn let_go(&mut self) -> Result<(Uuid, Option<AccountSync>), AppError> {
        let id = self.profile()?.card.id;
        Ok((id, self.leave_profile()))
    }

    /// Goes back to a copy of a file that was let go of, and opens it again; also when going back did not work.
    pub(crate) fn restore(&mut self, app: &App, id: Uuid, copy: &str) -> Result<(), AppError> {
        let restored = if self.held.get(&id).and_then(Weak::upgrade).is_some() {
            Err(AppError::AlreadyRunning)
        } else {
            let now = app.host.now().unix_ms();
            self.profiles.restore(id, copy, now).map_err(AppError::from)
        };
        self.select(app, id)?;
        restored.map(drop)
    }

    /// Another device changed a setting.
    pub(crate) fn reload_settings(&mut self, app: &App) -> Result<(), AppError> {
        self.profile()?.reload_settings(app)?;
        app.config.remember_theme(self.settings(app).theme);
        Ok(())
    }

    /// Whoever is typing gets up. On a shared machine their account is signed out behind them.
    pub(crate) fn leave_seat(&mut self, app: &App) {
        let id = self.open.as_ref().map(|open| open.card.id);
        // Dropping the loop stops it; should it hold the file a moment longer, `held` still has it.
        let account = self.leave_profile();
        if let (Some(id), Some(account)) = (id, account)
            && self.policy.is_shared()
        {
            app.part(id, account);
        }
        self.refused.clear();
        app.lock(false);
    }

    /// Lets go of everything; the loop of sync is still to be stopped.
    pub(crate) fn close(mut self) -> Option<AccountSync> {
        self.leave_profile()
    }

    /// Lets go of the open profile. What was being typed stays in its journal.
    fn leave_profile(&mut self) -> Option<AccountSync> {
        let open = self.open.take()?;
        if let Some(exercise) = open.exercise {
            exercise.put_down();
        }
        open.account.ok()
    }

    /// Whoever is typing.
    pub(crate) fn profile(&mut self) -> Result<&mut OpenProfile, AppError> {
        self.open.as_mut().ok_or(AppError::NoProfile)
    }

    /// Whether an exercise is open, or lies interrupted.
    pub(crate) fn has_exercise(&self) -> bool {
        self.open
            .as_ref()
            .is_some_and(|open| open.exercise.is_some())
    }

    /// The files of everybody on this machine.
    pub(crate) fn databases(&self) -> Vec<PathBuf> {
        let all = self.profiles.list().iter();
        all.map(|card| self.profiles.database(card.id)).collect()
    }

    /// Whether whoever is there is told of what is an adult's affair: no child, and nobody before their PIN.
    pub(crate) fn may_be_told(&self, app: &App) -> bool {
        let open = self.open.as_ref();
        open.is_some_and(|open| !open.is_child() && !open.is_locked(app))
    }

    /// Whether whoever is typing has a leaderboard: no child does, and no policy may be against it.
    pub(crate) fn has_leaderboard(&self) -> bool {
        let is_child = self.open.as_ref().is_none_or(OpenProfile::is_child);
        !is_child && !self.policy.hides_leaderboard()
    }

    /// # Errors
    /// [`AppError::SignInRequired`] where the policy asks for an account and whoever is typing has none. One that the
    /// server has ended since counts: nobody waits for a network to practise.
    pub(crate) fn check_sign_in(&self, app: &App) -> Result<(), AppError> {
        if self.needs_sign_in(app)? {
            return Err(AppError::SignInRequired);
        }
        Ok(())
    }

    /// The settings that hold: the stored ones, or what fits this system, with the policy over them.
    pub(crate) fn settings(&self, app: &App) -> Settings {
        let stored = self
            .open
            .as_ref()
            .map_or_else(|| defaults(app), |open| open.settings.clone());
        self.policy.applied(stored, &self.library)
    }

    /// Writes settings of whoever is typing; the values have been checked.
    pub(crate) fn write_settings(
        &mut self,
        app: &App,
        values: &[(&str, Value)],
    ) -> Result<(), AppError> {
        let now = app.host.now().unix_ms().try_into().unwrap_or(0);
        let device = sync::device::short(self.device);
        let library = Arc::clone(&self.library);
        let open = self.profile()?;
        let _committed = open.store.transact(|tx| {
            values
                .iter()
                .try_for_each(|(key, value)| tx.set_setting(key, value, now, &device))
        })?;
        for (key, value) in values {
            if let Change::Taken(new) = settings::with(&open.settings, key, value, &library) {
                open.settings = *new;
            }
        }
        open.nudge_sync();
        app.config.remember_theme(self.settings(app).theme);
        Ok(())
    }

    /// Stores the open exercise as it stands, when the lesson's clock shows `clock`, if anybody says so. If that fails it stays open, and its journal as it is.
    pub(crate) fn store_exercise(
        &mut self,
        app: &App,
        clock: Option<u64>,
    ) -> Result<SessionResult, AppError> {
        let open = self.profile()?;
        let exercise = open.exercise.take().ok_or_else(|| AppError::Internal {
            why: "no exercise is open".into(),
        })?;
        match finish::store(app, open, exercise, clock) {
            Ok(result) => {
                open.nudge_sync();
                Ok(result)
            }
            Err(failed) => {
                let (error, exercise) = *failed;
                open.exercise = Some(exercise);
                Err(error)
            }
        }
    }

    /// Ends the open exercise, if there is one: stored if anything was typed, forgotten if not.
    pub(crate) fn leave(&mut self, app: &App) -> Result<Option<SessionResult>, AppError> {
        let open = self.open.as_mut().ok_or(AppError::NoProfile)?;
        if open.exercise.is_none() && open.can_store().is_ok() {
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
                let result = self.store_exercise(app, None)?;
                Ok(result.figures.is_some().then_some(result))
            }
        }
    }

    fn needs_sign_in(&self, app: &App) -> Result<bool, AppError> {
        match &self.open {
            _ if !self.policy.requires_sign_in() => Ok(false),
            None => Ok(true),
            // Signed in once is enough, also where somebody is signed out whenever they get up.
            Some(open) if open.needs_account => Ok(false),
            Some(open) => Ok(account::signed_in(app, open)?.is_none()),
        }
    }

    /// What the UI needs for its first paint.
    pub(crate) fn start(&self, app: &App) -> Result<StartState, AppError> {
        let courses = self.policy.choices(&self.library)?;
        let closed = self
            .open
            .as_ref()
            .and_then(|open| closed_course(open, &courses));
        let open = self.open.as_ref();
        let is_locked = open.is_some_and(|open| open.is_locked(app));
        app.lock(is_locked);
        let of_profile = open.map_or(&self.refused, |open| &open.notices);
        Ok(StartState {
            profile: open.map(|open| profile(&open.card)),
            profiles: self.profiles.list().iter().map(profile).collect(),
            settings: self.settings(app),
            locked_settings: self.policy.locked(),
            managed: self.policy.view(self.needs_sign_in(app)?),
            shared: self.shared(app, is_locked),
            has_leaderboard: self.has_leaderboard(),
            is_read_only: open.is_some_and(|open| open.store.is_read_only()),
            is_locked,
            resumable: open
                .filter(|_| !is_locked)
                .and_then(|open| open.exercise.as_ref())
                .and_then(OpenExercise::resumable),
            notices: self
                .notices
                .iter()
                .cloned()
                .chain(self.library.notices())
                .chain(of_profile.iter().cloned())
                .chain(closed)
                .collect(),
            courses,
            system_language: system_language(app).to_owned(),
            version: env!("CARGO_PKG_VERSION").to_owned(),
        })
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

/// A course that is there, and that the policy does not have. What was typed in it is kept.
fn closed_course(open: &OpenProfile, choices: &[CourseChoice]) -> Option<Notice> {
    let course = courses::choice(&open.library, &open.card.course).ok()?;
    let is_closed = choices.iter().all(|choice| choice.slug != course.slug);
    is_closed.then(|| Notice {
        code: "course-closed".into(),
        args: settings::args(&[("course", &course.name)]),
    })
}

fn system_language(app: &App) -> &'static str {
    app.host
        .system_language()
        .as_deref()
        .and_then(settings::spoken)
        .unwrap_or("en")
}

/// Before anybody has chosen anything.
pub(crate) fn defaults(app: &App) -> Settings {
    Settings {
        language: system_language(app).to_owned(),
        ..Settings::default()
    }
}

/// A file that was put aside, as the learner is told.
pub(crate) fn set_aside(aside: &SetAside) -> Notice {
    Notice {
        code: "database-set-aside".into(),
        args: settings::args(&[("file", &aside.kept_as.display().to_string())]),
    }
}

/// The same of a learner's file, with what of it is in the new one.
fn set_aside_with(aside: &SetAside, salvaged: Option<Salvaged>) -> Notice {
    let Some(salvaged) = salvaged else {
        return set_aside(aside);
    };
    let code = if salvaged.missing == 0 {
        "database-salvaged"
    } else {
        "database-salvaged-part"
    };
    Notice {
        code: code.into(),
        args: settings::args(&[
            ("file", &aside.kept_as.display().to_string()),
            ("kept", &salvaged.sessions.to_string()),
            ("missing", &salvaged.missing.to_string()),
        ]),
    }
}

impl From<StoreError> for AppError {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::DiskFull => Self::DiskFull,
            StoreError::Newer { .. } => Self::DatabaseNewer,
            StoreError::InUse { .. } => Self::AlreadyRunning,
            StoreError::UnknownProfile(id) => Self::UnknownProfile { id: id.to_string() },
            StoreError::UnknownCopy(name) => Self::BadValue {
                field: "copy",
                value: name,
            },
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
