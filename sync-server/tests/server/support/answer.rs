//! What the server answered.

use axum::body::{Body, Bytes};
use axum::http::{HeaderMap, Response, StatusCode};
use http_body_util::BodyExt as _;
use serde::de::DeserializeOwned;
use serde_json::Value;

/// An answer that keeps what the contract says of all answers: every error is in the one envelope with
/// the id of the request, and none is the server's fault.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) bytes: Bytes,
}

impl Answer {
    pub(crate) async fn read(response: Response<Body>) -> Self {
        let (parts, body) = response.into_parts();
        let bytes = body.collect().await.unwrap().to_bytes();
        let answer = Self {
            status: parts.status,
            headers: parts.headers,
            bytes,
        };
        answer.hold();
        answer
    }

    fn hold(&self) {
        let id = self
            .headers
            .get("x-request-id")
            .expect("every answer has a request id");
        for (name, value) in [
            ("x-content-type-options", "nosniff"),
            ("x-frame-options", "DENY"),
            ("referrer-policy", "no-referrer"),
        ] {
            assert_eq!(self.headers[name], value);
        }
        let policy = self.headers["content-security-policy"].to_str().unwrap();
        assert!(
            policy.starts_with("default-src 'none';") && policy.contains("frame-ancestors 'none'")
        );
        assert!(self.headers.contains_key("cache-control"));
        if self.status.is_success() || self.status.is_redirection() {
            return;
        }
        let shown = String::from_utf8_lossy(&self.bytes);
        assert!(self.status.as_u16() >= 400, "{} {shown}", self.status);
        assert_ne!(self.status.as_u16(), 500, "the server failed: {shown}");
        assert_eq!(self.headers["content-type"], "application/json");
        let error = &self.json()["error"];
        let code = error["code"].as_str().expect("an error has a code");
        assert!(
            code.chars().all(|c| c.is_ascii_lowercase() || c == '_'),
            "{code}"
        );
        assert!(
            error["detail"]
                .as_str()
                .expect("an error has words")
                .ends_with('.')
        );
        assert_eq!(error["request_id"], id.to_str().unwrap());
        assert_eq!(self.status == 422, error["fields"].is_object(), "{shown}");
    }

    /// The body.
    pub(crate) fn json(&self) -> Value {
        serde_json::from_slice(&self.bytes).expect("the body is JSON")
    }

    /// The body as a type of the wire.
    pub(crate) fn body<T: DeserializeOwned>(&self) -> T {
        serde_json::from_slice(&self.bytes).expect("the body is of that type")
    }

    /// Asserts the status.
    #[track_caller]
    pub(crate) fn expect(self, status: u16) -> Self {
        let shown = String::from_utf8_lossy(&self.bytes);
        assert_eq!(self.status.as_u16(), status, "{shown}");
        self
    }

    /// Asserts an error.
    #[track_caller]
    pub(crate) fn expect_error(self, status: u16, code: &str) -> Self {
        let answer = self.expect(status);
        assert_eq!(answer.json()["error"]["code"], code);
        answer
    }

    /// Asserts that exactly these fields are bad.
    #[track_caller]
    pub(crate) fn expect_fields(self, fields: &[&str]) {
        let answer = self.expect_error(422, "invalid");
        let json = answer.json();
        let named: Vec<_> = json["error"]["fields"]
            .as_object()
            .unwrap()
            .keys()
            .collect();
        assert_eq!(named, fields);
    }
}
