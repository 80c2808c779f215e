//! Everybody who takes part: the server, two providers, a learner's browser and their app.

use std::collections::{BTreeMap, HashMap};

use axum::Router;
use axum::body::Body;
use axum::http::Request;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use reqwest::Url;
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};
use tactus_server::config::{OAuth, OAuthClient};
use tactus_server::oauth::Providers;
use tokio::net::TcpListener;
use uuid::Uuid;

use super::github::Github;
use super::openid::Openid;
use crate::support::{Answer, TestApp};

/// What both providers know the server by.
pub(super) const CLIENT: &str = "tactus";
pub(super) const SECRET: &str = "a-secret-of-tests";
/// Where browsers reach the server.
pub(super) const PUBLIC: &str = "https://sync.example.org";

pub(super) type Parameters = HashMap<String, String>;

/// Serves it on a free port until the test ends.
pub(super) async fn serve(router: Router) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    tokio::spawn(axum::serve(listener, router).into_future());
    url
}

/// The settings of a server with both providers there.
pub(crate) fn providers(google: &str, github: &str) -> Providers {
    let client = |place: &str| OAuthClient {
        id: CLIENT.to_owned(),
        secret: SECRET.into(),
        place: place.to_owned(),
    };
    let config = OAuth {
        google: Some(client(google)),
        github: Some(client(github)),
    };
    Providers::new(&config, PUBLIC).unwrap()
}

/// The whole cast, with providers that can lie.
pub(super) struct Stage {
    pub(super) test: TestApp,
    pub(super) github: Github,
    pub(super) openid: Openid,
}

impl Stage {
    pub(super) async fn new() -> Self {
        let (github, openid) = (Github::start().await, Openid::start().await);
        let mut test = TestApp::new().await;
        let both = providers(&openid.url, &github.url);
        test.change(|app| app.oauth = both.into());
        Self {
            test,
            github,
            openid,
        }
    }

    /// Sign-ins and accounts there are.
    pub(super) async fn sessions(&self) -> i64 {
        let all =
            "SELECT (SELECT COUNT(*) FROM token_families) + (SELECT COUNT(*) FROM access_tokens)
             + (SELECT COUNT(*) FROM refresh_tokens) + (SELECT COUNT(*) FROM users)
             + (SELECT COUNT(*) FROM auth_identities)";
        self.test.count(all).await
    }

    /// Signs in as it should be: from the app to the provider and back, and the code redeemed.
    pub(super) async fn sign_in(&self, provider: &str, device: u128) -> Answer {
        let (app, mut browser) = (TheirApp::new(device), Browser::default());
        let code = app.code(self, &mut browser, provider).await;
        app.redeem(self, &code).await
    }
}

/// An app: what it keeps to itself, and where it listens.
pub(super) struct TheirApp {
    pub(super) verifier: String,
    pub(super) state: String,
    pub(super) device: Uuid,
}

impl TheirApp {
    pub(super) fn new(device: u128) -> Self {
        Self {
            verifier: format!("a verifier of the app on device {device}, long enough"),
            state: format!("state-{device}"),
            device: Uuid::from_u128(device),
        }
    }

    pub(super) fn challenge(&self) -> String {
        URL_SAFE_NO_PAD.encode(Sha256::digest(&self.verifier))
    }

    /// What it opens in the browser.
    pub(super) fn start(&self, provider: &str) -> String {
        let challenge = self.challenge();
        let state = &self.state;
        format!(
            "/v1/auth/oauth/{provider}/start?code_challenge={challenge}&port=49152&state={state}"
        )
    }

    /// Everything up to the code that arrives at its port.
    pub(super) async fn code(
        &self,
        stage: &Stage,
        browser: &mut Browser,
        provider: &str,
    ) -> String {
        let at_the_provider = browser.start(stage, &self.start(provider)).await;
        let back = browser.agree(&at_the_provider).await;
        let answer = browser.ours(&stage.test, &back).await.expect(303);
        let arrived = arrived(&answer);
        assert_eq!(arrived["state"], self.state);
        arrived["code"].clone()
    }

    /// What it sends to redeem a code.
    pub(super) fn redemption(&self, code: &str) -> Value {
        json!({"code": code, "code_verifier": self.verifier, "device_id": self.device, "device_name": "Test bench"})
    }

    pub(super) async fn redeem(&self, stage: &Stage, code: &str) -> Answer {
        let body = self.redemption(code);
        stage.test.anon().post("/v1/auth/oauth/redeem", &body).await
    }
}

/// What arrives at the app's port: always there, whatever was tried.
#[track_caller]
pub(super) fn arrived(answer: &Answer) -> Parameters {
    let to = Url::parse(answer.headers["location"].to_str().unwrap()).unwrap();
    assert_eq!(
        (to.scheme(), to.host_str(), to.port(), to.path()),
        ("http", Some("127.0.0.1"), Some(49152), "/callback"),
    );
    to.query_pairs().into_owned().collect()
}

/// A browser: its cookies, and nothing followed by itself.
#[derive(Default)]
pub(super) struct Browser {
    /// By host and name.
    pub(super) cookies: BTreeMap<(String, String), String>,
}

impl Browser {
    /// Asks our server.
    pub(super) async fn ours(&mut self, test: &TestApp, path: &str) -> Answer {
        let request = Request::get(path).header("cookie", self.sent(PUBLIC));
        let request = request.body(Body::empty()).unwrap();
        let answer = test.anon().request(request).await;
        for line in answer.headers.get_all("set-cookie") {
            let line = line.to_str().unwrap();
            for word in ["HttpOnly", "SameSite=Lax", "Path=/v1/auth/oauth/"] {
                assert!(line.contains(word), "{line}");
            }
            self.keep(PUBLIC, line);
        }
        answer
    }

    /// Opens what the app opens, and answers where the provider is.
    pub(super) async fn start(&mut self, stage: &Stage, path: &str) -> String {
        let answer = self.ours(&stage.test, path).await.expect(303);
        answer.headers["location"].to_str().unwrap().to_owned()
    }

    /// Agrees to everything at the provider, and answers the path it is sent back to.
    pub(super) async fn agree(&mut self, at_the_provider: &str) -> String {
        let client = reqwest::Client::builder().redirect(reqwest::redirect::Policy::none());
        let client = client.build().unwrap();
        let mut url = Url::parse(at_the_provider).unwrap();
        for _ in 0..8 {
            let place = url.origin().ascii_serialization();
            let request = client.get(url.clone()).header("cookie", self.sent(&place));
            let answer = request.send().await.unwrap();
            for line in answer.headers().get_all("set-cookie") {
                self.keep(&place, line.to_str().unwrap());
            }
            let Some(to) = answer.headers().get("location") else {
                panic!(
                    "{url}: {} {}",
                    answer.status(),
                    answer.text().await.unwrap()
                );
            };
            url = url.join(to.to_str().unwrap()).unwrap();
            if let Some(path) = url.as_str().strip_prefix(PUBLIC) {
                return path.to_owned();
            }
            if url.path().starts_with("/interaction/") {
                url.query_pairs_mut().append_pair("as", "ann@example.org");
            }
        }
        panic!("it leads round and round: {url}");
    }

    fn sent(&self, place: &str) -> String {
        let own = self.cookies.iter().filter(|((at, _), _)| at == place);
        let pairs: Vec<_> = own
            .map(|((_, name), value)| format!("{name}={value}"))
            .collect();
        pairs.join("; ")
    }

    fn keep(&mut self, place: &str, line: &str) {
        let pair = line.split(';').next().unwrap();
        let (name, value) = pair.split_once('=').unwrap();
        let key = (place.to_owned(), name.to_owned());
        if line.contains("Max-Age=0") {
            self.cookies.remove(&key);
        } else {
            self.cookies.insert(key, value.to_owned());
        }
    }
}
