//! What the server says beside its answers: the log and the figures hold nothing about anybody.

use std::path::Path;

use reqwest::{Method, Response};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::startup::Running;
use crate::support::{
    PASSWORD, TestApp, empty_database, example, example_result, push_of, registration,
};

/// Somebody behind a proxy that says where from.
struct Asker<'a> {
    http: reqwest::Client,
    url: &'a str,
}

impl Asker<'_> {
    async fn ask(&self, method: Method, path: &str, token: &str, body: &Value) -> Response {
        let request = self.http.request(method, format!("{}{path}", self.url));
        let request = request
            .bearer_auth(token)
            .header("x-forwarded-for", "203.0.113.77")
            .header("user-agent", "canary-agent");
        request.body(body.to_string()).send().await.unwrap()
    }

    async fn post(&self, path: &str, token: &str, body: &Value) -> Response {
        self.ask(Method::POST, path, token, body).await
    }

    async fn get(&self, path: &str, token: &str) -> Response {
        self.ask(Method::GET, path, token, &json!({})).await
    }

    /// Signs up, twice; answers the tokens.
    async fn sign_up(&self) -> Vec<String> {
        let mut body = registration("canary");
        body["username"] = "canaryname".into();
        body["full_name"] = "Canary Full".into();
        body["device_name"] = "canarydevice".into();
        let answer = self.post("/v1/auth/register", "x", &body).await;
        assert_eq!(answer.status(), 201);
        let signed_in: Value = answer.json().await.unwrap();
        assert_eq!(
            self.post("/v1/auth/register", "x", &body).await.status(),
            409
        );
        let old = json!({"refresh_token": signed_in["refresh_token"]});
        let pair: Value = self
            .post("/v1/auth/refresh", "x", &old)
            .await
            .json()
            .await
            .unwrap();
        [
            &pair["access_token"],
            &pair["refresh_token"],
            &signed_in["access_token"],
            &old["refresh_token"],
        ]
        .map(|token| token.as_str().unwrap().to_owned())
        .to_vec()
    }

    /// Everything that goes wrong.
    async fn blunder(&self, access: &str) {
        let wrong = json!({"email": "canary@example.org", "password": "canary wrong password", "device_id": Uuid::nil()});
        assert_eq!(self.post("/v1/auth/login", "x", &wrong).await.status(), 401);
        for bad in [
            json!("canaryunreadable"),
            json!({"email": 5, "password": "canaryfield"}),
        ] {
            assert!(
                self.post("/v1/auth/login", "x", &bad)
                    .await
                    .status()
                    .is_client_error()
            );
        }
        self.get("/v1/me?canaryquery=1", access).await;
        self.get("/v1/canarypath", access).await;
        self.get("/v1/me", "ta_canarytoken").await;
        self.get(
            "/account/reset-password?token=tm_canarylink&language=en",
            "x",
        )
        .await;
        let token = json!({"token": "tm_canarylink", "password": "canarypassword"});
        assert_eq!(
            self.post("/v1/auth/reset-password", "x", &token)
                .await
                .status(),
            422
        );
    }

    /// Syncs, asks for a mail, changes the password, takes everything and leaves.
    async fn live(&self, access: &str, mails: &Path) {
        let mut session = example(1);
        session["text"] = "canarytext here".into();
        session["result"] = example_result();
        let push = push_of(&[session, example(2)]);
        assert_eq!(
            self.post("/v1/sync/push", access, &push).await.status(),
            200
        );
        let email = json!({"email": "canary@example.org"});
        assert_eq!(
            self.post("/v1/auth/request-password-reset", "x", &email)
                .await
                .status(),
            202
        );
        let mail = mails.join("2.eml");
        rig::wait::until("the mail with the link", || Ok(mail.exists())).unwrap();
        let change = json!({"old": PASSWORD, "new": "canary seven green kettles"});
        assert_eq!(
            self.post("/v1/me/password", access, &change).await.status(),
            204
        );
        assert_eq!(self.get("/v1/me/export", access).await.status(), 200);
        let left = self.ask(Method::DELETE, "/v1/me", access, &json!({})).await;
        assert_eq!(left.status(), 202);
    }
}

/// A whole life of an account, with things that go wrong, under the most talkative log this program has.
#[tokio::test]
async fn neither_log_nor_figures_hold_addresses_tokens_texts_or_keys() {
    let url = empty_database().await;
    let folder = tempfile::tempdir().unwrap();
    let mails = folder.path().join("mails");
    let free = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let figures = free.local_addr().unwrap().to_string();
    drop(free);
    let settings = [
        ("TACTUS_DATABASE_URL", url.as_str()),
        ("TACTUS_BIND", "127.0.0.1:0"),
        ("TACTUS_MAIL_DIR", mails.to_str().unwrap()),
        ("TACTUS_METRICS_BIND", &figures),
        ("TACTUS_TRUSTED_PROXIES", "127.0.0.1"),
        ("RUST_LOG", "info,tactus_server=trace,tower_http=trace"),
    ];
    let server = Running::run(&[], &settings);
    let asker = Asker {
        http: reqwest::Client::new(),
        url: &server.url,
    };
    let tokens = asker.sign_up().await;
    asker.blunder(&tokens[0]).await;
    asker.live(&tokens[0], &mails).await;

    let shown = reqwest::get(format!("http://{figures}/metrics"))
        .await
        .unwrap();
    let shown = shown.text().await.unwrap();
    for figure in [
        "tactus_http_requests_total{method=\"POST\",route=\"/v1/auth/login\",status=\"401\"} 1",
        "tactus_http_request_duration_seconds_bucket",
        "tactus_database_connections",
        "tactus_mails_waiting",
    ] {
        assert!(shown.contains(figure), "{shown}");
    }
    assert_eq!(
        asker.get("/metrics", "x").await.status(),
        404,
        "not where everybody is"
    );

    let log = server.stop_and_read();
    assert!(
        log.contains("/v1/me/password") && log.contains("a mail was sent"),
        "{log}"
    );
    let planted = [
        "canary",
        "example.org",
        PASSWORD,
        "203.0.113",
        "keyf",
        "fj f",
    ];
    for said in [&log, &shown] {
        let lower = said.to_lowercase();
        for word in planted {
            assert!(!lower.contains(word), "{word} is in: {said}");
        }
        for token in &tokens {
            assert!(!said.contains(token.as_str()), "a token is in: {said}");
        }
    }
}

#[tokio::test]
async fn browsers_are_told_to_come_by_tls_where_there_is_tls() {
    let mut test = TestApp::new().await;
    let answer = test.anon().get("/healthz").await;
    assert!(!answer.headers.contains_key("strict-transport-security"));
    test.change(|app| app.is_reached_by_tls = true);
    let answer = test.anon().get("/v1/nowhere").await;
    assert_eq!(
        answer.headers["strict-transport-security"],
        "max-age=31536000"
    );
}
