//! Which program is calling, by its `Tactus-Client` header: `app/1.0.0 proto/1`.

use axum::http::HeaderMap;
use protocol::{CLIENT_HEADER, PROTO};

use super::hello::MIN_CLIENT;
use crate::http::ApiError;

/// Refuses clients that are too old. One that does not name itself, or names itself otherwise, is taken at its
/// word that it speaks the protocol.
pub(super) fn check(headers: &HeaderMap) -> Result<(), ApiError> {
    let named = headers
        .get(CLIENT_HEADER)
        .and_then(|value| value.to_str().ok())
        .unwrap_or_default();
    for (name, version) in named
        .split_ascii_whitespace()
        .filter_map(|part| part.split_once('/'))
    {
        let is_too_old = match name {
            "proto" => version.parse::<u32>().is_ok_and(|proto| proto < PROTO),
            "app" => numbers(version).is_some_and(|app| Some(app) < numbers(MIN_CLIENT)),
            _ => false,
        };
        if is_too_old {
            return Err(ApiError::UpgradeRequired);
        }
    }
    Ok(())
}

/// `1.2.3`; what follows a hyphen is left out.
fn numbers(version: &str) -> Option<[u32; 3]> {
    let mut parts = version
        .split('-')
        .next()?
        .split('.')
        .map(|part| part.parse().ok());
    let numbers = [parts.next()??, parts.next()??, parts.next()??];
    parts.next().is_none().then_some(numbers)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_says_that_it_is_too_old_is_refused() {
        let said = |client: &str| {
            let mut headers = HeaderMap::new();
            headers.insert(CLIENT_HEADER, client.parse().unwrap());
            check(&headers).is_ok()
        };
        assert!(check(&HeaderMap::new()).is_ok());
        for good in [
            "app/0.1.0 proto/1",
            "app/10.0.0-beta proto/2",
            "other/0.0.1 proto/1",
            "proto/x",
            "app/1",
            "",
            "///",
        ] {
            assert!(said(good), "{good}");
        }
        for old in ["app/0.0.9 proto/1", "proto/0", "app/1.0.0 proto/0"] {
            assert!(!said(old), "{old}");
        }
    }
}
