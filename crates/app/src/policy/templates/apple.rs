//! macOS: a configuration profile.

use serde_json::{Value, json};

use super::{DOMAIN, sorted};

/// Names of the sample's two parts; whoever changes it for a school of their own gives them new ones.
const PROFILE: &str = "6A0B9A0E-3C65-4C1E-9C0B-0D5F1B7B2A11";
const PAYLOAD: &str = "B7C4B9E4-52A8-4F0C-8F57-2B6B6C9E7D42";

/// A profile of the computer with the values of a policy.
pub(super) fn profile(policy: &Value) -> String {
    let mut payload = policy.as_object().unwrap().clone();
    payload.retain(|key, _| key != "$schema");
    for (key, value) in [
        ("PayloadDisplayName", json!("Tactus")),
        (
            "PayloadIdentifier",
            json!(format!("{DOMAIN}.policy.values")),
        ),
        ("PayloadType", json!(DOMAIN)),
        ("PayloadUUID", json!(PAYLOAD)),
        ("PayloadVersion", json!(1)),
    ] {
        payload.insert(key.to_owned(), value);
    }
    let profile = json!({
        "PayloadContent": [payload],
        "PayloadDisplayName": "Tactus",
        "PayloadIdentifier": format!("{DOMAIN}.policy"),
        "PayloadScope": "System",
        "PayloadType": "Configuration",
        "PayloadUUID": PROFILE,
        "PayloadVersion": 1,
    });
    let mut xml = Vec::new();
    plist::to_writer_xml(&mut xml, &sorted(&profile)).unwrap();
    String::from_utf8(xml).unwrap() + "\n"
}
