//! What the server takes on at once. More than this would make everybody wait longer and nobody be done sooner:
//! whoever comes on top is told at once when to come back, each at another time.

use std::collections::HashSet;
use std::sync::{Arc, Mutex, PoisonError};

use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use super::error::ApiError;
use crate::App;
use crate::config::RateLimits;

/// Requests that run or wait for the database at the same time.
const REQUESTS: usize = 256;
/// Bodies that are unpacked and read at the same time: each may take what [`super::encoded`] allows.
const BODIES: usize = 8;

/// How much is going on.
#[derive(Debug)]
pub struct Load {
    requests: Option<Arc<Semaphore>>,
    bodies: Arc<Semaphore>,
    /// Devices with a push under way; `None` without limits.
    pushing: Option<Mutex<HashSet<i64>>>,
}

impl Load {
    /// Nothing goes on yet.
    pub fn new(limits: RateLimits) -> Self {
        let is_limited = limits == RateLimits::Default;
        Self {
            requests: is_limited.then(|| Arc::new(Semaphore::new(REQUESTS))),
            bodies: Arc::new(Semaphore::new(BODIES)),
            pushing: is_limited.then(Mutex::default),
        }
    }

    /// A turn to unpack a body.
    pub(super) async fn body(&self) -> Result<OwnedSemaphorePermit, ApiError> {
        Arc::clone(&self.bodies)
            .acquire_owned()
            .await
            .map_err(ApiError::internal)
    }

    /// One push at a time from each device: its own retries would only wait for each other, and hold a connection
    /// to the database while they do.
    pub(crate) fn push(self: &Arc<Self>, device: i64) -> Result<Pushing, ApiError> {
        if let Some(pushing) = &self.pushing {
            let mut pushing = pushing.lock().unwrap_or_else(PoisonError::into_inner);
            if !pushing.insert(device) {
                return Err(ApiError::TooManyRequests { retry_after: 2 });
            }
        }
        Ok(Pushing {
            load: Arc::clone(self),
            device,
        })
    }
}

/// A push under way; dropping it ends it, whichever way that comes.
#[derive(Debug)]
pub(crate) struct Pushing {
    load: Arc<Load>,
    device: i64,
}

impl Drop for Pushing {
    fn drop(&mut self) {
        if let Some(pushing) = &self.load.pushing {
            let mut pushing = pushing.lock().unwrap_or_else(PoisonError::into_inner);
            pushing.remove(&self.device);
        }
    }
}

/// Sheds what is too much. Whoever watches the server is always answered.
pub(super) async fn shed(State(app): State<App>, request: Request, next: Next) -> Response {
    let path = request.uri().path();
    let requests = app.load.requests.as_ref();
    let Some(requests) = requests.filter(|_| path != "/healthz" && path != "/readyz") else {
        return next.run(request).await;
    };
    let Ok(_turn) = requests.try_acquire() else {
        return ApiError::Unavailable { retry_after: 10 }.into_response();
    };
    next.run(request).await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_device_pushes_once_at_a_time() {
        let load = Arc::new(Load::new(RateLimits::Default));
        let first = load.push(1).unwrap();
        assert!(matches!(
            load.push(1),
            Err(ApiError::TooManyRequests { .. })
        ));
        let other = load.push(2).unwrap();
        drop(first);
        let _again = load.push(1).unwrap();
        drop(other);
        let unlimited = Arc::new(Load::new(RateLimits::Off));
        let _both = (unlimited.push(1).unwrap(), unlimited.push(1).unwrap());
    }
}
