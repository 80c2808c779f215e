//! JSON bodies: unreadable is 400, well-formed with bad values is 422 with the path of each. The body
//! decides, not what its header says it is.

use axum::body::Bytes;
use axum::extract::{FromRequest, Request};
use serde::de::DeserializeOwned;

use super::error::{ApiError, Fields};

/// A JSON body, decoded. Unknown fields are ignored.
pub struct Body<T>(pub T);

impl<S: Send + Sync, T: DeserializeOwned> FromRequest<S> for Body<T> {
    type Rejection = ApiError;

    async fn from_request(request: Request, state: &S) -> Result<Self, ApiError> {
        let bytes = Bytes::from_request(request, state)
            .await
            .map_err(|rejection| {
                if rejection.status().as_u16() == 413 {
                    ApiError::TooLarge("it has more bytes than this address takes")
                } else {
                    ApiError::Unreadable("it broke off".to_owned())
                }
            })?;
        decode(&bytes).map(Body)
    }
}

/// A JSON body that may be left out.
pub fn optional<T: DeserializeOwned + Default>(bytes: &[u8]) -> Result<T, ApiError> {
    if [&b""[..], b"null"].contains(&bytes.trim_ascii()) {
        Ok(T::default())
    } else {
        decode(bytes)
    }
}

/// Decodes a JSON object.
pub(super) fn decode<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, ApiError> {
    // Serde would take an array for a struct, field by field.
    if bytes.iter().find(|byte| !byte.is_ascii_whitespace()) != Some(&b'{') {
        return Err(ApiError::Unreadable("it is no JSON object".to_owned()));
    }
    let from = &mut serde_json::Deserializer::from_slice(bytes);
    let value = serde_path_to_error::deserialize(&mut *from).map_err(|error| explain(&error))?;
    from.end()
        .map_err(|error| ApiError::Unreadable(place(&error)))?;
    Ok(value)
}

fn explain(error: &serde_path_to_error::Error<serde_json::Error>) -> ApiError {
    let inner = error.inner();
    if !inner.is_data() {
        return ApiError::Unreadable(place(inner));
    }
    let path = error.path().to_string();
    let said = inner.to_string();
    // Serde names a missing field in its message and leaves it out of the path.
    let missing = said
        .strip_prefix("missing field `")
        .and_then(|rest| rest.split('`').next());
    let fields = match (missing, path.as_str()) {
        (Some(name), ".") => Fields::one(name, "is missing"),
        (Some(name), path) => Fields::one(&format!("{path}.{name}"), "is missing"),
        // Not serde's words: they repeat the value, which may be a password.
        (None, path) => Fields::one(path, "is of the wrong kind"),
    };
    ApiError::Invalid(fields)
}

fn place(error: &serde_json::Error) -> String {
    format!(
        "no JSON at line {}, column {}",
        error.line(),
        error.column()
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use protocol::{LoginRequest, RefreshRequest};

    fn fields(body: &str) -> Vec<(String, String)> {
        match decode::<LoginRequest>(body.as_bytes()) {
            Err(ApiError::Invalid(fields)) => fields.0.into_iter().collect(),
            Err(other) => panic!("{body}: {other:?}"),
            Ok(_) => panic!("{body}: was taken"),
        }
    }

    #[test]
    fn bad_values_are_named_by_their_path() {
        let missing = |name: &str| vec![(name.to_owned(), "is missing".to_owned())];
        assert_eq!(fields("{}"), missing("email"));
        assert_eq!(fields(r#"{"email": "a@b"}"#), missing("password"));
        let wrong = |name: &str| vec![(name.to_owned(), "is of the wrong kind".to_owned())];
        assert_eq!(fields(r#"{"email": 1}"#), wrong("email"));
        assert_eq!(
            fields(r#"{"email": "a@b", "password": "p", "device_id": "x"}"#),
            wrong("device_id")
        );
    }

    #[test]
    fn what_is_no_json_object_is_unreadable() {
        for body in [
            "",
            "null",
            "[]",
            "\"x\"",
            "{",
            "{\"email\": \"\\ud800\"}",
            "\u{feff}{}",
        ] {
            match decode::<LoginRequest>(body.as_bytes()) {
                Err(ApiError::Unreadable(_)) => {}
                Err(other) => panic!("{body}: {other:?}"),
                Ok(_) => panic!("{body}: was taken"),
            }
        }
        let more = br#"{"refresh_token": "x"} {}"#;
        assert!(matches!(
            decode::<RefreshRequest>(more),
            Err(ApiError::Unreadable(_))
        ));
        assert!(matches!(
            decode::<LoginRequest>(b"{\"\xff\": 1}"),
            Err(ApiError::Unreadable(_))
        ));
    }
}
