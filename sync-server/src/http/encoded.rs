//! Compressed bodies, with a limit on what is sent and another on what comes out of it: one without
//! the other lets a small bomb through.

use std::io::{self, Read};

use axum::body::Body as AxumBody;
use axum::http::{HeaderMap, header};
use http_body_util::{BodyExt as _, LengthLimitError, Limited};
use serde::de::DeserializeOwned;

use super::error::ApiError;
use super::{Load, integrity, json};

/// A zstd frame's head says how much memory it wants. 8 MiB is what RFC 8878 asks a decoder for, and as much as may come
/// out of a push.
const WINDOW_LOG: u32 = 23;

/// How a body is compressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Encoding {
    Identity,
    Gzip,
    Zstd,
}

/// Reads a JSON body of at most `sent` bytes on the wire and `decoded` bytes uncompressed, in `zstd`,
/// `gzip` or as it is.
pub async fn decoded<T: DeserializeOwned + Send + 'static>(
    load: &Load,
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
    integrity::check(headers, &bytes)?;
    let turn = load.body().await?;
    // Megabytes of decompression and JSON would hold up everyone else on this thread.
    tokio::task::spawn_blocking(move || {
        let _turn = turn;
        read(encoding, &bytes, decoded)
    })
    .await
    .map_err(ApiError::internal)?
}

pub(super) fn read<T: DeserializeOwned>(
    encoding: Encoding,
    bytes: &[u8],
    decoded: usize,
) -> Result<T, ApiError> {
    match encoding {
        Encoding::Identity if bytes.len() > decoded => {
            Err(ApiError::TooLarge("send less at a time"))
        }
        Encoding::Identity => json::decode(bytes),
        Encoding::Gzip => {
            json::decode(&inflate(flate2::read::MultiGzDecoder::new(bytes), decoded)?)
        }
        Encoding::Zstd => {
            let mut decoder = zstd::stream::read::Decoder::new(bytes).map_err(|_| broken())?;
            decoder.window_log_max(WINDOW_LOG).map_err(|_| broken())?;
            json::decode(&inflate(decoder, decoded)?)
        }
    }
}

pub(super) fn encoding(headers: &HeaderMap) -> Result<Encoding, ApiError> {
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

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use serde_json::{Value, json};

    use super::*;
    use crate::config::RateLimits;

    const SENT: usize = 1000;
    const DECODED: usize = 10_000;

    async fn sent(encoding: &str, body: Vec<u8>) -> Result<Value, ApiError> {
        let mut headers = HeaderMap::new();
        if !encoding.is_empty() {
            headers.insert(header::CONTENT_ENCODING, encoding.parse().unwrap());
        }
        decoded(
            &Load::new(RateLimits::Default),
            &headers,
            body.into(),
            SENT,
            DECODED,
        )
        .await
    }

    fn gzip(bytes: &[u8]) -> Vec<u8> {
        let mut to = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
        to.write_all(bytes).unwrap();
        to.finish().unwrap()
    }

    fn zstd(bytes: &[u8]) -> Vec<u8> {
        zstd::encode_all(bytes, 19).unwrap()
    }

    /// A JSON object of this many bytes that compresses to next to nothing.
    fn object(bytes: usize) -> Vec<u8> {
        format!("{{\"a\": \"{}\"}}", "x".repeat(bytes - 9)).into_bytes()
    }

    #[tokio::test]
    async fn every_encoding_of_the_contract_is_read() {
        let body = br#"{"a": 1}"#;
        for (encoding, packed) in [
            ("", body.to_vec()),
            ("identity", body.to_vec()),
            ("gzip", gzip(body)),
            ("zstd", zstd(body)),
            ("ZSTD", zstd(body)),
        ] {
            assert_eq!(
                sent(encoding, packed).await.unwrap(),
                json!({"a": 1}),
                "{encoding}"
            );
        }
        for encoding in ["br", "deflate", "gzip, zstd", "\u{7f}", "x"] {
            let Ok(_) = encoding.parse::<axum::http::HeaderValue>() else {
                continue;
            };
            let answer = sent(encoding, body.to_vec()).await;
            assert!(
                matches!(answer, Err(ApiError::UnsupportedMediaType(_))),
                "{encoding}"
            );
        }
    }

    #[tokio::test]
    async fn both_limits_hold_to_the_byte() {
        let too_large = |answer| matches!(answer, Err(ApiError::TooLarge(_)));
        assert!(sent("", object(SENT)).await.is_ok());
        assert!(too_large(sent("", object(SENT + 1)).await));
        for (encoding, encode) in [("gzip", gzip as fn(&[u8]) -> Vec<u8>), ("zstd", zstd)] {
            assert!(
                sent(encoding, encode(&object(DECODED))).await.is_ok(),
                "{encoding}"
            );
            assert!(
                too_large(sent(encoding, encode(&object(DECODED + 1))).await),
                "{encoding}"
            );
            let bomb = encode(&object(100_000_000 / 200));
            assert!(bomb.len() < SENT, "{} B", bomb.len());
            assert!(too_large(sent(encoding, bomb).await), "{encoding}");
        }
    }

    /// A window is memory that the frame's first bytes ask for, before anything has come out.
    #[tokio::test]
    async fn a_window_larger_than_the_limit_is_refused() {
        let mut to = zstd::stream::write::Encoder::new(Vec::new(), 1).unwrap();
        to.window_log(27).unwrap();
        to.write_all(b"{\"a\": 1}").unwrap();
        let answer = sent("zstd", to.finish().unwrap()).await;
        assert!(matches!(answer, Err(ApiError::Unreadable(_))), "{answer:?}");
    }

    #[tokio::test]
    async fn broken_compression_is_unreadable() {
        let body = object(5000);
        for (encoding, encode) in [("gzip", gzip as fn(&[u8]) -> Vec<u8>), ("zstd", zstd)] {
            let whole = encode(&body);
            let mut flipped = whole.clone();
            flipped[whole.len() / 2] ^= 0xff;
            for body in [
                Vec::new(),
                b"{}".to_vec(),
                whole[..whole.len() - 3].to_vec(),
                flipped,
            ] {
                let answer = sent(encoding, body).await;
                assert!(
                    matches!(answer, Err(ApiError::Unreadable(_))),
                    "{encoding}: {answer:?}"
                );
            }
        }
    }
}
