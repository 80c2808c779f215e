//! The other side of the wire.

use std::net::SocketAddr;

use anyhow::{Result, bail};
use axum::body::Bytes;
use axum::http::Request;
use http_body_util::{BodyExt as _, Full};
use hyper_util::client::legacy::Client as Http;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::rt::TokioExecutor;
use serde_json::{Value, json};

/// Asks the server, over connections that are kept.
#[derive(Clone)]
pub(crate) struct Client {
    http: Http<HttpConnector, Full<Bytes>>,
    address: SocketAddr,
}

/// Someone with an account.
#[derive(Clone)]
pub(crate) struct Learner {
    client: Client,
    token: String,
    pub(crate) id: i64,
}

impl Client {
    pub(crate) fn new(address: SocketAddr) -> Self {
        Self {
            http: Http::builder(TokioExecutor::new()).build_http(),
            address,
        }
    }

    /// Registers an adult who consents to key presses and to rankings.
    pub(crate) async fn register(&self, name: &str) -> Result<Learner> {
        let body = json!({
            "email": format!("{name}@example.org"), "password": "correct horse battery",
            "device_id": "0d9f6d0e-6a4e-4c0b-9a44-0a6c5a2f7e11", "username": name, "language": "en",
            "timezone": "UTC", "birth_year": 1990, "consent_analytics": true, "consent_marketing": false,
        });
        let request = Request::post(self.url("/v1/auth/register"));
        let request = request.body(Full::from(body.to_string()))?;
        let answer = self.send(request).await?;
        let answer: Value = serde_json::from_slice(&answer)?;
        let Some(token) = answer["access_token"].as_str() else {
            bail!("no token in {answer}");
        };
        Ok(Learner {
            client: self.clone(),
            token: format!("Bearer {token}"),
            id: answer["user"]["id"].as_i64().unwrap_or_default(),
        })
    }

    fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }

    async fn send(&self, request: Request<Full<Bytes>>) -> Result<Bytes> {
        let answer = self.http.request(request).await?;
        let status = answer.status();
        let body = answer.into_body().collect().await?.to_bytes();
        if !status.is_success() {
            bail!("{status}: {}", String::from_utf8_lossy(&body));
        }
        Ok(body)
    }
}

impl Learner {
    /// Gets what is there.
    pub(crate) async fn get(&self, path: &str) -> Result<Bytes> {
        let request = Request::get(self.client.url(path)).header("authorization", &self.token);
        self.client.send(request.body(Full::default())?).await
    }

    /// Pushes a compressed body; every session has to be stored.
    pub(crate) async fn push(&self, body: Bytes, sessions: usize) -> Result<()> {
        let request = Request::post(self.client.url("/v1/sync/push"))
            .header("authorization", &self.token)
            .header("content-encoding", "zstd");
        let answer = self.client.send(request.body(Full::new(body))?).await?;
        let answer: Value = serde_json::from_slice(&answer)?;
        let stored = |verdict: &&Value| verdict["status"] == "stored";
        let verdicts = answer["results"].as_array().map_or(&[][..], Vec::as_slice);
        if verdicts.iter().filter(stored).count() != sessions {
            bail!("not all were stored: {answer}");
        }
        Ok(())
    }
}
