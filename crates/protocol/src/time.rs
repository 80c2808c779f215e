//! Times on the wire: RFC 3339, milliseconds, UTC (`2026-11-22T08:30:01.004Z`).
//!
//! For `#[serde(with = "protocol::time")]`. Reading takes any RFC 3339 offset and cuts below the
//! millisecond; writing gives the one canonical form.

use chrono::{DateTime, SecondsFormat, SubsecRound, Utc};
use serde::{Deserialize, Deserializer, Serializer};

/// The canonical form of a time.
pub fn format(time: &DateTime<Utc>) -> String {
    time.to_rfc3339_opts(SecondsFormat::Millis, true)
}

/// Writes the canonical form.
pub fn serialize<S: Serializer>(time: &DateTime<Utc>, to: S) -> Result<S::Ok, S::Error> {
    to.serialize_str(&format(time))
}

/// Reads RFC 3339 with any offset, to the millisecond.
pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<DateTime<Utc>, D::Error> {
    Ok(DateTime::<Utc>::deserialize(from)?.trunc_subsecs(3))
}

/// The same for a time that may be absent.
pub mod option {
    use chrono::{DateTime, SubsecRound as _, Utc};
    use serde::{Deserialize as _, Deserializer, Serializer};

    /// Writes the canonical form, or null.
    pub fn serialize<S: Serializer>(
        time: &Option<DateTime<Utc>>,
        to: S,
    ) -> Result<S::Ok, S::Error> {
        match time {
            Some(time) => super::serialize(time, to),
            None => to.serialize_none(),
        }
    }

    /// Reads RFC 3339 with any offset, to the millisecond, or null.
    pub fn deserialize<'de, D: Deserializer<'de>>(
        from: D,
    ) -> Result<Option<DateTime<Utc>>, D::Error> {
        let time = Option::<DateTime<Utc>>::deserialize(from)?;
        Ok(time.map(|time| time.trunc_subsecs(3)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(serde::Serialize, serde::Deserialize)]
    struct At(#[serde(with = "super")] DateTime<Utc>);

    #[test]
    fn reads_any_offset_and_writes_milliseconds_in_utc() {
        for (read, written) in [
            (
                r#""2026-11-22T08:30:01.004Z""#,
                r#""2026-11-22T08:30:01.004Z""#,
            ),
            (
                r#""2026-11-22T09:30:01.0049+01:00""#,
                r#""2026-11-22T08:30:01.004Z""#,
            ),
            (r#""2026-11-22T08:30:01Z""#, r#""2026-11-22T08:30:01.000Z""#),
        ] {
            let at: At = serde_json::from_str(read).expect(read);
            assert_eq!(serde_json::to_string(&at).expect("writes"), written);
        }
        for bad in [r#""yesterday""#, r#""2026-11-22""#, "1763800267120", "null"] {
            assert!(serde_json::from_str::<At>(bad).is_err(), "{bad}");
        }
    }
}
