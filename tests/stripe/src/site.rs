//! The API of the tests' Stripe: as its documentation says it answers, down to idempotency keys, expansion, pages and the
//! errors of a bad day.

use std::collections::{BTreeMap, VecDeque};
use std::sync::{Arc, Mutex, MutexGuard};

use axum::body::Bytes;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode};
use axum::response::{IntoResponse as _, Response};
use reqwest::Url;
use serde_json::{Value, json};
use tokio::net::TcpListener;

use super::acts::{Asked, done};
use super::pages;
use super::render::Shape;
use super::truth::Truth;
use super::webhook::Endpoint;

/// The secret key it knows.
pub const KEY: &str = "sk_test_canarykey";

/// What goes wrong with the next request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// It is answered so, and not done.
    Status(u16),
    /// It is done, and the answer is lost.
    LostAnswer,
    /// Nobody answers.
    HangUp,
}

/// What the site keeps beside the truth.
#[derive(Default)]
pub struct Site {
    /// What is so.
    pub truth: Truth,
    /// For the next requests, one each.
    pub faults: VecDeque<Fault>,
    /// Nobody answers until this is taken back.
    pub is_away: bool,
    /// In place of the shape that the version of the request asks for.
    pub shape: Option<Shape>,
    /// Keys with what was asked by them and what was answered.
    keys: BTreeMap<String, (String, u16, Value)>,
    /// What was asked, as `POST /v1/customers`.
    pub asked: Vec<String>,
    /// Where webhooks go by themselves.
    pub(crate) endpoint: Option<Endpoint>,
}

/// The running site.
#[derive(Clone)]
pub struct Stripe {
    /// `http://127.0.0.1:…`, for `TACTUS_STRIPE_API_BASE`.
    pub url: String,
    pub(crate) site: Arc<Mutex<Site>>,
}

impl Stripe {
    /// Without pages for browsers; nothing is delivered by itself.
    pub async fn start(now: i64, livemode: bool) -> Self {
        let site = Site {
            truth: Truth::new(now, livemode),
            ..Site::default()
        };
        let site = Arc::new(Mutex::new(site));
        let router = pages::routes()
            .fallback(answer)
            .with_state(Arc::clone(&site));
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        tokio::spawn(axum::serve(listener, router).into_future());
        Self { url, site }
    }

    /// The same with pages for browsers, which lead back to the server at `back`.
    pub async fn with_pages(now: i64, back: &str) -> Self {
        let stripe = Self::start(now, false).await;
        stripe.truth(|truth| {
            truth.pages = Some(stripe.url.clone());
            truth.back = Some(back.to_owned());
        });
        stripe
    }

    /// What it keeps.
    pub fn site(&self) -> MutexGuard<'_, Site> {
        self.site.lock().unwrap()
    }

    /// Something is so from now on.
    pub fn truth<T>(&self, act: impl FnOnce(&mut Truth) -> T) -> T {
        act(&mut self.site().truth)
    }

    /// How often this was asked.
    pub fn asked(&self, what: &str) -> usize {
        let site = self.site();
        site.asked
            .iter()
            .filter(|asked| asked.starts_with(what))
            .count()
    }
}

async fn answer(State(site): State<Arc<Mutex<Site>>>, request: Request) -> Response {
    let (parts, body) = request.into_parts();
    let body = axum::body::to_bytes(body, 1 << 20).await.unwrap();
    let (method, headers) = (parts.method, parts.headers);
    let mut site = site.lock().unwrap();
    site.asked.push(format!("{method} {}", parts.uri.path()));
    let fault = if site.is_away {
        Some(Fault::HangUp)
    } else {
        site.faults.pop_front()
    };
    let (status, answer) = match fault {
        Some(Fault::Status(status)) => (status, refusal("a_bad_day")),
        Some(Fault::HangUp) => return hang_up(),
        Some(Fault::LostAnswer) => {
            let query = parts.uri.query().unwrap_or_default();
            once(&mut site, &method, parts.uri.path(), query, &headers, &body);
            return hang_up();
        }
        None => {
            let query = parts.uri.query().unwrap_or_default();
            once(&mut site, &method, parts.uri.path(), query, &headers, &body)
        }
    };
    (StatusCode::from_u16(status).unwrap(), axum::Json(answer)).into_response()
}

/// Not an answer of HTTP: its length is a lie, and the connection ends.
fn hang_up() -> Response {
    let broken =
        futures_util::stream::once(async { Err::<Bytes, _>(std::io::Error::other("gone")) });
    axum::body::Body::from_stream(broken).into_response()
}

fn refusal(code: &str) -> Value {
    json!({"error": {"type": "invalid_request_error", "code": code, "message": "canary: what was wrong"}})
}

/// Does what is asked; once for each key.
fn once(
    site: &mut Site,
    method: &Method,
    path: &str,
    query: &str,
    headers: &HeaderMap,
    body: &Bytes,
) -> (u16, Value) {
    let text = |name: &str| {
        headers
            .get(name)
            .map(HeaderValue::to_str)
            .transpose()
            .unwrap()
            .unwrap_or_default()
    };
    if text("authorization") != format!("Bearer {KEY}") {
        return (401, refusal("api_key_expired"));
    }
    let version = text("stripe-version");
    assert!(!version.is_empty(), "every call names its version");
    let form = String::from_utf8(body.to_vec()).unwrap();
    let asked = Asked {
        method: method.clone(),
        path: path.to_owned(),
        form: pairs(if *method == Method::POST {
            &form
        } else {
            query
        }),
        shape: site.shape.unwrap_or(Shape::of(version)),
    };
    let key = text("idempotency-key").to_owned();
    if *method == Method::POST {
        assert!(!key.is_empty(), "{path} is asked without a key");
        if let Some((then, status, answer)) = site.keys.get(&key) {
            if *then != format!("{path}?{form}") {
                return (400, refusal("idempotency_key_in_use"));
            }
            return (*status, answer.clone());
        }
    }
    let (status, answer) = match done(&mut site.truth, &asked) {
        Ok(answer) => (200, answer),
        Err((status, code)) => (status, refusal(code)),
    };
    if *method == Method::POST {
        site.keys
            .insert(key, (format!("{path}?{form}"), status, answer.clone()));
    }
    (status, answer)
}

fn pairs(text: &str) -> Vec<(String, String)> {
    let url = Url::parse(&format!("http://x/?{text}")).unwrap();
    url.query_pairs().into_owned().collect()
}
