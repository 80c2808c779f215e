//! Decoders of every request, for the fuzz targets.

use std::net::{IpAddr, Ipv4Addr};

use axum::http::{HeaderMap, HeaderName, HeaderValue};
use ipnet::IpNet;
use serde::de::DeserializeOwned;

use super::encoded::{self, Encoding};
use super::{integrity, peer};

/// A compressed body, as one of `sent` bytes at most that may become `decoded` bytes.
pub(crate) fn body<T: DeserializeOwned>(
    encoding: u8,
    bytes: &[u8],
    sent: usize,
    decoded: usize,
) -> Option<T> {
    let encoding = match encoding % 3 {
        0 => Encoding::Identity,
        1 => Encoding::Gzip,
        _ => Encoding::Zstd,
    };
    encoded::read(encoding, bytes.get(..sent.min(bytes.len()))?, decoded).ok()
}

/// The headers of a request, a line each, as far as they are ones.
pub(crate) fn lines(input: &[u8]) -> HeaderMap {
    let mut headers = HeaderMap::new();
    for line in input.split(|&byte| byte == b'\n') {
        let mut parts = line.splitn(2, |&byte| byte == b':');
        let (Some(name), Some(value)) = (parts.next(), parts.next()) else {
            continue;
        };
        if let (Ok(name), Ok(value)) = (
            HeaderName::from_bytes(name),
            HeaderValue::from_bytes(value.trim_ascii()),
        ) {
            headers.append(name, value);
        }
    }
    headers
}

/// Everything that is read of headers before anybody is known. Nobody is believed who was not trusted.
pub fn headers(input: &[u8]) {
    let headers = lines(input);
    let _ = encoded::encoding(&headers);
    let _ = integrity::check(&headers, input);
    crate::sync::fuzzing::client(&headers);
    crate::accounts::fuzzing::caller(&headers);
    crate::oauth::fuzzing::cookie(&headers);
    let there = IpAddr::from(Ipv4Addr::new(192, 0, 2, 7));
    assert_eq!(peer::client(there, &headers, &[]), there);
    let proxy: IpNet = IpNet::from(there);
    let behind = peer::client(there, &headers, &[proxy]);
    assert!(behind == there || headers.contains_key("x-forwarded-for"));
}
