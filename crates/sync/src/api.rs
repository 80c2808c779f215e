//! The server's calls, typed: what is sent, and what an answer means.

use std::sync::Arc;

use protocol::{
    DigestAnswer, DigestRequest, ErrorBody, Hello, LoginRequest, PullAnswer, PushAnswer,
    RedeemRequest, RefreshRequest, RegisterRequest, SignedIn, TokenPair, UpdateMe, User,
};
use secrecy::SecretString;
use serde::Serialize;
use serde::de::DeserializeOwned;
use uuid::Uuid;

use crate::failure::Failure;
use crate::network::{Cause, Unreachable};
use crate::transport::{Answer, Body, Method, Request, Transport};

/// Changes asked for in one pull: a page is one local transaction, and must stay short.
const PULL_LIMIT: u32 = 200;

/// The calls on one server.
#[derive(Clone)]
pub(crate) struct Api {
    pub(crate) transport: Arc<dyn Transport>,
}

impl Api {
    pub(crate) async fn register(&self, form: &RegisterRequest) -> Result<SignedIn, Failure> {
        self.call(Method::Post, "/v1/auth/register", None, Some(json(form)))
            .await
    }

    pub(crate) async fn login(&self, form: &LoginRequest) -> Result<SignedIn, Failure> {
        match self
            .call(Method::Post, "/v1/auth/login", None, Some(json(form)))
            .await
        {
            Err(Failure::SignInNeeded) => Err(Failure::WrongCredentials),
            other => other,
        }
    }

    /// What is wrong with a code, or with who it stands for, has names of its own.
    pub(crate) async fn redeem(&self, form: &RedeemRequest) -> Result<SignedIn, Failure> {
        let path = "/v1/auth/oauth/redeem";
        match self.call(Method::Post, path, None, Some(json(form))).await {
            Err(Failure::Refused {
                status,
                code,
                fields,
            }) => {
                let named = [("code", "sign_in_over"), ("email", "no_address")];
                let named = named
                    .into_iter()
                    .find(|(field, _)| fields.contains_key(*field));
                Err(Failure::Refused {
                    status,
                    code: named.map_or(code, |(_, code)| code.to_owned()),
                    fields,
                })
            }
            other => other,
        }
    }

    pub(crate) async fn refresh(&self, refresh_token: String) -> Result<TokenPair, Failure> {
        self.call(
            Method::Post,
            "/v1/auth/refresh",
            None,
            Some(json(&RefreshRequest { refresh_token })),
        )
        .await
    }

    pub(crate) async fn logout(&self, token: SecretString) -> Result<(), Failure> {
        let request = request(Method::Post, "/v1/auth/logout", Some(token), None);
        judge(&self.transport.send(request).await?).map(|_| ())
    }

    pub(crate) async fn me(&self, token: SecretString) -> Result<User, Failure> {
        self.call(Method::Get, "/v1/me", Some(token), None).await
    }

    pub(crate) async fn update_me(
        &self,
        token: SecretString,
        update: &UpdateMe,
    ) -> Result<User, Failure> {
        self.call(Method::Patch, "/v1/me", Some(token), Some(json(update)))
            .await
    }

    pub(crate) async fn hello(&self) -> Result<Hello, Failure> {
        self.call(Method::Get, "/v1/sync/hello", None, None).await
    }

    pub(crate) async fn push(
        &self,
        token: SecretString,
        body: Body,
    ) -> Result<PushAnswer, Failure> {
        self.call(Method::Post, "/v1/sync/push", Some(token), Some(body))
            .await
    }

    pub(crate) async fn pull(
        &self,
        token: SecretString,
        cursor: Option<&str>,
    ) -> Result<PullAnswer, Failure> {
        let mut path = format!("/v1/sync/pull?limit={PULL_LIMIT}");
        if let Some(cursor) = cursor {
            path.push_str("&cursor=");
            path.push_str(&escaped(cursor));
        }
        self.call(Method::Get, &path, Some(token), None).await
    }

    pub(crate) async fn digest(
        &self,
        token: SecretString,
        form: &DigestRequest,
    ) -> Result<DigestAnswer, Failure> {
        self.call(
            Method::Post,
            "/v1/sync/digest",
            Some(token),
            Some(json(form)),
        )
        .await
    }

    /// Deletes a session; one the server does not know is deleted, too.
    pub(crate) async fn delete_session(
        &self,
        token: SecretString,
        session: Uuid,
    ) -> Result<(), Failure> {
        let path = format!("/v1/me/sessions/{session}");
        let request = request(Method::Delete, &path, Some(token), None);
        match judge(&self.transport.send(request).await?) {
            Ok(_) | Err(Failure::Refused { status: 404, .. }) => Ok(()),
            Err(failure) => Err(failure),
        }
    }

    pub(crate) async fn call<T: DeserializeOwned>(
        &self,
        method: Method,
        path: &str,
        token: Option<SecretString>,
        body: Option<Body>,
    ) -> Result<T, Failure> {
        let answer = self
            .transport
            .send(request(method, path, token, body))
            .await?;
        let body = judge(&answer)?;
        serde_json::from_slice(body).map_err(|error| {
            if is_page(body) {
                portal(answer.status)
            } else {
                Failure::Nonsense(error.to_string())
            }
        })
    }
}

pub(crate) fn request(
    method: Method,
    path: &str,
    token: Option<SecretString>,
    body: Option<Body>,
) -> Request {
    Request {
        method,
        path: path.to_owned(),
        token,
        body,
    }
}

pub(crate) fn json(value: &impl Serialize) -> Body {
    let bytes = serde_json::to_vec(value).expect("plain data always serialises");
    Body {
        bytes,
        is_zstd: false,
    }
}

/// Percent-encodes a cursor, which is opaque, or a part of a path.
pub(crate) fn escaped(cursor: &str) -> String {
    use std::fmt::Write as _;
    let mut out = String::new();
    for byte in cursor.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            write!(out, "%{byte:02X}").expect("a string takes everything");
        }
    }
    out
}

/// What the status and the envelope say. A status of ours without our envelope is not our server's.
pub(crate) fn judge(answer: &Answer) -> Result<&[u8], Failure> {
    let status = answer.status;
    if (200..300).contains(&status) {
        return Ok(&answer.body);
    }
    let envelope: Option<ErrorBody> = serde_json::from_slice(&answer.body).ok();
    match (status, envelope) {
        // Proxies in front of the server say these too, in their own words.
        (429 | 503, _) => Err(Failure::Busy {
            retry_after: answer.retry_after,
            is_limit: status == 429,
        }),
        (413, _) => Err(Failure::TooBig),
        // What our server never says: somebody in between wants something first.
        (300..400 | 511, None) => Err(portal(status)),
        (500..600, _) => Err(Failure::Server { status }),
        (401, Some(body)) if body.error.code == "invalid_credentials" => {
            Err(Failure::WrongCredentials)
        }
        (401, Some(_)) => Err(Failure::SignInNeeded),
        (409, Some(body)) if body.error.code == "resync_required" => Err(Failure::Resync),
        (400..500, Some(body)) => Err(Failure::Refused {
            status,
            code: body.error.code,
            fields: body.error.fields,
        }),
        (_, None) if is_page(&answer.body) => Err(portal(status)),
        (_, _) => Err(Failure::Nonsense(format!(
            "status {status} without our envelope"
        ))),
    }
}

/// A portal to sign in at, or a filter, in the place of the server.
fn portal(status: u16) -> Failure {
    Failure::Offline(Unreachable::new(
        Cause::Portal,
        format!("a page answers in the place of the server, with status {status}"),
    ))
}

/// Whether a body is a page for people: our server's bodies begin otherwise.
pub(crate) fn is_page(body: &[u8]) -> bool {
    let body = body.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(body);
    body.trim_ascii_start().starts_with(b"<")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn judged(status: u16, body: &str) -> Failure {
        let answer = Answer {
            status,
            retry_after: Some(7),
            body: body.as_bytes().to_vec(),
        };
        judge(&answer).unwrap_err()
    }

    fn envelope(code: &str) -> String {
        format!(r#"{{"error": {{"code": "{code}", "detail": "Why.", "request_id": "1"}}}}"#)
    }

    #[test]
    fn each_answer_means_something() {
        assert_eq!(
            judged(401, &envelope("unauthorized")).code(),
            "sign_in_needed"
        );
        // Wrong in a form, and no reason to sign anybody out.
        assert_eq!(
            judged(401, &envelope("invalid_credentials")).code(),
            "invalid_credentials"
        );
        assert_eq!(
            judged(409, &envelope("resync_required")).code(),
            "resync_required"
        );
        assert_eq!(judged(409, &envelope("email_taken")).code(), "email_taken");
        assert_eq!(
            judged(403, &envelope("device_limit")).code(),
            "device_limit"
        );
        assert_eq!(judged(410, &envelope("gone")).code(), "account_erased");
        assert_eq!(judged(413, "").code(), "too_large");
        assert_eq!(
            judged(426, &envelope("upgrade_required")).code(),
            "upgrade_required"
        );
        assert_eq!(judged(429, "").retry_after(), Some(7));
        assert_eq!(judged(503, "<html>").retry_after(), Some(7));
        assert_eq!(judged(502, "<html>bad gateway").code(), "server_error");
    }

    #[test]
    fn a_captive_portal_signs_nobody_out() {
        for status in [301, 302, 400, 401, 403, 404, 410, 426, 511] {
            let failure = judged(status, "<html>Welcome to the airport</html>");
            assert_eq!(failure.code(), "offline_portal", "{status}");
            assert!(failure.is_passing());
        }
        for (status, body) in [(302, ""), (511, "log in")] {
            assert_eq!(judged(status, body).code(), "offline_portal", "{status}");
        }
        assert_eq!(judged(403, "").code(), "server_nonsense");
        assert!(is_page(b"\xEF\xBB\xBF\n <!doctype html>") && !is_page(b"{}"));
    }

    #[test]
    fn a_cursor_is_escaped_whole() {
        assert_eq!(escaped("a1-._~ &=+/ё"), "a1-._~%20%26%3D%2B%2F%D1%91");
    }
}
