//! A school that switches on: machines that behave as the app does, without a store of their own each.
//!
//! The steps and their order are those of `sync`'s exchange; waits come from `sync::backoff`, bodies from
//! `sync::outgoing`, requests go through `sync::Http`. Only the file is left out: thirty thousand of them would measure
//! the disk of this machine.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result};
use chrono::Utc;
use protocol::{Hello, PushAnswer, Verdict, VerdictStatus};
use secrecy::SecretString;
use serde_json::json;
use sync::outgoing::{Aside, Logs, encode, outgoing};
use sync::{Answer, Body, Failure, Http, Method, Request, Transport as _, backoff};
use tokio::sync::Semaphore;
use uuid::Uuid;

use crate::dice::Dice;
use crate::typing::typed;

/// Connections at a time: this process may have no more files open than that. Machines beyond it wait as they would in
/// the queue of the system.
const CONNECTIONS: usize = 4_000;

/// How the machines behave.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Manners {
    /// As the app: the first push in a random part of the server's spread, waits with full jitter.
    Ours,
    /// As a program without manners: at once, and after a failure exactly when the server said, or after doubled
    /// seconds, all together.
    None,
}

/// A second of the curve.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Second {
    /// Requests that were begun.
    pub asked: u32,
    /// Requests that were told to come back.
    pub shed: u32,
    /// Sessions whose push was answered.
    pub stored: u32,
}

/// What became of it.
#[derive(Debug)]
pub struct Outcome {
    /// From the first machine's start to the last one's end.
    pub took: Duration,
    /// Second by second, of real time.
    pub curve: Vec<Second>,
    /// What the server said instead of storing a session, once for each machine that heard it.
    pub refused: Vec<String>,
    /// Requests in all.
    pub asked: u64,
    /// Most attempts a machine needed.
    pub most_attempts: u32,
}

/// The crowd.
pub struct Herd {
    /// How many.
    pub machines: usize,
    /// All are switched on within this.
    pub within: Duration,
    /// How they behave.
    pub manners: Manners,
    /// Every wait is this many times shorter.
    pub hurry: u32,
}

struct Common {
    http: Http,
    connections: Semaphore,
    begun: Instant,
    /// When everybody typed, Unix ms: a retry sends the same session again.
    typed_at: i64,
    curve: Mutex<Vec<Second>>,
    dice: Dice,
    manners: Manners,
    hurry: u32,
}

impl Herd {
    /// Lets them loose on the server at `url`; machine `n` has the token [`token`]`(n)`.
    pub async fn run(&self, url: &str) -> Result<Outcome> {
        let common = Arc::new(Common {
            http: Http::new(url, "app/1.0.0").context("an address of this machine")?,
            connections: Semaphore::new(CONNECTIONS),
            begun: Instant::now(),
            typed_at: Utc::now().timestamp_millis() - 600_000,
            curve: Mutex::default(),
            dice: Dice::new(12),
            manners: self.manners,
            hurry: self.hurry,
        });
        let within = u64::try_from(self.within.as_millis())?;
        let machines: Vec<_> = (0..self.machines)
            .map(|number| {
                let common = Arc::clone(&common);
                let start = Duration::from_millis(common.dice.below(within)) / self.hurry;
                tokio::spawn(async move {
                    tokio::time::sleep(start).await;
                    common.machine(number).await
                })
            })
            .collect();
        let (mut refused, mut most_attempts) = (Vec::new(), 0);
        for machine in machines {
            let (verdict, attempts) = machine.await??;
            // A duplicate is one whose answer was lost: it is there.
            if !matches!(
                verdict.status,
                VerdictStatus::Stored | VerdictStatus::Duplicate
            ) {
                refused.push(format!("{verdict:?}"));
            }
            most_attempts = most_attempts.max(attempts);
        }
        let curve = std::mem::take(&mut *locked(&common.curve));
        Ok(Outcome {
            took: common.begun.elapsed(),
            asked: curve.iter().map(|second| u64::from(second.asked)).sum(),
            curve,
            refused,
            most_attempts,
        })
    }
}

fn locked<T>(of: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    of.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The access token of a machine.
pub fn token(number: usize) -> String {
    format!("ta_machine-{number}")
}

/// The account's rows of so many machines, with [`token`]s that are good for a day.
pub fn accounts(machines: usize) -> String {
    format!(
        "WITH people AS (
            INSERT INTO users (email, password_hash, consent_analytics, consent_marketing)
            SELECT 'machine-' || n || '@example.org', 'none', TRUE, FALSE FROM generate_series(0, {last}) AS n
            RETURNING id, substring(email FROM '[0-9]+')::INT AS n
        ), places AS (
            INSERT INTO devices (user_id, device_id, created_at, last_seen_at)
            SELECT id, gen_random_uuid(), NOW(), NOW() FROM people RETURNING id, user_id
        ), families AS (
            INSERT INTO token_families (user_id, device_id, created_at, expires_at)
            SELECT user_id, id, NOW(), NOW() + INTERVAL '1 day' FROM places RETURNING id, user_id
        )
        INSERT INTO access_tokens (hash, family_id, expires_at)
        SELECT sha256(convert_to('ta_machine-' || p.n, 'UTF8')), f.id, NOW() + INTERVAL '1 day'
        FROM families f JOIN people p ON p.id = f.user_id",
        last = machines.saturating_sub(1)
    )
}

impl Common {
    /// One machine from its start until the server has its session; what became of it, and after how many attempts.
    async fn machine(&self, number: usize) -> Result<(Verdict, u32)> {
        let mut has_waited = false;
        let mut failures = 0;
        loop {
            match self.exchange(number, &mut has_waited).await {
                Ok(verdict) => return Ok((verdict, failures + 1)),
                Err(failure) if failure.is_passing() => {
                    failures += 1;
                    let wait = match self.manners {
                        Manners::Ours => backoff::wait(failures, failure.retry_after(), &self.dice),
                        Manners::None => failure
                            .retry_after()
                            .map_or(1_000 << failures.min(9), |seconds| seconds * 1_000),
                    };
                    self.waits(Duration::from_millis(wait)).await;
                }
                Err(failure) => return Err(failure.into()),
            }
        }
    }

    async fn waits(&self, time: Duration) {
        tokio::time::sleep(time / self.hurry).await;
    }

    /// As `ProfileSync::exchange` does it on a first start.
    async fn exchange(&self, number: usize, has_waited: &mut bool) -> Result<Verdict, Failure> {
        let hello: Hello = self
            .calls(number, Method::Get, "/v1/sync/hello", None)
            .await?;
        sync::plan::after_hello(None, &hello)?;
        let _: serde_json::Value = self.calls(number, Method::Get, "/v1/me", None).await?;
        self.pulls(number).await?;
        if !*has_waited && self.manners == Manners::Ours {
            let spread = self.dice.below(u64::from(hello.spread_s) * 1_000);
            self.waits(Duration::from_millis(spread)).await;
        }
        *has_waited = true;
        let form = json!({"device_id": device(number), "months": {}}).to_string();
        let form = Body {
            bytes: form.into_bytes(),
            is_zstd: false,
        };
        let _: serde_json::Value = self
            .calls(number, Method::Post, "/v1/sync/digest", Some(form))
            .await?;
        let body =
            body(number, self.typed_at).map_err(|error| Failure::Nonsense(error.to_string()))?;
        let answer: PushAnswer = self
            .calls(number, Method::Post, "/v1/sync/push", Some(body))
            .await?;
        self.counts(|second| second.stored += 1);
        self.pulls(number).await?;
        let verdict = answer.results.into_iter().next();
        verdict.ok_or_else(|| Failure::Nonsense("no verdict".to_owned()))
    }

    async fn pulls(&self, number: usize) -> Result<(), Failure> {
        let path = "/v1/sync/pull?limit=200";
        let _: serde_json::Value = self.calls(number, Method::Get, path, None).await?;
        Ok(())
    }

    async fn calls<T: serde::de::DeserializeOwned>(
        &self,
        number: usize,
        method: Method,
        path: &str,
        body: Option<Body>,
    ) -> Result<T, Failure> {
        let connection = self.connections.acquire().await;
        let _connection = connection.map_err(|error| Failure::Offline(error.to_string().into()))?;
        self.counts(|second| second.asked += 1);
        let request = Request {
            method,
            path: path.to_owned(),
            token: Some(SecretString::from(token(number))),
            body,
        };
        let answer: Answer = self.http.send(request).await?;
        match answer.status {
            200 => serde_json::from_slice(&answer.body)
                .map_err(|error| Failure::Nonsense(error.to_string())),
            429 | 503 => {
                self.counts(|second| second.shed += 1);
                Err(Failure::Busy {
                    retry_after: answer.retry_after,
                    is_limit: answer.status == 429,
                })
            }
            status @ 500.. => Err(Failure::Server { status }),
            status => Err(Failure::Refused {
                status,
                code: String::from_utf8_lossy(&answer.body).into_owned(),
                fields: std::collections::BTreeMap::new(),
            }),
        }
    }

    fn counts(&self, what: impl Fn(&mut Second)) {
        let at = usize::try_from(self.begun.elapsed().as_secs()).unwrap_or_default();
        let mut curve = locked(&self.curve);
        if curve.len() <= at {
            curve.resize(at + 1, Second::default());
        }
        what(&mut curve[at]);
    }
}

fn device(number: usize) -> Uuid {
    Uuid::from_u128(0x4000_8000_0000_0000_0000 + number as u128)
}

/// A lesson typed offline, with its log, as the app sends it.
fn body(number: usize, typed_at: i64) -> Result<Body> {
    let id = Uuid::from_u128((7 << 76) | (2 << 62) | ((number as u128) << 80) | number as u128);
    let now = Utc::now();
    let typed = typed(id, number as u64, 1, typed_at)?;
    let log = store::StoredLog {
        log: typed.log,
        text: typed.text,
    };
    let session = outgoing(&typed.session, Some(&log), Logs::Send)?;
    encode(device(number), now, &[session], &Aside::default()).context("one session fits")
}
