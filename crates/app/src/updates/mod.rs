//! Newer versions of Tactus: when they are looked for, whether they are taken, and that nobody is disturbed by it.
//!
//! [`manifest`] says what is newer, [`proof`] whether a file is the makers', [`record`] what is remembered, [`place`] puts
//! it in place. Nothing here runs before the first screen stands, and nothing during an exercise: a download waits, and
//! a newer version is put in place only when Tactus is left. Whatever fails, this version goes on.

mod manifest;
mod place;
mod proof;
mod record;

use std::{
    path::PathBuf,
    sync::{
        Arc, Mutex,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};

use chrono::DateTime;
use semver::Version;
use sync::{Downloads, Failure};
use tokio::io::AsyncWriteExt as _;

use self::{
    manifest::Package,
    record::{PACKAGE, Record, Staged, folder},
};
use crate::{
    app::{App, lock},
    error::AppError,
    host::{Event, rfc3339},
    state::State,
    view::update::{UpdateBy, UpdateChoice, UpdatePhase, UpdateState, UpdateTrouble},
};

/// The first screen has long been there.
const AFTER_START: Duration = Duration::from_mins(1);
/// How often it is asked whether it is time to look.
const EVERY: Duration = Duration::from_hours(1);
/// The list of versions is asked for once in this time, ms.
const LOOK_EVERY: i64 = 24 * 60 * 60 * 1000;
/// How often a download that waits for somebody to finish an exercise looks up.
const PAUSE: Duration = Duration::from_millis(500);
/// A connection that gives no byte for this long is dead.
pub const STALL: Duration = Duration::from_secs(30);

/// Where newer versions of this build come from, and what this build is. Made when it is built: a build without it does
/// not update itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// Address of the list of versions.
    pub url: String,
    /// The makers' public key, as minisign writes it: base64, one line.
    pub key: String,
    /// This version.
    pub version: Version,
    /// Name of this kind of package in the list: `linux-x86_64-appimage`.
    pub platform: String,
    /// How it was installed.
    pub installation: Installation,
    /// A connection that gives no byte for so long is dead; [`STALL`] but in tests.
    pub stall: Duration,
}

/// How this Tactus was installed, with what a newer one would replace.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Installation {
    /// One file of the user's.
    AppImage(PathBuf),
    /// A folder `….app`.
    Bundle(PathBuf),
    /// By an installer for one user, which updates too; the program.
    Setup(PathBuf),
    /// By the system's packages or an administrator: not ours to change.
    Managed,
}

impl Installation {
    fn by(&self) -> UpdateBy {
        match self {
            Self::Managed => UpdateBy::Manager,
            Self::AppImage(_) | Self::Bundle(_) | Self::Setup(_) => UpdateBy::Itself,
        }
    }

    /// How the name of a package ends.
    fn end(&self) -> &'static str {
        match self {
            Self::AppImage(_) => "AppImage",
            Self::Bundle(_) => "app.tar.gz",
            Self::Setup(_) | Self::Managed => "exe",
        }
    }
}

/// What of it is known and goes on.
#[derive(Debug, Default)]
pub(crate) struct Updates {
    /// Read by the first who asks.
    record: Mutex<Option<Record>>,
    /// What goes on; `None`: nothing.
    running: Mutex<Option<UpdatePhase>>,
    /// One look or download at a time.
    turn: tokio::sync::Mutex<()>,
    /// Whether to start again once the newer version is in place.
    is_to_start: AtomicBool,
}

/// How far to go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Wish {
    /// What was chosen.
    AsChosen,
    /// To the newer version, once.
    Take,
}

impl App {
    /// Looks for newer versions once a day, for as long as the app lives.
    pub async fn watch_updates(self: Arc<Self>) {
        if self.config.updates.is_none() {
            return;
        }
        // An app that ends meanwhile is not kept alive for it.
        let weak = self.weak();
        drop(self);
        tokio::time::sleep(AFTER_START).await;
        while let Some(app) = weak.upgrade() {
            app.look_when_due().await;
            drop(app);
            tokio::time::sleep(EVERY).await;
        }
    }

    /// Looks for newer versions if the last look was a day ago, nobody is at an exercise and nothing is against it.
    pub async fn look_when_due(self: &Arc<Self>) {
        if self.is_look_due() {
            // What is wrong is in the log, and in the settings.
            let _ = self.look_for_updates(Wish::AsChosen).await;
        }
    }

    fn is_look_due(&self) -> bool {
        let now = self.host.now().unix_ms();
        let Some(source) = &self.config.updates else {
            return false;
        };
        // A look that is still to come was written by a clock that was wrong.
        let is_due = |looked: i64| looked > now || now - looked >= LOOK_EVERY;
        self.record(source, |record| record.looked.is_none_or(is_due))
            && self.is_out_of_exercise()
            && matches!(self.update_choice(), Ok((choice, _)) if choice != UpdateChoice::Off)
    }

    /// Looks for a newer version, and fetches it where that is chosen or wished. What goes wrong is in the answer.
    ///
    /// # Errors
    /// [`AppError::ClosedByPolicy`] where the policy is against looking.
    pub(crate) async fn look_for_updates(
        self: &Arc<Self>,
        wish: Wish,
    ) -> Result<UpdateState, AppError> {
        let Some(source) = &self.config.updates else {
            return self.update_state();
        };
        let (choice, is_managed) = self.update_choice()?;
        if choice == UpdateChoice::Off {
            return if is_managed {
                Err(AppError::ClosedByPolicy { item: "updates" })
            } else {
                self.update_state()
            };
        }
        if let Ok(_turn) = self.updates.turn.try_lock() {
            let is_wanted = wish == Wish::Take || choice == UpdateChoice::Automatic;
            self.running(Some(UpdatePhase::Looking));
            let looked = self.look(source, is_wanted).await;
            let now = self.host.now().unix_ms();
            self.record(source, |record| {
                record.trouble = looked.err();
                // Without a connection nobody was asked: the next hour tries again.
                if record.trouble != Some(UpdateTrouble::Offline) {
                    record.looked = Some(now);
                }
            });
            self.running(None);
        }
        self.update_state()
    }

    async fn look(&self, source: &Source, is_wanted: bool) -> Result<(), UpdateTrouble> {
        let downloads = Downloads::new(self.network(), &source.url, source.stall)?;
        let list = downloads.get(&source.url).await?;
        let list = list.whole(manifest::LONGEST).await?;
        let is_ours = source.installation.by() == UpdateBy::Itself;
        let platform = is_ours.then_some(source.platform.as_str());
        let offer = manifest::read(&list, &source.version, platform).inspect_err(|trouble| {
            tracing::warn!(%trouble, "newer versions are not known");
        })?;
        let data_dir = &self.config.data_dir;
        let version = offer.as_ref().map(|offer| offer.version.clone());
        let is_here = self.record(source, |record| {
            record.found.clone_from(&version);
            let staged = record.staged.as_ref().map(|staged| &staged.version);
            let is_here = staged.is_some() && staged == version.as_ref();
            if !is_here {
                // The makers took it back, or there is a newer one yet.
                record.drop_staged(data_dir);
            }
            is_here
        });
        let Some(offer) = offer else { return Ok(()) };
        tracing::info!(version = %offer.version, "there is a newer version");
        match offer.package {
            Some(package) if is_wanted && !is_here => {
                let staged = self
                    .fetch(source, &downloads, offer.version, package)
                    .await?;
                self.record(source, |record| record.staged = Some(staged));
                Ok(())
            }
            _ => Ok(()),
        }
    }

    /// Fetches a package and proves it; what is not proved does not stay.
    async fn fetch(
        &self,
        source: &Source,
        downloads: &Downloads,
        version: Version,
        package: Package,
    ) -> Result<Staged, UpdateTrouble> {
        place::check(&source.installation)?;
        self.running(Some(UpdatePhase::Fetching));
        record::tidy(&self.config.data_dir);
        let file = format!("{PACKAGE}{version}.{}", source.installation.end());
        let whole = folder(&self.config.data_dir).join(&file);
        let part = whole.with_extension("part");
        let fetched = async {
            self.receive(downloads, &package, &part).await?;
            let (key, platform) = (source.key.clone(), source.platform.clone());
            let (signature, of, proved) =
                (package.signature.clone(), version.clone(), part.clone());
            let proof = tokio::task::spawn_blocking(move || {
                proof::prove(&proved, &key, &signature, &of, &platform)
            });
            proof.await.unwrap_or(Err(UpdateTrouble::Signature))?;
            std::fs::rename(&part, &whole).map_err(|error| place::trouble(&whole, &error))
        };
        if let Err(trouble) = fetched.await {
            tracing::warn!(%version, %trouble, "the newer version was not fetched");
            let _ = std::fs::remove_file(&part);
            return Err(trouble);
        }
        tracing::info!(%version, "the newer version is here and proved");
        Ok(Staged {
            version,
            file,
            signature: package.signature,
            is_tried: false,
        })
    }

    async fn receive(
        &self,
        downloads: &Downloads,
        package: &Package,
        part: &std::path::Path,
    ) -> Result<(), UpdateTrouble> {
        let failed = |error: std::io::Error| place::trouble(part, &error);
        let of_package = |failure: Failure| match UpdateTrouble::from(failure) {
            // What is there instead is not the package.
            UpdateTrouble::Manifest => UpdateTrouble::Length,
            other => other,
        };
        let mut download = downloads.get(&package.url).await.map_err(of_package)?;
        if download
            .length()
            .is_some_and(|length| length != package.size)
        {
            return Err(UpdateTrouble::Length);
        }
        let made = tokio::fs::create_dir_all(folder(&self.config.data_dir)).await;
        made.map_err(failed)?;
        let mut file = tokio::fs::File::create(part).await.map_err(failed)?;
        let mut left = package.size;
        loop {
            // The network, the disk and the machine are the exercise's: what is not read waits at the sender.
            while !self.is_out_of_exercise() {
                tokio::time::sleep(PAUSE).await;
            }
            let Some(chunk) = download.chunk().await? else {
                break;
            };
            let length = u64::try_from(chunk.len()).unwrap_or(u64::MAX);
            left = left.checked_sub(length).ok_or(UpdateTrouble::Length)?;
            file.write_all(&chunk).await.map_err(failed)?;
        }
        // Writing is told of when it is waited for.
        file.flush().await.map_err(failed)?;
        file.sync_all().await.map_err(failed)?;
        if left == 0 {
            Ok(())
        } else {
            Err(UpdateTrouble::Length)
        }
    }

    /// Keeps what is to be done about newer versions. Off lets go of one that waits.
    pub(crate) fn choose_updates(&self, choice: UpdateChoice) -> Result<UpdateState, AppError> {
        if let Some(source) = &self.config.updates {
            if self.update_choice()?.1 {
                return Err(AppError::ClosedByPolicy { item: "updates" });
            }
            self.record(source, |record| {
                record.choice = Some(choice);
                if choice == UpdateChoice::Off {
                    record.found = None;
                    record.trouble = None;
                    record.drop_staged(&self.config.data_dir);
                }
            });
        }
        self.tell_updates();
        self.update_state()
    }

    /// Ends the app, so that what waits is put in place, and starts it again.
    ///
    /// # Errors
    /// [`AppError::ExerciseOpen`]: not now.
    pub(crate) fn restart_to_update(&self) -> Result<(), AppError> {
        let is_open = self.state(|state| Ok(state.has_exercise()))?;
        if is_open {
            return Err(AppError::ExerciseOpen);
        }
        if self.update_state()?.phase == UpdatePhase::Ready {
            self.updates.is_to_start.store(true, Ordering::Release);
            let by_setup = matches!(
                self.config
                    .updates
                    .as_ref()
                    .map(|source| &source.installation),
                Some(Installation::Setup(_))
            );
            self.host.end(!by_setup);
        }
        Ok(())
    }

    /// Lets go of everything, then puts the newer version that waits in place. One who was amid an exercise goes on with
    /// it in the version it was begun with.
    pub async fn leave(&self) {
        let files = self.peek(|state| {
            let is_off = self.choice_in(state).0 == UpdateChoice::Off;
            (!is_off && !state.has_exercise()).then(|| state.databases())
        });
        self.close().await;
        if let (Some(source), Some(Some(databases))) = (&self.config.updates, files) {
            self.install(source, &databases);
        }
    }

    fn install(&self, source: &Source, databases: &[PathBuf]) {
        let data_dir = &self.config.data_dir;
        let Some(staged) = self.record(source, |record| record.staged.clone()) else {
            return;
        };
        if staged.is_tried || !manifest::is_update(&staged.version, &source.version) {
            return;
        }
        let installed = (|| {
            // Known also if this is the last that the old version does.
            self.keep(source, |record| {
                if let Some(staged) = &mut record.staged {
                    staged.is_tried = true;
                }
            })?;
            for database in databases {
                copy(database, &staged.version)?;
            }
            let proof = |path: &std::path::Path| {
                proof::prove(
                    path,
                    &source.key,
                    &staged.signature,
                    &staged.version,
                    &source.platform,
                )
            };
            let is_to_start = self.updates.is_to_start.load(Ordering::Acquire);
            let file = staged.path(data_dir);
            place::put(&file, &source.installation, data_dir, is_to_start, &proof)
        })();
        match installed {
            Ok(previous) => {
                tracing::info!(version = %staged.version, previous = %previous.display(), "the newer version is put in place");
                self.record(source, |record| record.previous = Some(previous));
            }
            Err(trouble) => {
                tracing::warn!(version = %staged.version, %trouble, "the newer version was not put in place");
                self.record(source, |record| {
                    record.trouble = Some(trouble);
                    record.drop_staged(data_dir);
                });
            }
        }
    }

    /// How it stands.
    pub(crate) fn update_state(&self) -> Result<UpdateState, AppError> {
        let Some(source) = &self.config.updates else {
            return Ok(UpdateState {
                by: UpdateBy::Nobody,
                choice: UpdateChoice::Off,
                is_managed: false,
                phase: UpdatePhase::Idle,
                available: None,
                looked: None,
                trouble: None,
                previous: None,
                is_told: false,
            });
        };
        let (choice, is_managed) = self.update_choice()?;
        let may_be_told = self.state(|state| Ok(state.may_be_told(self)))?;
        let record = self.record(source, |record| record.clone());
        let running = *lock(&self.updates.running);
        let ready = record.staged.filter(|_| choice != UpdateChoice::Off);
        let phase = running.unwrap_or(if ready.is_some() {
            UpdatePhase::Ready
        } else {
            UpdatePhase::Idle
        });
        let by = source.installation.by();
        // What comes by itself is told of when it is here.
        let is_news = match (by, choice) {
            (_, UpdateChoice::Off) => false,
            (UpdateBy::Itself, UpdateChoice::Automatic) => ready.is_some(),
            _ => record.found.is_some(),
        };
        Ok(UpdateState {
            by,
            choice,
            is_managed,
            phase,
            available: record.found.map(|version| version.to_string()),
            looked: record
                .looked
                .and_then(DateTime::from_timestamp_millis)
                .map(rfc3339),
            trouble: record.trouble,
            previous: record.previous.map(|path| path.display().to_string()),
            is_told: is_news && may_be_told,
        })
    }

    /// What is to be done, and whether the policy says so.
    fn update_choice(&self) -> Result<(UpdateChoice, bool), AppError> {
        self.state(|state| Ok(self.choice_in(state)))
    }

    fn choice_in(&self, state: &State) -> (UpdateChoice, bool) {
        if let Some(decided) = state.policy.updates() {
            return (decided, true);
        }
        let source = self.config.updates.as_ref();
        let chosen = source.and_then(|source| self.record(source, |record| record.choice));
        (chosen.unwrap_or(UpdateChoice::Notify), false)
    }

    /// Whether nobody is at an exercise. One that was interrupted lies still.
    fn is_out_of_exercise(&self) -> bool {
        !self.is_typed_on() || self.peek(State::has_exercise) != Some(true)
    }

    fn running(&self, phase: Option<UpdatePhase>) {
        *lock(&self.updates.running) = phase;
        self.tell_updates();
    }

    fn tell_updates(&self) {
        if let Ok(state) = self.update_state() {
            self.host.emit(Event::Updates(state));
        }
    }

    /// Works on what is remembered, and writes what changed. What cannot be written holds until Tactus ends.
    fn record<T>(&self, source: &Source, work: impl FnOnce(&mut Record) -> T) -> T {
        let mut done = None;
        // The log has what is wrong.
        let _ = self.keep(source, |record| done = Some(work(record)));
        done.expect("it was worked on")
    }

    /// The same for what must not be forgotten.
    fn keep(&self, source: &Source, work: impl FnOnce(&mut Record)) -> Result<(), UpdateTrouble> {
        let data_dir = &self.config.data_dir;
        let mut kept = lock(&self.updates.record);
        let is_read = kept.is_some();
        let record = kept.get_or_insert_with(|| Record::read(data_dir));
        let before = record.clone();
        if !is_read {
            record.settle(data_dir, &source.version);
        }
        work(record);
        if *record == before {
            Ok(())
        } else {
            record.write(data_dir)
        }
    }
}

/// The learner's file before the newer version opens it.
fn copy(database: &std::path::Path, version: &Version) -> Result<(), UpdateTrouble> {
    match store::copy_before_update(database, &version.to_string()) {
        Err(store::StoreError::DiskFull) => Err(UpdateTrouble::DiskFull),
        Err(error) => {
            // A file that is damaged is not a reason to stay with what may have damaged it.
            tracing::warn!(%error, "there is no copy of before the update");
            Ok(())
        }
        Ok(()) => Ok(()),
    }
}

impl From<Failure> for UpdateTrouble {
    fn from(failure: Failure) -> Self {
        tracing::info!(%failure, "newer versions cannot be asked for");
        match failure {
            Failure::BadAddress(_) => Self::Insecure,
            Failure::Nonsense(_) => Self::Manifest,
            _ => Self::Offline,
        }
    }
}
