//! Whether it is Stripe who speaks: an HMAC over the bytes as they came and the second in which they were sent.

use aws_lc_rs::hmac;
use chrono::{DateTime, Utc};
use secrecy::{ExposeSecret as _, SecretString};

/// Seconds between Stripe's clock and ours, either way. What is older was perhaps recorded.
const TOLERANCE: i64 = 300;
/// Signatures that are looked at; Stripe sends one for each secret that is good.
const MOST: usize = 16;

/// Whether one of the secrets has signed this body just now. `header` is `t=1763800267,v1=…,v1=…`; other schemes than
/// `v1` are not looked at. Comparing takes as long whether the first byte differs or the last.
pub(super) fn is_stripes(
    secrets: &[SecretString],
    header: &str,
    body: &[u8],
    now: DateTime<Utc>,
) -> bool {
    let mut second = None;
    let mut signatures = Vec::new();
    for part in header.split(',') {
        match part.trim().split_once('=') {
            // Two of them, and it could be judged by one and signed by the other.
            Some(("t", _)) if second.is_some() => return false,
            Some(("t", value)) => second = Some(value),
            Some(("v1", value)) if signatures.len() < MOST => signatures.extend(hex::decode(value)),
            _ => {}
        }
    }
    let Some(second) = second else { return false };
    let is_now = second
        .parse::<i64>()
        .is_ok_and(|sent| now.timestamp().saturating_sub(sent).saturating_abs() <= TOLERANCE);
    // As it was written: the bytes are what was signed.
    let signed = [second.as_bytes(), b".", body].concat();
    let mut is_signed = false;
    for secret in secrets {
        let key = hmac::Key::new(hmac::HMAC_SHA256, secret.expose_secret().as_bytes());
        for signature in &signatures {
            is_signed |= hmac::verify(&key, &signed, signature).is_ok();
        }
    }
    is_now && is_signed
}

#[cfg(test)]
mod tests {
    use super::*;

    const BODY: &[u8] = br#"{"id": "evt_1"}"#;

    fn now() -> DateTime<Utc> {
        "2026-11-22T08:30:00Z".parse().unwrap()
    }

    fn sign(secret: &str, second: &str, body: &[u8]) -> String {
        let key = hmac::Key::new(hmac::HMAC_SHA256, secret.as_bytes());
        let signed = [second.as_bytes(), b".", body].concat();
        hex::encode(hmac::sign(&key, &signed))
    }

    fn is_good(header: &str) -> bool {
        let secrets = ["whsec_new", "whsec_old"].map(SecretString::from);
        is_stripes(&secrets, header, BODY, now())
    }

    #[test]
    fn either_secret_signs_during_a_change_and_no_other() {
        let t = now().timestamp().to_string();
        for secret in ["whsec_new", "whsec_old"] {
            assert!(is_good(&format!("t={t},v1={}", sign(secret, &t, BODY))));
        }
        let good = sign("whsec_old", &t, BODY);
        let wrong = sign("whsec_other", &t, BODY);
        assert!(is_good(&format!("t={t},v1={wrong},v1={good}, v0=x")));
        assert!(!is_good(&format!("t={t},v1={wrong}")));
        assert!(!is_good(&format!("t={t},v0={good}")));
        assert!(!is_good(&format!("t={t},v1={}", &good[..62])));
        assert!(!is_good(&format!(
            "t={t},v1={}",
            sign("whsec_new", &t, b"{}")
        )));
        for header in [
            "",
            "t=",
            "v1=",
            "t=x,v1=x",
            &format!("v1={good}"),
            &format!("t={t}"),
        ] {
            assert!(!is_good(header), "{header}");
        }
        let twice = format!("t={t},t=1,v1={good}");
        assert!(!is_good(&twice));
    }

    #[test]
    fn what_is_older_or_of_the_future_is_not_taken() {
        for (seconds, expected) in [(-301, false), (-300, true), (300, true), (301, false)] {
            let t = (now().timestamp() + seconds).to_string();
            let header = format!("t={t},v1={}", sign("whsec_new", &t, BODY));
            assert_eq!(is_good(&header), expected, "{seconds}");
        }
        let t = i64::MIN.to_string();
        assert!(!is_good(&format!(
            "t={t},v1={}",
            sign("whsec_new", &t, BODY)
        )));
    }
}
