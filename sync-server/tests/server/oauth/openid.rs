//! An OpenID provider that lies when it is told to: each way of forging an id token, one at a time.

use std::sync::{Arc, LazyLock, Mutex};

use aws_lc_rs::hmac;
use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::rsa::{KeyPair, KeySize};
use aws_lc_rs::signature::{KeyPair as _, RSA_PKCS1_SHA256};
use axum::extract::{Form, Query, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse as _, Redirect, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use chrono::{DateTime, Utc};
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};

use super::stage::{CLIENT, Parameters, SECRET, serve};
use crate::support::NOW;

/// Two keys: the provider's, and somebody else's.
static KEYS: LazyLock<[KeyPair; 2]> =
    LazyLock::new(|| [(); 2].map(|()| KeyPair::generate(KeySize::Rsa2048).unwrap()));

/// How an id token is signed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Signed {
    Honestly,
    /// By somebody else's key under the name of the provider's.
    ByAnotherKey,
    /// Not at all: `alg` is `none`.
    Not,
    /// With the client's secret as the key of an HMAC.
    WithTheSecret,
    /// Honestly, and then somebody else's claims were put in.
    AndChanged,
}

/// What it says.
pub(super) struct Says {
    /// In place of, or beside, the honest claims; `null` takes one out.
    pub(super) claims: Value,
    pub(super) signed: Signed,
    pub(super) has_id_token: bool,
    /// In its configuration.
    pub(super) issuer: Option<String>,
    /// The key it publishes: 0 or 1.
    pub(super) published: usize,
    granted: Vec<Granted>,
}

struct Granted {
    code: String,
    nonce: String,
    challenge: String,
    redirect_uri: String,
}

/// The running provider.
pub(super) struct Openid {
    pub(super) url: String,
    pub(super) says: Arc<Mutex<Says>>,
}

#[derive(Clone)]
struct Shared {
    url: Arc<Mutex<String>>,
    says: Arc<Mutex<Says>>,
}

impl Openid {
    pub(super) async fn start() -> Self {
        let shared = Shared {
            url: Arc::default(),
            says: Arc::new(Mutex::new(Says {
                claims: json!({"sub": "1", "email": "ann@example.org", "email_verified": true}),
                signed: Signed::Honestly,
                has_id_token: true,
                issuer: None,
                published: 0,
                granted: Vec::new(),
            })),
        };
        let router = Router::new()
            .route("/.well-known/openid-configuration", get(configuration))
            .route("/jwks", get(jwks))
            .route("/authorize", get(authorize))
            .route("/token", post(token))
            .with_state(shared.clone());
        let url = serve(router).await;
        shared.url.lock().unwrap().clone_from(&url);
        Self {
            url,
            says: shared.says,
        }
    }

    /// Says so from now on.
    pub(super) fn claims(&self, more: &Value) {
        let mut says = self.says.lock().unwrap();
        for (name, value) in more.as_object().unwrap() {
            says.claims[name] = value.clone();
        }
    }
}

async fn configuration(State(shared): State<Shared>) -> Json<Value> {
    let url = shared.url.lock().unwrap().clone();
    let issuer = shared.says.lock().unwrap().issuer.clone();
    Json(json!({
        "issuer": issuer.unwrap_or_else(|| url.clone()),
        "authorization_endpoint": format!("{url}/authorize"),
        "token_endpoint": format!("{url}/token"),
        "jwks_uri": format!("{url}/jwks"),
        "response_types_supported": ["code"],
        "subject_types_supported": ["public"],
        // It would take anything; the server must not.
        "id_token_signing_alg_values_supported": ["RS256", "HS256", "none"],
    }))
}

async fn jwks(State(shared): State<Shared>) -> Json<Value> {
    let key = KEYS[shared.says.lock().unwrap().published].public_key();
    let part = |bytes: &[u8]| URL_SAFE_NO_PAD.encode(bytes);
    Json(json!({"keys": [{
        "kty": "RSA", "use": "sig", "alg": "RS256", "kid": "1",
        "n": part(key.modulus().big_endian_without_leading_zero()),
        "e": part(key.exponent().big_endian_without_leading_zero()),
    }]}))
}

async fn authorize(State(shared): State<Shared>, Query(asked): Query<Parameters>) -> Response {
    if asked.get("code_challenge_method").map(String::as_str) != Some("S256") {
        return StatusCode::BAD_REQUEST.into_response();
    }
    let mut says = shared.says.lock().unwrap();
    let code = format!("op{}", says.granted.len());
    says.granted.push(Granted {
        code: code.clone(),
        nonce: asked["nonce"].clone(),
        challenge: asked["code_challenge"].clone(),
        redirect_uri: asked["redirect_uri"].clone(),
    });
    let back = format!(
        "{}?code={code}&state={}",
        asked["redirect_uri"], asked["state"]
    );
    Redirect::to(&back).into_response()
}

async fn token(
    State(shared): State<Shared>,
    headers: HeaderMap,
    Form(form): Form<Parameters>,
) -> Response {
    let issuer = shared.url.lock().unwrap().clone();
    let mut says = shared.says.lock().unwrap();
    let refuse =
        |error: &str| (StatusCode::BAD_REQUEST, Json(json!({"error": error}))).into_response();
    let basic = format!("Basic {}", STANDARD.encode(format!("{CLIENT}:{SECRET}")));
    if headers
        .get(header::AUTHORIZATION)
        .is_none_or(|sent| *sent != *basic)
    {
        return refuse("invalid_client");
    }
    let Some(at) = says
        .granted
        .iter()
        .position(|granted| granted.code == form["code"])
    else {
        return refuse("invalid_grant");
    };
    let granted = says.granted.remove(at);
    let verifier = form.get("code_verifier").cloned().unwrap_or_default();
    if URL_SAFE_NO_PAD.encode(Sha256::digest(verifier)) != granted.challenge
        || form["redirect_uri"] != granted.redirect_uri
    {
        return refuse("invalid_grant");
    }
    let mut answer = json!({"access_token": "at", "token_type": "Bearer", "expires_in": 3600});
    if says.has_id_token {
        answer["id_token"] = id_token(&says, &issuer, &granted.nonce).into();
    }
    Json(answer).into_response()
}

fn id_token(says: &Says, issuer: &str, nonce: &str) -> String {
    let now = NOW.parse::<DateTime<Utc>>().unwrap().timestamp();
    let mut claims =
        json!({"iss": issuer, "aud": CLIENT, "nonce": nonce, "iat": now, "exp": now + 600});
    for (name, value) in says.claims.as_object().unwrap() {
        claims[name] = value.clone();
    }
    claims
        .as_object_mut()
        .unwrap()
        .retain(|_, value| !value.is_null());
    let alg = match says.signed {
        Signed::Not => "none",
        Signed::WithTheSecret => "HS256",
        _ => "RS256",
    };
    let part = |value: &Value| URL_SAFE_NO_PAD.encode(value.to_string());
    let head = part(&json!({"alg": alg, "typ": "JWT", "kid": "1"}));
    let signed = format!("{head}.{}", part(&claims));
    let signature = match says.signed {
        Signed::Not => Vec::new(),
        Signed::WithTheSecret => {
            let key = hmac::Key::new(hmac::HMAC_SHA256, SECRET.as_bytes());
            hmac::sign(&key, signed.as_bytes()).as_ref().to_vec()
        }
        Signed::ByAnotherKey => sign(&KEYS[1], &signed),
        Signed::Honestly | Signed::AndChanged => sign(&KEYS[says.published], &signed),
    };
    let signature = URL_SAFE_NO_PAD.encode(signature);
    if says.signed == Signed::AndChanged {
        claims["sub"] = "somebody else".into();
        return format!("{head}.{}.{signature}", part(&claims));
    }
    format!("{signed}.{signature}")
}

fn sign(key: &KeyPair, text: &str) -> Vec<u8> {
    let mut signature = vec![0; key.public_modulus_len()];
    key.sign(
        &RSA_PKCS1_SHA256,
        &SystemRandom::new(),
        text.as_bytes(),
        &mut signature,
    )
    .unwrap();
    signature
}
