//! The files that a policy can stand in: bytes to items by name, without a look at what the items mean.

use serde_json::{Map, Value};

use super::schema::SETTINGS;

/// Items by their full name, in the order of the source.
pub(crate) type Fields = Vec<(String, Value)>;

/// More lists and folders than these are in no policy.
const MOST_FOLDERS: usize = 1_000;
/// Keys of a configuration profile that macOS may leave among the values.
const PROFILE: &str = "Payload";

/// A JSON file.
///
/// # Errors
/// Where and why it cannot be read.
pub(crate) fn json(bytes: &[u8]) -> Result<Fields, String> {
    // Editors on Windows put a mark before the text.
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    match serde_json::from_slice(bytes) {
        Ok(Value::Object(fields)) => Ok(flat(fields)),
        Ok(_) => Err("it is no JSON object".to_owned()),
        Err(error) => Err(error.to_string()),
    }
}

/// A property list, binary or XML.
///
/// # Errors
/// Where and why it cannot be read.
pub(crate) fn plist(bytes: &[u8]) -> Result<Fields, String> {
    let is_binary = bytes.starts_with(b"bplist");
    // A tree of many storeys cannot be let go of again on a small stack.
    let folders = if is_binary {
        bytes
            .iter()
            .filter(|byte| matches!(**byte >> 4, 0xA | 0xD))
            .count()
    } else {
        bytes
            .windows(5)
            .filter(|window| window.starts_with(b"<dict") || *window == b"<arra")
            .count()
    };
    if folders > MOST_FOLDERS {
        return Err("it has too many lists".to_owned());
    }
    let read = if is_binary {
        plist::Value::from_reader(std::io::Cursor::new(bytes))
    } else {
        plist::Value::from_reader_xml(bytes)
    };
    let read = read.map_err(|error| error.to_string())?;
    match plain(read) {
        Value::Object(mut fields) => {
            fields.retain(|key, _| !key.starts_with(PROFILE));
            Ok(flat(fields))
        }
        _ => Err("it is no dictionary".to_owned()),
    }
}

/// What JSON has no word for becomes text, which is no value of any item and is named as such.
fn plain(value: plist::Value) -> Value {
    match value {
        plist::Value::Array(list) => list.into_iter().map(plain).collect(),
        plist::Value::Dictionary(dictionary) => {
            let fields = dictionary.into_iter();
            Value::Object(fields.map(|(key, value)| (key, plain(value))).collect())
        }
        plist::Value::Boolean(is_on) => is_on.into(),
        plist::Value::Integer(whole) => match (whole.as_unsigned(), whole.as_signed()) {
            (Some(whole), _) => whole.into(),
            (None, Some(whole)) => whole.into(),
            (None, None) => Value::Null,
        },
        plist::Value::Real(real) => real.into(),
        plist::Value::String(text) => text.into(),
        plist::Value::Data(_) => "<data>".into(),
        plist::Value::Date(_) => "<date>".into(),
        _ => Value::Null,
    }
}

/// The settings get their folder's name before their own.
fn flat(fields: Map<String, Value>) -> Fields {
    let mut list = Fields::new();
    for (key, value) in fields {
        match value {
            Value::Object(settings) if key == SETTINGS => list.extend(
                settings
                    .into_iter()
                    .map(|(setting, value)| (format!("{SETTINGS}.{setting}"), value)),
            ),
            value => list.push((key, value)),
        }
    }
    list
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn json_and_both_property_lists_say_the_same() {
        let policy = json!({
            "server_url": "https://tactus.school.example",
            "leaderboard": false,
            "courses": ["adults-en-v1", "teens-en-v1"],
            "settings": {"theme": "light", "type_size": 40}
        });
        let expected = json(policy.to_string().as_bytes()).unwrap();
        assert!(expected.contains(&("settings.type_size".to_owned(), json!(40))));
        let sorted = |mut fields: Fields| {
            fields.sort_by(|one, other| one.0.cmp(&other.0));
            fields
        };
        let (mut xml, mut binary) = (Vec::new(), Vec::new());
        plist::to_writer_xml(&mut xml, &policy).unwrap();
        plist::to_writer_binary(&mut binary, &policy).unwrap();
        for bytes in [xml, binary] {
            assert_eq!(sorted(plist(&bytes).unwrap()), sorted(expected.clone()));
        }
    }

    #[test]
    fn a_mark_before_the_text_is_no_fault() {
        let fields = json(b"\xef\xbb\xbf{\"leaderboard\": false}").unwrap();
        assert_eq!(fields, [("leaderboard".to_owned(), json!(false))]);
    }

    #[test]
    fn what_a_profile_says_of_itself_is_no_item() {
        let profile = json!({"PayloadUUID": "B0", "PayloadVersion": 1, "export": false});
        let mut xml = Vec::new();
        plist::to_writer_xml(&mut xml, &profile).unwrap();
        assert_eq!(plist(&xml).unwrap(), [("export".to_owned(), json!(false))]);
    }

    #[test]
    fn half_a_file_is_named_and_nothing_else_happens() {
        let xml = b"<?xml version=\"1.0\"?><plist version=\"1.0\"><dict><key>a</key><true/></dict></plist>";
        assert!(plist(xml).is_ok());
        for half in [
            &xml[..30],
            &xml[..60],
            b"",
            b"bplist00",
            b"<plist><array/></plist>",
        ] {
            assert!(plist(half).is_err(), "{:?}", String::from_utf8_lossy(half));
        }
        for half in [&b"{\"a\": 1"[..], b"", b"[1]", b"\xff\xfe{", b"{} {}"] {
            assert!(json(half).is_err(), "{:?}", String::from_utf8_lossy(half));
        }
    }

    #[test]
    fn a_tower_of_lists_is_refused() {
        let tower = |n: usize| {
            let (open, close) = ("<array>".repeat(n), "</array>".repeat(n));
            format!("<plist version=\"1.0\"><dict><key>a</key>{open}{close}</dict></plist>")
        };
        assert!(plist(tower(500).as_bytes()).is_ok());
        assert!(plist(tower(100_000).as_bytes()).is_err());
        let json_tower = format!("{{\"a\":{}{}}}", "[".repeat(100_000), "]".repeat(100_000));
        assert!(json(json_tower.as_bytes()).is_err());
    }
}
