//! `Content-Digest` of RFC 9530, as far as both sides use it: SHA-256 over the body as it is sent.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest as _, Sha256};

/// Value of the header `Content-Digest` for a body.
pub fn content_digest(body: &[u8]) -> String {
    format!("sha-256=:{}:", STANDARD.encode(Sha256::digest(body)))
}

/// Whether a body is what its `Content-Digest` says; a header without SHA-256 says nothing.
pub fn matches_digest(header: &str, body: &[u8]) -> bool {
    let mut said = header.split(',').map(str::trim);
    let own = content_digest(body);
    said.find(|each| each.starts_with("sha-256="))
        .is_none_or(|each| each == own)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The example of RFC 9530, appendix A.
    #[test]
    fn the_example_of_the_standard() {
        let body = b"{\"hello\": \"world\"}\n";
        let header = "sha-256=:RK/0qy18MlBSVnWgjwz6lZEWjP/lF5HF9bvEF8FabDg=:";
        assert_eq!(content_digest(body), header);
        assert!(matches_digest(&format!("sha-512=:x:, {header}"), body));
        assert!(matches_digest("sha-512=:x:", body));
        assert!(!matches_digest(header, b"{\"hello\": \"World\"}\n"));
    }
}
