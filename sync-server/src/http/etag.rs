//! Answers that clients keep: JSON with an `ETag`, or 304 when they have it already.

use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use serde::Serialize;
use sha2::{Digest as _, Sha256};

use super::error::ApiError;

/// The value as JSON under the hash of its bytes; without a body if that is what the client has.
///
/// To be asked for each time (`no-cache`): a course may get a newer version at any moment, and asking costs no
/// body.
pub fn cached(headers: &HeaderMap, value: &impl Serialize) -> Result<Response, ApiError> {
    let body = serde_json::to_vec(value).map_err(ApiError::internal)?;
    let etag = format!("\"{}\"", &hex::encode(Sha256::digest(&body))[..32]);
    let mut response = if is_known(headers, &etag) {
        StatusCode::NOT_MODIFIED.into_response()
    } else {
        let json = (header::CONTENT_TYPE, "application/json");
        ([json], body).into_response()
    };
    let known = response.headers_mut();
    known.insert(
        header::ETAG,
        HeaderValue::from_str(&etag).map_err(ApiError::internal)?,
    );
    known.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    Ok(response)
}

/// Whether `If-None-Match` names it. Weak ones compare like strong ones, as the standard has it for GET.
fn is_known(headers: &HeaderMap, etag: &str) -> bool {
    let lists = headers.get_all(header::IF_NONE_MATCH).into_iter();
    lists
        .filter_map(|list| list.to_str().ok())
        .flat_map(|list| list.split(','))
        .map(str::trim)
        .any(|known| known == "*" || known.strip_prefix("W/").unwrap_or(known) == etag)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answer(if_none_match: &str) -> Response {
        let mut headers = HeaderMap::new();
        headers.insert(header::IF_NONE_MATCH, if_none_match.parse().unwrap());
        cached(&headers, &["fj"]).unwrap()
    }

    #[test]
    fn what_the_client_has_is_not_sent_again() {
        let first = answer("\"other\"");
        assert_eq!(first.status(), StatusCode::OK);
        let etag = first.headers()[header::ETAG].to_str().unwrap().to_owned();
        for known in [
            etag.clone(),
            format!("W/{etag}"),
            format!("\"other\", {etag}"),
            "*".to_owned(),
        ] {
            assert_eq!(answer(&known).status(), StatusCode::NOT_MODIFIED, "{known}");
        }
        assert_eq!(answer(etag.trim_matches('"')).status(), StatusCode::OK);
    }
}
