//! Compressed bodies, with a limit on what is sent and another on what comes out of it: one without
//! the other lets a small bomb through.

use std::io::{self, Read};

use axum::body::Body as AxumBody;
use axum::http::{HeaderMap, header};
use http_body_util::{BodyExt as _, LengthLimitError, Limited};
use serde::de::DeserializeOwned;

use super::error::ApiError;
use super::json;

/// How a body is compressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Encoding {
    Identity,
    Gzip,
    Zstd,
}

/// Reads a JSON body of at most `sent` bytes on the wire and `decoded` bytes uncompressed, in `zstd`,
/// `gzip` or as it is.
pub async fn decoded<T: DeserializeOwned + Send + 'static>(
    headers: &HeaderMap,
    body: AxumBody,
    sent: usize,
    decoded: usize,
) -> Result<T, ApiError> {
    let encoding = encoding(headers)?;
    let bytes = match Limited::new(body, sent).collect().await {
        Ok(collected) => collected.to_bytes(),
        Err(error) if error.is::<LengthLimitError>() => {
            return Err(ApiError::TooLarge("send less at a time"));
        }
        Err(_) => return Err(ApiError::Unreadable("it broke off".to_owned())),
    };
    // Megabytes of decompression and JSON would hold up everyone else on this thread.
    tokio::task::spawn_blocking(move || match encoding {
        Encoding::Identity if bytes.len() > decoded => {
            Err(ApiError::TooLarge("send less at a time"))
        }
        Encoding::Identity => json::decode(&bytes),
        Encoding::Gzip => json::decode(&inflate(
            flate2::read::MultiGzDecoder::new(&bytes[..]),
            decoded,
        )?),
        Encoding::Zstd => {
            let decoder = zstd::stream::read::Decoder::new(&bytes[..]).map_err(|_| broken())?;
            json::decode(&inflate(decoder, decoded)?)
        }
    })
    .await
    .map_err(ApiError::internal)?
}

fn encoding(headers: &HeaderMap) -> Result<Encoding, ApiError> {
    let Some(value) = headers.get(header::CONTENT_ENCODING) else {
        return Ok(Encoding::Identity);
    };
    match value
        .to_str()
        .unwrap_or_default()
        .trim()
        .to_ascii_lowercase()
        .as_str()
    {
        "identity" => Ok(Encoding::Identity),
        "gzip" => Ok(Encoding::Gzip),
        "zstd" => Ok(Encoding::Zstd),
        _ => Err(ApiError::UnsupportedMediaType(
            "The body may be compressed with zstd, gzip or not at all.",
        )),
    }
}

fn inflate(from: impl Read, limit: usize) -> Result<Vec<u8>, ApiError> {
    let mut bytes = Vec::new();
    let limit_and_one = u64::try_from(limit).unwrap_or(u64::MAX).saturating_add(1);
    match from.take(limit_and_one).read_to_end(&mut bytes) {
        Ok(_) if bytes.len() > limit => Err(ApiError::TooLarge("send less at a time")),
        Ok(_) => Ok(bytes),
        Err(error) if error.kind() == io::ErrorKind::OutOfMemory => {
            Err(ApiError::TooLarge("send less at a time"))
        }
        Err(_) => Err(broken()),
    }
}

fn broken() -> ApiError {
    ApiError::Unreadable("its compression is broken".to_owned())
}
