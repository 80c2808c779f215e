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
/// Nothing waits longer than what the server holds back, a week, ms.
const LONGEST_WAIT: u64 = 8 * 24 * 3_600 * 1_000;
/// While an exchange runs, its progress is told this often.
const TELL_EVERY: Duration = Duration::from_millis(500);

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
    let mut tell = |sync: &ProfileSync| match sync.state() {
        Ok(state) if last.as_ref() != Some(&state) => {
            on_state(state.clone());
            last = Some(state);
        }
        Ok(_) => {}
        Err(error) => tracing::error!(%error, "the state of sync cannot be read"),
    };
    // At the start it asks at once.
    let mut ask_at = sync.now();
    loop {
        tell(&sync);
        let wait = wait(&sync, ask_at);
        if wait > 0 {
            tokio::select! {
                () = nudge.notified() => ask_at = sync.now(),
                () = tokio::time::sleep(Duration::from_millis(wait.min(LONGEST_SLEEP))) => {}
            }
            continue;
        }
        // Nudged meanwhile or not: this exchange finds all there is. How it went is in the store.
        let exchange = sync.exchange(Why::ByItself);
        tokio::pin!(exchange);
        loop {
            tokio::select! {
                _ = &mut exchange => break,
                () = tokio::time::sleep(TELL_EVERY) => tell(&sync),
            }
        }
        let jitter = sync.dice().below(ASK_EVERY / 4);
        ask_at = sync
            .now()
            .saturating_add_unsigned(ASK_EVERY - ASK_EVERY / 8 + jitter);
    }
}

/// Ms until the next exchange; 0: now.
fn wait(sync: &ProfileSync, ask_at: i64) -> u64 {
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
    let due = sync.store().next_due(account.id).ok().flatten();
    due.map_or(u64::MAX, |due| until(now, due))
        .min(until(now, ask_at))
}

/// Ms until `then`. No wait of ours is longer than a week: then it was a clock that was set back.
fn until(now: i64, then: i64) -> u64 {
    let wait = u64::try_from(then.saturating_sub(now)).unwrap_or(0);
    if wait > LONGEST_WAIT { 0 } else { wait }
}
