//! The learner's own texts: kept, gone on with, deleted, and never in the way of sessions.

use store::{Exercise, NewChapter, OwnText, Profiles, Saved, Store, TextKind};
use uuid::Uuid;

use crate::{
    fresh,
    made::{NOW, session},
};

fn text(id: u128, added_at: i64) -> (OwnText, Vec<NewChapter>) {
    let chapter = |title: &str, pieces: &[&str]| NewChapter {
        title: title.into(),
        pieces: pieces.iter().map(|&piece| piece.to_owned()).collect(),
    };
    let chapters = vec![
        chapter("The lamp", &["It burnt.", "It went out."]),
        chapter("", &["Nobody came."]),
    ];
    let text = OwnText {
        id: Uuid::from_u128(id),
        title: "Letters".into(),
        author: "A. B.".into(),
        language: "en".into(),
        kind: TextKind::Epub,
        layout: "us".into(),
        signs: " .INabceinorutwy".into(),
        points: 60,
        units: 33,
        pieces: 3,
        bookmark: 0,
        bookmark_unit: 0,
        added_at,
        practised_at: None,
    };
    (text, chapters)
}

fn add(store: &Store, id: u128, added_at: i64) -> OwnText {
    let (text, chapters) = text(id, added_at);
    let _committed = store
        .transact(|tx| tx.add_own_text(&text, &chapters))
        .unwrap();
    text
}

/// Types a piece and moves the bookmark behind it, in one transaction.
fn types(store: &Store, seed: u64, text: Uuid, next: u32) -> Saved {
    let mut made = session(seed, 0, 22, true);
    made.session.exercise = Exercise::OwnText;
    let end = made.session.started_at;
    let moved = |tx: &mut store::Tx<'_>| tx.set_bookmark(text, (next, 0), Some(end)).map(drop);
    store.save_session_and(&made.as_new(), moved).unwrap()
}

#[test]
fn a_text_comes_back_as_it_was_kept() {
    let it = fresh();
    let kept = add(&it.store, 7, NOW);
    assert_eq!(it.store.own_text(kept.id).unwrap().as_ref(), Some(&kept));
    assert_eq!(it.store.own_texts().unwrap(), std::slice::from_ref(&kept));
    let chapters = it.store.own_chapters(kept.id).unwrap();
    let seen: Vec<_> = chapters
        .iter()
        .map(|chapter| {
            (
                chapter.number,
                &*chapter.title,
                chapter.first_piece,
                chapter.pieces,
            )
        })
        .collect();
    assert_eq!(seen, [(1, "The lamp", 0, 2), (2, "", 2, 1)]);
    let piece = |at| it.store.own_piece(kept.id, at).unwrap();
    let (chapter, line) = piece(1).unwrap();
    assert_eq!((chapter.number, &*line), (1, "It went out."));
    assert_eq!(piece(2).unwrap().1, "Nobody came.");
    assert_eq!(piece(3), None);
    assert_eq!(it.store.own_piece(Uuid::max(), 0).unwrap(), None);
}

#[test]
fn typing_moves_the_bookmark_to_the_end_and_no_further() {
    let it = fresh();
    let (old, new) = (add(&it.store, 1, NOW - 1).id, add(&it.store, 2, NOW).id);
    let order = || {
        let texts = it.store.own_texts().unwrap();
        texts.iter().map(|text| text.id).collect::<Vec<_>>()
    };
    assert_eq!(order(), [new, old]);
    let _ = types(&it.store, 5, old, 1);
    // A second save of the same, after a crash.
    let _ = types(&it.store, 5, old, 1);
    let text = it.store.own_text(old).unwrap().unwrap();
    assert_eq!(text.bookmark, 1);
    assert!(text.practised_at.is_some());
    let _ = types(&it.store, 6, old, 9);
    assert_eq!(it.store.own_text(old).unwrap().unwrap().bookmark, 3);
    assert_eq!(it.store.newest_sessions(9).unwrap().len(), 2);
    let renamed = it
        .store
        .transact(|tx| tx.rename_own_text(new, "Notes"))
        .unwrap();
    assert!(renamed.value);
    assert_eq!(it.store.own_text(new).unwrap().unwrap().title, "Notes");
}

#[test]
fn a_deleted_text_leaves_its_sessions() {
    let it = fresh();
    let (gone, stays) = (add(&it.store, 1, NOW).id, add(&it.store, 2, NOW).id);
    let saved = types(&it.store, 5, gone, 1);
    let delete = |id| {
        it.store
            .transact(|tx| tx.delete_own_text(id))
            .unwrap()
            .value
    };
    assert!(delete(gone) && !delete(gone));
    assert_eq!(it.store.own_text(gone).unwrap(), None);
    assert!(it.store.own_chapters(gone).unwrap().is_empty());
    assert_eq!(it.store.own_chapters(stays).unwrap().len(), 2);
    let stored = it.store.session(saved.session_id()).unwrap().unwrap();
    assert_eq!(stored.session.exercise, Exercise::OwnText);
    assert!(it.store.session_log(saved.session_id()).unwrap().is_some());
    // One that was being typed when its text went is stored all the same.
    let _ = types(&it.store, 6, gone, 2);
    assert_eq!(it.store.newest_sessions(9).unwrap().len(), 2);
}

#[test]
fn texts_added_since_a_copy_are_there_after_going_back_to_it() {
    let folder = tempfile::tempdir().unwrap();
    let (mut profiles, _) = Profiles::open(folder.path(), NOW).unwrap();
    let id = Uuid::from_u128(1);
    let card = store::ProfileCard {
        id,
        name: "Ada".into(),
        age_group: "adults".into(),
        course: "adults-en-v1".into(),
        created_at: NOW,
        other: serde_json::Map::new(),
    };
    profiles.create(card).unwrap();
    let store = profiles.open_store(id, NOW).unwrap().store;
    let before = add(&store, 1, NOW);
    assert!(store::daily_copy(&profiles.database(id), "2026-11-22").unwrap());
    let after = add(&store, 2, NOW + 1);
    drop(store);
    let copies = profiles.copies(id).unwrap();
    profiles.restore(id, &copies[0].name, NOW + 2).unwrap();
    let store = profiles.open_store(id, NOW + 3).unwrap().store;
    let ids: Vec<_> = store
        .own_texts()
        .unwrap()
        .iter()
        .map(|text| text.id)
        .collect();
    assert_eq!(ids, [after.id, before.id]);
    assert_eq!(store.own_chapters(after.id).unwrap().len(), 2);
    assert_eq!(
        store.own_piece(after.id, 2).unwrap().unwrap().1,
        "Nobody came."
    );
}
