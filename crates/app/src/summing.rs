//! Sums the months of the statistics up while nobody types, a piece at a time.
//!
//! It begins after the start and with every look at the statistics, and goes on until nothing is left or somebody
//! types. What a piece has summed up is stored: an app that ends, in whatever way, loses the piece it was at.

use std::{
    sync::{
        Arc, Mutex,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};

use tokio::task::JoinHandle;

use crate::{
    app::{App, lock},
    error::AppError,
    host::Event,
    view::statistics::Summing,
};

/// What [`store::Store::sum_some`] does at once: as much as a look at the statistics may wait for.
pub(crate) const PIECE: u32 = 200;
/// Between two pieces others have the machine.
const BREATH: Duration = Duration::from_millis(30);

/// The task, and whether it may go on.
#[derive(Debug, Default)]
pub(crate) struct Sums {
    /// Somebody types.
    is_held: AtomicBool,
    task: Mutex<Task>,
}

#[derive(Debug, Default)]
struct Task {
    is_on: bool,
    handle: Option<JoinHandle<()>>,
}

impl App {
    /// Nothing is summed up from now on: somebody types.
    pub(crate) fn hold_sums(&self) {
        self.sums.is_held.store(true, Ordering::Release);
    }

    /// Whether somebody types.
    pub(crate) fn is_typed_on(&self) -> bool {
        self.sums.is_held.load(Ordering::Acquire)
    }

    /// Sums up what there is, in the background: nobody types. Never waits.
    pub(crate) fn sum_soon(self: &Arc<Self>) {
        let mut task = lock(&self.sums.task);
        self.sums.is_held.store(false, Ordering::Release);
        if task.is_on {
            return;
        }
        task.is_on = true;
        // An app that ends meanwhile is not kept alive for it.
        let app = self.weak();
        task.handle = Some(tokio::spawn(async move {
            let mut is_left = true;
            while let Some(app) = app.upgrade() {
                if !app.may_sum(is_left) {
                    return;
                }
                let summed = tokio::task::spawn_blocking(move || app.sum_piece()).await;
                is_left = match summed {
                    Ok(Ok(is_left)) => is_left,
                    Ok(Err(error)) => {
                        tracing::warn!(%error, "the statistics are not summed up");
                        false
                    }
                    Err(error) => {
                        tracing::error!(%error, "summing the statistics up panicked");
                        false
                    }
                };
                tokio::time::sleep(BREATH).await;
            }
        }));
    }

    /// Whether the task goes on; where not, the next one who asks begins another.
    fn may_sum(&self, is_left: bool) -> bool {
        let mut task = lock(&self.sums.task);
        task.is_on = is_left && !self.sums.is_held.load(Ordering::Acquire);
        task.is_on
    }

    /// Answers whether there is more.
    fn sum_piece(&self) -> Result<bool, AppError> {
        let store = self.state(|state| Ok(Arc::clone(&state.profile()?.store)))?;
        if !store.sum_some(PIECE)? {
            return Ok(false);
        }
        let summed = store.summed()?;
        let is_left = summed.next.is_some();
        self.host.emit(Event::Summing(Summing::of(summed)));
        Ok(is_left)
    }

    /// Waits for the piece that is being summed up, and lets no other begin: a file is wanted for itself.
    pub(crate) async fn finish_summing(&self) {
        self.hold_sums();
        let handle = lock(&self.sums.task).handle.take();
        if let Some(handle) = handle
            && handle.await.is_err()
        {
            tracing::error!("summing the statistics up panicked");
        }
    }
}
