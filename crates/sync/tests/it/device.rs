//! One machine of a learner: a store in its own folder and its sync.

use std::sync::Arc;
use std::sync::Mutex;
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};

use store::{DeviceType, Exercise, LessonRef, NewSession, OutboxState, Session, Store};
use sync::{Config, NewAccount, ProfileSync, Why};
use tempfile::TempDir;
use trainer::metrics::{METRICS_VERSION, figures};
use trainer::stats::session_stats;
use trainer::text::Text;
use trainer::typing::{Input, Policy, Recorder, Replay};
use uuid::Uuid;

use crate::server::{Server, TEXT};
use crate::world::{NOW, Secrets, TestClock, TestDice};

pub(crate) struct Device {
    pub(crate) store: Arc<Store>,
    pub(crate) sync: ProfileSync,
    pub(crate) clock: Arc<TestClock>,
    pub(crate) secrets: Arc<Secrets>,
    pub(crate) told: Arc<Mutex<usize>>,
    number: u128,
    _folder: TempDir,
}

impl Device {
    pub(crate) fn new(server: &Arc<Server>, number: u128) -> Self {
        Self::of(server, number, false)
    }

    pub(crate) fn of(server: &Arc<Server>, number: u128, is_child: bool) -> Self {
        Self::on(
            &(Arc::clone(server) as Arc<dyn sync::Transport>),
            number,
            is_child,
        )
    }

    /// With any way to a server.
    pub(crate) fn on(server: &Arc<dyn sync::Transport>, number: u128, is_child: bool) -> Self {
        let folder = TempDir::new().unwrap();
        let store = Arc::new(
            Store::open(&folder.path().join("p.sqlite"), NOW)
                .unwrap()
                .store,
        );
        let clock = Arc::new(TestClock(AtomicI64::new(NOW)));
        let secrets = Arc::new(Secrets::default());
        let told = Arc::new(Mutex::new(0));
        let sync = made(server, number, is_child, &store, &clock, &secrets, &told);
        Self {
            store,
            sync,
            clock,
            secrets,
            told,
            number,
            _folder: folder,
        }
    }

    /// The app starts again: same files, same tokens.
    pub(crate) fn restart(&self, server: &Arc<Server>) -> ProfileSync {
        made(
            &(Arc::clone(server) as Arc<dyn sync::Transport>),
            self.number,
            false,
            &self.store,
            &self.clock,
            &self.secrets,
            &self.told,
        )
    }

    pub(crate) async fn register(&self) {
        let new = NewAccount {
            email: "a@b.co".into(),
            password: "correct horse".into(),
            birth_year: None,
            consent_analytics: true,
            consent_marketing: false,
            language: "en".into(),
            timezone: "UTC".into(),
        };
        self.sync.register(new).await.unwrap();
    }

    pub(crate) async fn exchange(&self) {
        self.sync.exchange(Why::ByHand).await.unwrap();
    }

    /// Types and stores a session; `number` 0 is practice.
    pub(crate) fn types(&self, seed: u64, number: u32) -> Uuid {
        self.types_as(
            seed,
            number,
            if number > 0 {
                Exercise::Lesson(lesson(number))
            } else {
                Exercise::Practice
            },
        )
    }

    pub(crate) fn types_as(&self, seed: u64, number: u32, exercise: Exercise) -> Uuid {
        let (session, text, log, stats) = typed(seed, exercise);
        let opened = if number > 0 { vec![number + 1] } else { vec![] };
        let new = NewSession {
            session,
            text: &text,
            log: &log,
            stats: &stats,
            opened: &opened,
        };
        self.store.save_session(&new).unwrap().session_id()
    }

    pub(crate) fn state(&self, id: Uuid) -> OutboxState {
        self.store.outbox_row(id).unwrap().unwrap().state
    }

    /// Its place in the outbox; none for a session of another device.
    pub(crate) fn state_or_deleted(&self, id: Uuid) -> Option<OutboxState> {
        assert!(self.store.session(id).unwrap().unwrap().is_deleted);
        self.store.outbox_row(id).unwrap().map(|row| row.state)
    }

    pub(crate) fn later(&self, ms: i64) {
        self.clock.0.fetch_add(ms, Ordering::Relaxed);
    }

    /// What every device of a learner must agree on.
    pub(crate) fn knows(&self) -> impl PartialEq + std::fmt::Debug + use<> {
        let mut sessions: Vec<Uuid> = self
            .store
            .newest_sessions(10_000)
            .unwrap()
            .into_iter()
            .map(|stored| stored.session.id)
            .collect();
        sessions.sort();
        (
            sessions,
            self.store.progress("adults-en-v1").unwrap(),
            self.store.unlocks("adults-en-v1").unwrap(),
            self.store.days("2000-01-01").unwrap(),
            self.store.settings().unwrap(),
        )
    }
}

pub(crate) fn lesson(number: u32) -> LessonRef {
    LessonRef {
        course: "adults-en-v1".into(),
        version: "1.0.0".into(),
        number,
        key_order: "us".into(),
    }
}

type Typed = (Session, String, trainer::typing::Log, Vec<u8>);

pub(crate) fn typed(seed: u64, exercise: Exercise) -> Typed {
    let text = Text::new(TEXT).unwrap();
    let mut recorder = Recorder::new(text.clone(), Policy::StopOnError);
    let mut t = 0;
    for (unit, at) in text.units().iter().zip(0_u64..) {
        t += 100 + (seed * 31 + at * 17) % 200;
        if (seed + at).is_multiple_of(9) {
            recorder.push(t, "KeyK", Input::Insert("k".into()));
            t += 90;
        }
        recorder.push(t, "KeyF", Input::Insert(unit.clone()));
    }
    let replay = Replay::run(&text, Policy::StopOnError, recorder.log(), true).unwrap();
    let is_lesson = matches!(exercise, Exercise::Lesson(_));
    let session = Session {
        id: Uuid::from_u128(0x0190_0000_0000_7000_8000_0000_0000_0000 + u128::from(seed)),
        exercise,
        started_at: NOW + i64::try_from(seed).unwrap() * 60_000,
        timezone: "Europe/Berlin".into(),
        local_date: format!("2026-11-{:02}", 1 + seed % 28),
        keyboard_layout: "us".into(),
        device_type: DeviceType::Laptop,
        policy: Policy::StopOnError,
        is_completed: true,
        metrics_version: METRICS_VERSION,
        figures: figures(&replay).unwrap(),
        // The in-memory server gives as many.
        rating: is_lesson.then_some(3),
        stars_needed: is_lesson.then_some(2),
    };
    (
        session,
        text.as_string(),
        recorder.log().clone(),
        session_stats(&replay).pack(),
    )
}

fn made(
    server: &Arc<dyn sync::Transport>,
    number: u128,
    is_child: bool,
    store: &Arc<Store>,
    clock: &Arc<TestClock>,
    secrets: &Arc<Secrets>,
    told: &Arc<Mutex<usize>>,
) -> ProfileSync {
    let told = Arc::clone(told);
    let config = Config {
        server_url: "https://sync.example".into(),
        profile: Uuid::from_u128(number),
        device_id: Uuid::from_u128(number),
        device_name: None,
        is_child,
        stars_needed: Arc::new(|course, number| {
            (course == "adults-en-v1" && number < 100).then_some(2)
        }),
        may_enter: Arc::new(|_| true),
        on_changes: Arc::new(move |_| *told.lock().unwrap() += 1),
    };
    ProfileSync::new(
        Arc::clone(store),
        config,
        Arc::clone(server),
        Arc::clone(secrets) as Arc<dyn sync::SecretStore>,
        Arc::clone(clock) as Arc<dyn sync::Clock>,
        Arc::new(TestDice(AtomicU64::new(number as u64))),
    )
}
