//! Any bytes as a policy in every format: for the fuzzer, and for the property test that every test run makes.

use super::{
    Policy,
    formats::{self, Fields},
    merge::{Reading, Why},
    registry::{self, RegistryValue},
    schema::ITEMS,
    source::{Found, Source},
};
use crate::{library::Library, view::settings::Settings};

/// Panics where what comes of the bytes breaks a promise.
pub(crate) fn any_bytes(input: &[u8]) {
    let library = Library::default();
    let source = |name: &str, read: Result<Fields, String>| Source {
        name: name.to_owned(),
        found: read.map_or_else(Found::Unreadable, Found::Fields),
    };
    let sources = [
        source("json", formats::json(input)),
        source("plist", formats::plist(input)),
        source("registry", Ok(registry::fields(&values(input)))),
    ];
    let reading = Reading::of(&sources, &library);
    for one in &reading.decided {
        let first = sources.iter().find(|source| match &source.found {
            Found::Fields(fields) => fields.iter().any(|(key, value)| {
                key == one.item.key && one.item.read(value, &library).is_some()
            }),
            _ => false,
        });
        assert_eq!(
            first.map(|source| &source.name),
            Some(&one.source),
            "the first decides"
        );
    }
    for one in &reading.ignored {
        // Each character has at most four bytes.
        assert!(
            one.key.len() <= 170 && one.value.len() <= 170,
            "what is named is short"
        );
        assert!(!matches!(&one.why, Why::Overruled { by } if by.is_empty()));
    }
    let (policy, notices) = Policy::load(&sources, &library);
    assert!(notices.len() <= 20);
    let once = policy.applied(Settings::default(), &library);
    assert_eq!(policy.applied(once.clone(), &library), once);
    assert!(policy.locked().iter().all(|key| policy.decides(key)));
    let choices = policy
        .choices(&library)
        .expect("the built-in courses are there");
    assert!(!choices.is_empty(), "somebody can always begin");
    assert!(policy.view(false).items.len() <= ITEMS.len());
}

/// The bytes as a registry: a value for each 16 of them, whose first says name and type.
fn values(input: &[u8]) -> Vec<RegistryValue> {
    let value = |chunk: &[u8]| {
        let (head, bytes) = chunk.split_first()?;
        let item = &ITEMS[usize::from(*head) % ITEMS.len()];
        let (key, name) = match item.key.split_once('.') {
            Some((key, name)) => (key, name),
            None if head % 2 == 0 => ("", item.key),
            None => (item.key, "1"),
        };
        Some(RegistryValue {
            key: key.to_owned(),
            name: name.to_owned(),
            kind: u32::from(bytes.first().copied().unwrap_or(0) % 12),
            bytes: bytes.get(1..).unwrap_or_default().to_vec(),
        })
    };
    input.chunks(16).filter_map(value).collect()
}
