//! The people on this machine.

use std::fs;

use serde_json::Map;
use store::{AsideReason, ProfileCard, Profiles, StoreError};
use uuid::Uuid;

use crate::made::{NOW, session};

fn card(number: u128, name: &str) -> ProfileCard {
    ProfileCard {
        id: Uuid::from_u128(number),
        name: name.into(),
        age_group: "adults".into(),
        course: "adults-en-v1".into(),
        created_at: NOW + i64::try_from(number).unwrap(),
        other: Map::new(),
    }
}

#[test]
fn each_has_their_own_file() {
    let folder = tempfile::tempdir().unwrap();
    let (mut profiles, aside) = Profiles::open(folder.path(), NOW).unwrap();
    assert_eq!(
        (profiles.list(), profiles.current(), aside),
        (&[][..], None, None)
    );
    profiles.create(card(1, "Ada")).unwrap();
    profiles.create(card(2, "Борис")).unwrap();
    let ada = profiles.open_store(Uuid::from_u128(1), NOW).unwrap().store;
    let boris = profiles.open_store(Uuid::from_u128(2), NOW).unwrap().store;
    let _ = ada.save_session(&session(1, 1, 22, true).as_new()).unwrap();
    assert_eq!(
        (
            ada.newest_sessions(9).unwrap().len(),
            boris.newest_sessions(9).unwrap().len()
        ),
        (1, 0)
    );
    assert!(matches!(
        profiles.open_store(Uuid::max(), NOW),
        Err(StoreError::UnknownProfile(_))
    ));
    assert!(matches!(
        profiles.select(Uuid::max()),
        Err(StoreError::UnknownProfile(_))
    ));
    profiles.select(Uuid::from_u128(1)).unwrap();
    profiles
        .update(&ProfileCard {
            name: "Ada L.".into(),
            ..card(1, "")
        })
        .unwrap();

    let (again, _) = Profiles::open(folder.path(), NOW).unwrap();
    assert_eq!(again.list(), [card(1, "Ada L."), card(2, "Борис")]);
    assert_eq!(again.current().unwrap().name, "Ada L.");
}

#[test]
fn a_lost_or_damaged_registry_is_rebuilt_from_the_files() {
    let folder = tempfile::tempdir().unwrap();
    let (mut profiles, _) = Profiles::open(folder.path(), NOW).unwrap();
    for card in [card(2, "Борис"), card(1, "Ada")] {
        let id = card.id;
        profiles.create(card).unwrap();
        drop(profiles.open_store(id, NOW).unwrap());
    }
    // A damaged file put aside earlier is nobody's profile.
    let damaged = profiles.database(Uuid::from_u128(2));
    fs::write(&damaged, vec![0; 9_000]).unwrap();
    drop(profiles.open_store(Uuid::from_u128(2), NOW).unwrap());

    let path = folder.path().join("profiles/registry.json");
    for content in [Some("{\"profiles\": 7"), None] {
        match content {
            Some(content) => fs::write(&path, content).unwrap(),
            None => fs::remove_file(&path).unwrap(),
        }
        let (rebuilt, aside) = Profiles::open(folder.path(), NOW).unwrap();
        assert_eq!(rebuilt.list(), [card(1, "Ada"), card(2, "Борис")]);
        assert_eq!(rebuilt.current().unwrap().name, "Ada");
        if let Some(content) = content {
            let aside = aside.unwrap();
            assert_eq!(aside.reason, AsideReason::Damaged);
            assert_eq!(fs::read_to_string(aside.kept_as).unwrap(), content);
        }
    }
}

#[test]
fn a_person_is_found_again_though_registry_and_file_are_damaged() {
    let folder = tempfile::tempdir().unwrap();
    let (mut profiles, _) = Profiles::open(folder.path(), NOW).unwrap();
    profiles.create(card(1, "Ada")).unwrap();
    drop(profiles.open_store(Uuid::from_u128(1), NOW).unwrap());
    let path = profiles.database(Uuid::from_u128(1));
    let mut bytes = fs::read(&path).unwrap();
    bytes[..100].fill(0);
    fs::write(&path, bytes).unwrap();
    fs::remove_file(folder.path().join("profiles/registry.json")).unwrap();
    let (rebuilt, _) = Profiles::open(folder.path(), NOW).unwrap();
    assert_eq!(rebuilt.list(), [card(1, "Ada")]);
}

#[test]
fn what_a_newer_app_wrote_into_the_registry_is_kept() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("profiles")).unwrap();
    let path = folder.path().join("profiles/registry.json");
    fs::write(
        &path,
        r#"{"current": null, "colour_of_the_list": 3, "profiles": [{"id": "00000000-0000-0000-0000-000000000001",
            "name": "Ada", "age_group": "adults", "course": "adults-en-v1", "created_at": 1, "picture": "owl"}]}"#,
    )
    .unwrap();
    let (mut profiles, _) = Profiles::open(folder.path(), NOW).unwrap();
    profiles.select(Uuid::from_u128(1)).unwrap();
    let written = fs::read_to_string(path).unwrap();
    assert!(
        written.contains("colour_of_the_list") && written.contains("owl"),
        "{written}"
    );
}
