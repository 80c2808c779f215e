//! The loop that exchanges by itself: at the start, after each finished session, after failures in their time,
//! and now and then for what other devices did.

use std::sync::Arc;
use std::time::Duration;

use tokio::sync::Notify;
use tokio::task::JoinHandle;

use crate::state::SyncState;
use crate::sync::{ProfileSync, Why};

/// With nothing to send, the server is asked this often, ms; a quarter of it is jitter.
const ASK_EVERY: u64 = 15 * 60 * 1_000;
/// The clock may be set, the machine may sleep: the loop looks at the time at least this often, ms.
const LONGEST_SLEEP: u64 = 60_000;

/// The running loop; dropping it stops it.
#[derive(Debug)]
pub struct Background {
    task: JoinHandle<()>,
    nudge: Arc<Notify>,
}

impl ProfileSync {
    /// Starts the loop on the current tokio runtime. `on_state` is told whenever sync stands differently.
    pub fn start(&self, on_state: impl Fn(SyncState) + Send + Sync + 'static) -> Background {
        let nudge = Arc::new(Notify::new());
        let task = tokio::spawn(run(self.clone(), Arc::clone(&nudge), on_state));
        Background { task, nudge }
    }
}

impl Background {
    /// Something is there to be sent, or somebody signed in. Never waits. Failures keep their time.
    pub fn nudge(&self) {
        self.nudge.notify_one();
    }

    /// Stops the loop; what was on its way is sent again another time. When this returns, the loop holds nothing
    /// of the profile any more.
    pub async fn stop(mut self) {
        self.task.abort();
        // It ends with a cancellation, or had ended before.
        let _ = (&mut self.task).await;
    }
}

impl Drop for Background {
    fn drop(&mut self) {
        self.task.abort();
    }
}

async fn run(sync: ProfileSync, nudge: Arc<Notify>, on_state: impl Fn(SyncState)) {
    let mut last = None;
    let mut tell = |sync: &ProfileSync, is_running: bool| {
        let state = crate::state::read(sync.store(), is_running);
        match state {
            Ok(state) if last.as_ref() != Some(&state) => {
                on_state(state.clone());
                last = Some(state);
            }
            Ok(_) => {}
            Err(error) => tracing::error!(%error, "the state of sync cannot be read"),
        }
    };
    let mut asked_at = None;
    loop {
        let wait = wait(&sync, asked_at);
        if wait > 0 {
            tell(&sync, false);
            tokio::select! {
                () = nudge.notified() => {}
                () = tokio::time::sleep(Duration::from_millis(wait.min(LONGEST_SLEEP))) => {}
            }
            continue;
        }
        tell(&sync, true);
        // How it went is in the store.
        let _ = sync.exchange(Why::ByItself).await;
        asked_at = Some(sync.now());
        tell(&sync, false);
    }
}

/// Ms until the next exchange; 0: now.
fn wait(sync: &ProfileSync, asked_at: Option<i64>) -> u64 {
    let Ok(account) = sync.account() else {
        return LONGEST_SLEEP;
    };
    let now = sync.now();
    if let Some(next_try) = account.next_try {
        return until(now, next_try);
    }
    if account.last_error.is_some() {
        // Only the learner can help: an exchange by hand, or signing in, clears it.
        return LONGEST_SLEEP;
    }
    let Some(asked_at) = asked_at else { return 0 };
    let due = sync.store().next_due(account.id).ok().flatten();
    let unsent = sync
        .store()
        .unsent_settings()
        .is_ok_and(|unsent| !unsent.is_empty())
        || sync
            .store()
            .unsent_unlocks()
            .is_ok_and(|unsent| !unsent.is_empty());
    if unsent {
        return 0;
    }
    let ask = ASK_EVERY - ASK_EVERY / 8 + sync.dice().below(ASK_EVERY / 4);
    let ask = until(now, asked_at.saturating_add_unsigned(ask));
    due.map_or(ask, |due| until(now, due).min(ask))
}

fn until(now: i64, then: i64) -> u64 {
    u64::try_from(then.saturating_sub(now)).unwrap_or(0)
}
