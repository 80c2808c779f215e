//! A server in memory that keeps the contract, and a network in front of it that does not.

use std::collections::{BTreeMap, HashMap, VecDeque};
use std::sync::{Arc, Mutex};

use async_trait::async_trait;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use protocol::{
    Change, ChangeKind, ChangeOp, DigestRequest, PushRequest, PushSession, VerdictStatus,
    item_hash, month_hash,
};
use secrecy::ExposeSecret as _;
use serde_json::{Value, json};
use sync::{Answer, Failure, Method, Request, Transport};
use trainer::metrics::figures;
use trainer::stats::session_stats;
use trainer::text::Text;
use trainer::typing::{Policy, Replay};
use uuid::Uuid;

/// What happens to an exchange on its way.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Fault {
    /// The request never arrives.
    LoseRequest,
    /// The server acts, and its answer is lost.
    LoseAnswer,
    /// It arrives twice, the second answer counts.
    Twice,
    /// Somebody else answers.
    Say(u16, &'static str),
    /// The server acts, and half of its answer arrives.
    Truncate,
}

#[derive(Default)]
struct State {
    epoch: u128,
    /// Sessions by id: hash and value as pulled.
    sessions: BTreeMap<Uuid, (String, Value)>,
    tombstones: std::collections::BTreeSet<Uuid>,
    feed: Vec<Change>,
    settings: BTreeMap<String, protocol::Setting>,
    /// Good access tokens, and refresh tokens with what replaced them.
    access: Vec<String>,
    refresh: HashMap<String, Option<String>>,
    tokens: u64,
    consent: bool,
    child: bool,
    faults: VecDeque<Option<Fault>>,
    /// Verdicts to give instead of storing.
    verdicts: HashMap<Uuid, (VerdictStatus, &'static str)>,
    /// A session that breaks the server whenever it is in a batch.
    poison: Option<Uuid>,
    max_sessions: usize,
    is_older: bool,
    pushed: Vec<PushSession>,
    log: Vec<String>,
}

/// What a backup holds.
pub(crate) struct Copy(
    BTreeMap<Uuid, (String, Value)>,
    std::collections::BTreeSet<Uuid>,
    Vec<Change>,
    BTreeMap<String, protocol::Setting>,
);

/// A server in memory.
pub(crate) struct Server(Mutex<State>);

pub(crate) type Refusal = (u16, &'static str);

impl Server {
    pub(crate) fn new() -> Arc<Self> {
        Arc::new(Self(Mutex::new(State {
            epoch: 1,
            consent: true,
            max_sessions: 200,
            ..State::default()
        })))
    }

    fn with<T>(&self, work: impl FnOnce(&mut State) -> T) -> T {
        work(&mut self.0.lock().unwrap())
    }

    pub(crate) fn fault(&self, fault: Fault) {
        self.with(|state| state.faults.push_back(Some(fault)));
    }

    pub(crate) fn faults(&self, faults: Vec<Option<Fault>>) {
        self.with(|state| state.faults = faults.into());
    }

    pub(crate) fn verdict(&self, id: Uuid, status: VerdictStatus, code: &'static str) {
        self.with(|state| state.verdicts.insert(id, (status, code)));
    }

    pub(crate) fn verdicts_are_over(&self) {
        self.with(|state| state.verdicts.clear());
    }

    pub(crate) fn poison(&self, id: Option<Uuid>) {
        self.with(|state| state.poison = id);
    }

    pub(crate) fn takes_at_most(&self, sessions: usize) {
        self.with(|state| state.max_sessions = sessions);
    }

    /// It does not know the newer routes.
    pub(crate) fn is_older(&self) {
        self.with(|state| state.is_older = true);
    }

    pub(crate) fn is_child(&self, child: bool, consent: bool) {
        self.with(|state| (state.child, state.consent) = (child, consent));
    }

    pub(crate) fn forget_access_tokens(&self) {
        self.with(|state| state.access.clear());
    }

    pub(crate) fn revoke_everything(&self) {
        self.with(|state| {
            state.access.clear();
            state.refresh.clear();
        });
    }

    /// Back to the state of last night: nothing, under another epoch.
    pub(crate) fn restore_from_nothing(&self) {
        self.with(|state| {
            state.epoch += 1;
            state.sessions.clear();
            state.tombstones.clear();
            state.feed.clear();
            state.settings.clear();
        });
    }

    pub(crate) fn delete(&self, id: Uuid) {
        self.with(|state| delete(state, id));
    }

    /// What a bug would do: one session is gone, and nobody was told.
    pub(crate) fn forget(&self, id: Uuid) {
        self.with(|state| {
            state.sessions.remove(&id).unwrap();
            state
                .feed
                .retain(|change| change.value["id"] != json!(id) || change.op == ChangeOp::Delete);
        });
    }

    /// As it was at some moment; what came later is gone, and the epoch is another.
    pub(crate) fn copy(&self) -> Copy {
        self.with(|state| {
            Copy(
                state.sessions.clone(),
                state.tombstones.clone(),
                state.feed.clone(),
                state.settings.clone(),
            )
        })
    }

    /// Back to that moment.
    pub(crate) fn restore(&self, copy: &Copy) {
        self.with(|state| {
            state.epoch += 1;
            let Copy(sessions, tombstones, feed, settings) = copy;
            state.sessions.clone_from(sessions);
            state.tombstones.clone_from(tombstones);
            state.feed.clone_from(feed);
            state.settings.clone_from(settings);
        });
    }

    pub(crate) fn tell(&self, kind: ChangeKind, value: Value) {
        self.with(|state| put(state, kind, ChangeOp::Put, value));
    }

    pub(crate) fn tell_gone(&self, kind: ChangeKind, value: Value) {
        self.with(|state| put(state, kind, ChangeOp::Delete, value));
    }

    pub(crate) fn ids(&self) -> Vec<Uuid> {
        self.with(|state| state.sessions.keys().copied().collect())
    }

    /// Every session as it was sent, repetitions included.
    pub(crate) fn pushed(&self) -> Vec<PushSession> {
        self.with(|state| std::mem::take(&mut state.pushed))
    }

    pub(crate) fn calls(&self) -> Vec<String> {
        self.with(|state| std::mem::take(&mut state.log))
    }

    pub(crate) fn setting(&self, key: &str) -> Option<Value> {
        self.with(|state| state.settings.get(key).map(|setting| setting.value.clone()))
    }
}

#[async_trait]
impl Transport for Server {
    async fn send(&self, request: Request) -> Result<Answer, Failure> {
        // As a network does, it lets others run.
        tokio::task::yield_now().await;
        self.with(|state| {
            let path = request.path.split('?').next().unwrap().to_owned();
            state.log.push(path);
            match state.faults.pop_front().flatten() {
                None => Ok(act(state, &request)),
                Some(Fault::LoseRequest) => Err(Failure::Offline("lost".into())),
                Some(Fault::LoseAnswer) => {
                    act(state, &request);
                    Err(Failure::Offline("lost".into()))
                }
                Some(Fault::Twice) => {
                    act(state, &request);
                    Ok(act(state, &request))
                }
                Some(Fault::Say(status, body)) => Ok(Answer {
                    status,
                    retry_after: Some(3),
                    body: body.as_bytes().to_vec(),
                }),
                Some(Fault::Truncate) => {
                    let mut answer = act(state, &request);
                    answer.body.truncate(answer.body.len() / 2);
                    if answer.body.is_empty() {
                        answer.body.push(b'{');
                    }
                    Ok(answer)
                }
            }
        })
    }
}

fn act(state: &mut State, request: &Request) -> Answer {
    match route(state, request) {
        Ok(value) => Answer {
            status: 200,
            retry_after: None,
            body: value.to_string().into_bytes(),
        },
        Err((status, code)) => {
            let body = json!({"error": {"code": code, "detail": "Why.", "request_id": "1"}});
            Answer {
                status,
                retry_after: Some(3),
                body: body.to_string().into_bytes(),
            }
        }
    }
}

fn route(state: &mut State, request: &Request) -> Result<Value, Refusal> {
    let body = || {
        let body = request.body.as_ref().unwrap();
        let bytes = if body.is_zstd {
            zstd::bulk::decompress(&body.bytes, 8 << 20).unwrap()
        } else {
            body.bytes.clone()
        };
        assert!(body.bytes.len() <= 1 << 20);
        bytes
    };
    let (path, query) = request.path.split_once('?').unwrap_or((&request.path, ""));
    match (request.method, path) {
        (Method::Post, "/v1/auth/register" | "/v1/auth/login") => {
            let form: Value = serde_json::from_slice(&body()).unwrap();
            if form["password"] != "correct horse" {
                return Err((401, "invalid_credentials"));
            }
            let mut pair = fresh_pair(state);
            pair["user"] = user(state);
            Ok(pair)
        }
        (Method::Post, "/v1/auth/refresh") => {
            let form: Value = serde_json::from_slice(&body()).unwrap();
            refresh(state, form["refresh_token"].as_str().unwrap())
        }
        (Method::Get, "/v1/sync/hello") => Ok(json!({
            "proto_min": 1, "proto_max": 1, "epoch": Uuid::from_u128(state.epoch), "min_client": "0.1.0",
            "server_time": "2026-11-22T08:30:00.000Z", "spread_s": 120,
            "limits": {"push_sessions": 200, "push_bytes": 1, "push_decoded_bytes": 1, "pull_changes": 500},
        })),
        _ => {
            let token = request
                .token
                .as_ref()
                .ok_or((401, "unauthorized"))?
                .expose_secret()
                .to_owned();
            if !state.access.contains(&token) {
                return Err((401, "unauthorized"));
            }
            match (request.method, path) {
                (Method::Post, "/v1/auth/logout") => {
                    state.access.retain(|access| *access != token);
                    Ok(Value::Null)
                }
                (Method::Get, "/v1/me") => Ok(user(state)),
                (Method::Patch, "/v1/me") => {
                    let update: Value = serde_json::from_slice(&body()).unwrap();
                    if let Some(consent) = update["consent_analytics"].as_bool() {
                        state.consent = consent;
                    }
                    Ok(user(state))
                }
                (Method::Post, "/v1/me/password") => {
                    let form: Value = serde_json::from_slice(&body()).unwrap();
                    if form["old"] == "correct horse" {
                        Ok(Value::Null)
                    } else {
                        Err((401, "invalid_credentials"))
                    }
                }
                (Method::Delete, "/v1/me") => {
                    state.access.clear();
                    state.refresh.clear();
                    Ok(json!({"erased_from": "2026-12-22T08:30:00.000Z"}))
                }
                (Method::Post, "/v1/sync/push") => push(state, &body()),
                (Method::Get, "/v1/sync/pull") => pull(state, query),
                (Method::Post, "/v1/sync/digest") if !state.is_older => Ok(digest(state, &body())),
                (Method::Delete, path) => match path.strip_prefix("/v1/me/sessions/") {
                    Some(id) => {
                        delete(state, id.parse().unwrap());
                        Ok(Value::Null)
                    }
                    None => Err((404, "not_found")),
                },
                _ => Err((404, "not_found")),
            }
        }
    }
}

fn user(state: &State) -> Value {
    json!({"id": 9, "email": "a@b.co", "email_verified": false, "username": null, "full_name": null,
        "language": "en", "timezone": "UTC", "theme": "system", "is_premium": false, "plan": "free",
        "is_child": state.child, "leaderboard_opt_in": false, "created_at": "2026-11-22T08:30:00.000Z",
        "consent_analytics": state.consent, "consent_marketing": false})
}

fn fresh_pair(state: &mut State) -> Value {
    state.tokens += 1;
    let (access, refresh) = (
        format!("access-{}", state.tokens),
        format!("refresh-{}", state.tokens),
    );
    state.access.push(access.clone());
    state.refresh.insert(refresh.clone(), None);
    json!({"access_token": access, "refresh_token": refresh, "expires_in": 900})
}

/// Rotates; the same old token gets the same successor.
fn refresh(state: &mut State, old: &str) -> Result<Value, Refusal> {
    match state.refresh.get(old).cloned() {
        None => Err((401, "invalid_refresh_token")),
        Some(Some(successor)) => Ok(serde_json::from_str(&successor).unwrap()),
        Some(None) => {
            let pair = fresh_pair(state);
            state.refresh.insert(old.to_owned(), Some(pair.to_string()));
            Ok(pair)
        }
    }
}

fn put(state: &mut State, kind: ChangeKind, op: ChangeOp, value: Value) {
    state.feed.push(Change { kind, op, value });
}

fn push(state: &mut State, body: &[u8]) -> Result<Value, Refusal> {
    let request: PushRequest = serde_json::from_slice(body).unwrap();
    if request.sessions.len() > state.max_sessions {
        return Err((413, "too_large"));
    }
    let mut results = Vec::new();
    for raw in &request.sessions {
        let session = PushSession::from_raw(raw).unwrap();
        if state.poison == Some(session.id) {
            return Err((500, "internal"));
        }
    }
    for raw in &request.sessions {
        let value: Value = serde_json::from_str(raw.get()).unwrap();
        let session = PushSession::from_raw(raw).unwrap();
        let hash = item_hash(&value);
        let id = session.id;
        state.pushed.push(session);
        let (status, code) = match (state.verdicts.get(&id), state.sessions.get(&id)) {
            (Some((status, code)), _) => (*status, Some(*code)),
            (None, _) if state.tombstones.contains(&id) => (VerdictStatus::Deleted, None),
            (None, Some((known, _))) if *known == hash => (VerdictStatus::Duplicate, None),
            (None, Some(_)) => (VerdictStatus::Rejected, Some("id_conflict")),
            (None, None) => (VerdictStatus::Stored, None),
        };
        if status == VerdictStatus::Stored {
            let mut pulled = value.clone();
            if let Some(computed) = computed(&pulled) {
                pulled["result"] = computed;
            }
            pulled["log"] = Value::Null;
            pulled["device_id"] = json!(request.device_id);
            pulled["item_hash"] = json!(hash);
            pulled["verified"] = json!(false);
            pulled["rating"] = if pulled["lesson"].is_null() {
                Value::Null
            } else {
                json!(3)
            };
            state.sessions.insert(id, (hash, pulled.clone()));
            put(state, ChangeKind::Session, ChangeOp::Put, pulled);
            if let Some(stats) = stats(&value) {
                put(
                    state,
                    ChangeKind::SessionStats,
                    ChangeOp::Put,
                    json!({"id": id, "stats": stats}),
                );
            }
        }
        results.push(json!({"id": id, "status": status, "code": code}));
    }
    for setting in request.settings {
        let known = state.settings.get(&setting.key);
        if known.is_none_or(|known| known.hlc < setting.hlc) {
            put(state, ChangeKind::Setting, ChangeOp::Put, json!(setting));
            state.settings.insert(setting.key.clone(), setting);
        }
    }
    for unlock in request.unlocks {
        put(state, ChangeKind::Unlock, ChangeOp::Put, json!(unlock));
    }
    Ok(json!({"server_time": "2026-11-22T08:30:00.000Z", "results": results}))
}

fn delete(state: &mut State, id: Uuid) {
    state.sessions.remove(&id);
    state.tombstones.insert(id);
    let gone = json!({"id": id});
    put(state, ChangeKind::Session, ChangeOp::Delete, gone);
}

fn digest(state: &State, body: &[u8]) -> Value {
    let form: DigestRequest = serde_json::from_slice(body).unwrap();
    let mut months: BTreeMap<String, Vec<(Uuid, &str)>> = BTreeMap::new();
    for month in form.months.keys() {
        months.insert(month.clone(), Vec::new());
    }
    for (id, (hash, value)) in &state.sessions {
        let month = value["local_date"].as_str().unwrap()[..7].to_owned();
        months.entry(month).or_default().push((*id, hash));
    }
    months.retain(|month, items| {
        form.months.get(month).is_none_or(|told| {
            told.count as usize != items.len() || told.hash != month_hash(items.iter().copied())
        })
    });
    let told = months.into_iter().map(|(month, items)| {
        let items: Vec<Value> = items
            .iter()
            .map(|(id, hash)| json!({"id": id, "item_hash": hash}))
            .collect();
        (month, json!({"items": items}))
    });
    let told: serde_json::Map<String, Value> = told.collect();
    json!({"epoch": Uuid::from_u128(state.epoch), "months": told, "has_more": false})
}

/// Two changes a page, so that there are pages. A cursor is `epoch:place`.
fn pull(state: &State, query: &str) -> Result<Value, Refusal> {
    let cursor = query
        .split('&')
        .find_map(|part| part.strip_prefix("cursor="));
    let from = match cursor.map(|cursor| cursor.split_once("%3A").unwrap()) {
        None => 0,
        Some((epoch, place)) if epoch == state.epoch.to_string() => place.parse().unwrap(),
        Some(_) => return Err((409, "resync_required")),
    };
    let from = state.feed.len().min(from);
    let to = state.feed.len().min(from + 2);
    Ok(
        json!({"changes": state.feed[from..to], "cursor": format!("{}:{to}", state.epoch),
        "has_more": to < state.feed.len(), "epoch": Uuid::from_u128(state.epoch)}),
    )
}

/// The one text that is typed in these tests.
pub(crate) const TEXT: &str = "fj fj jf jf";

/// All figures of a session with a log, as the server works them out.
fn computed(session: &Value) -> Option<Value> {
    replayed(session, |replay| json!(figures(replay).unwrap()))
}

/// Its key and pair statistics, as they travel.
fn stats(session: &Value) -> Option<Value> {
    replayed(session, |replay| {
        json!(STANDARD.encode(session_stats(replay).pack()))
    })
}

fn replayed(session: &Value, work: impl FnOnce(&Replay<'_>) -> Value) -> Option<Value> {
    let log: trainer::typing::Log = serde_json::from_value(session["log"].clone()).ok()?;
    let text = Text::new(TEXT).unwrap();
    Some(work(
        &Replay::run(&text, Policy::StopOnError, &log, true).unwrap(),
    ))
}
