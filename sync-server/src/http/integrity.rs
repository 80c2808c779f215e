//! `Content-Digest` (RFC 9530): bodies that were changed on their way are noticed. TLS does that where it is used;
//! proxies, antivirus programs and memory come after it.

use axum::body::{Body, HttpBody as _};
use axum::http::{HeaderMap, HeaderName, HeaderValue};
use axum::response::Response;
use http_body_util::BodyExt as _;

use super::error::ApiError;

/// The header's name.
const CONTENT_DIGEST: HeaderName = HeaderName::from_static("content-digest");

/// Fails where a body is not what its sender says it is. One without a digest, or with another kind, is taken.
pub(super) fn check(headers: &HeaderMap, body: &[u8]) -> Result<(), ApiError> {
    let said = headers
        .get(CONTENT_DIGEST)
        .and_then(|value| value.to_str().ok());
    if said.is_none_or(|said| protocol::matches_digest(said, body)) {
        Ok(())
    } else {
        Err(ApiError::Unreadable("it is not what was sent".to_owned()))
    }
}

/// Adds the digest to an answer that is there as a whole.
pub(super) async fn add(response: Response) -> Response {
    if response.body().size_hint().exact().is_none() {
        return response;
    }
    let (mut parts, body) = response.into_parts();
    let Ok(collected) = body.collect().await else {
        return ApiError::internal("an answer broke off").into();
    };
    let bytes = collected.to_bytes();
    if let Ok(value) = HeaderValue::from_str(&protocol::content_digest(&bytes)) {
        parts.headers.insert(CONTENT_DIGEST, value);
    }
    Response::from_parts(parts, Body::from(bytes))
}

impl From<ApiError> for Response {
    fn from(error: ApiError) -> Self {
        axum::response::IntoResponse::into_response(error)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_digest_that_is_wrong_is_refused() {
        let said = |value: &str| {
            let mut headers = HeaderMap::new();
            headers.insert(CONTENT_DIGEST, value.parse().unwrap());
            check(&headers, b"{}").is_ok()
        };
        assert!(check(&HeaderMap::new(), b"{}").is_ok());
        assert!(said(&protocol::content_digest(b"{}")));
        assert!(said("md5=:abc=:"));
        assert!(!said(&protocol::content_digest(b"{} ")));
        assert!(!said("sha-256=:abc:"));
    }
}
