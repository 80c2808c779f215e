//! The log of a session, packed as it travels.

use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

/// Every event of a session: what was typed, when and with which key.
///
/// Events that inserted the expected unit are only a gap and a key; `typed` lists the others.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Log {
    /// Ms between event *i* − 1 and event *i*; the first is 0.
    pub dt: Vec<u32>,
    /// The physical keys that occur, by `KeyboardEvent.code`; `""` where unknown.
    pub codes: Vec<String>,
    /// Index into `codes` of each event.
    pub code: Vec<u16>,
    /// Every event that did not insert the expected unit: its index, and the unit it inserted,
    /// or `"\b"` (one unit deleted), or `"\u{17}"` (a word deleted).
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(value_type = Vec<(u32, String)>))]
    pub typed: Vec<(u32, String)>,
}

impl Log {
    /// Decodes the log of a push; an error means `bad_log`.
    pub fn from_raw(raw: &RawValue) -> serde_json::Result<Self> {
        serde_json::from_str(raw.get())
    }

    /// The log as an element of [`crate::PushSession`].
    pub fn to_raw(&self) -> Box<RawValue> {
        serde_json::value::to_raw_value(self).expect("numbers and strings always serialise")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_and_writes_the_form_of_the_contract() {
        let wire = r#"{"dt":[0,182,203],"codes":["KeyF","KeyK"],"code":[0,1,0],"typed":[[1,"k"],[2,"\b"]]}"#;
        let log: Log = serde_json::from_str(wire).expect("decodes");
        assert_eq!(log.typed, [(1, "k".into()), (2, "\u{8}".into())]);
        assert_eq!(log.to_raw().get(), wire);
    }

    #[test]
    fn refuses_what_is_not_a_log() {
        for bad in [
            r#"{"dt":[0,-5],"codes":["KeyF"],"code":[0,0],"typed":[]}"#,
            r#"{"dt":[0.5],"codes":["KeyF"],"code":[0],"typed":[]}"#,
            r#"{"dt":[1e400],"codes":["KeyF"],"code":[0],"typed":[]}"#,
            r#"{"dt":[0],"codes":["KeyF"],"code":[0],"typed":[[0,"\ud83d"]]}"#,
            r#"{"dt":[0],"codes":["KeyF"],"code":[70000],"typed":[]}"#,
            "[]",
            r#""log""#,
        ] {
            let raw: Box<RawValue> = serde_json::from_str(bad).expect("is JSON in form");
            assert!(Log::from_raw(&raw).is_err(), "{bad}");
        }
    }
}
