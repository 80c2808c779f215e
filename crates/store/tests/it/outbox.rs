//! From the disk to the server: every way a session can stand.

use serde_json::json;
use store::{BY_CHOICE, OutboxCounts, OutboxState, Standing, Store};
use uuid::Uuid;

use crate::fresh;
use crate::made::{NOW, session};

fn sign_in(store: &Store, user: &str) -> i64 {
    store
        .transact(|tx| tx.sign_in("https://sync.example", user, &json!({"id": user})))
        .unwrap()
        .value
}

fn save(store: &Store, seed: u64) -> Uuid {
    store
        .save_session(&session(seed, 1, 22, true).as_new())
        .unwrap()
        .session_id()
}

fn stand(store: &Store, account: i64, id: Uuid, state: OutboxState, next_try: Option<i64>) -> bool {
    let standing = Standing {
        state,
        code: Some("code"),
        detail: Some("Why."),
        next_try,
    };
    store
        .transact(|tx| tx.set_standing(account, id, &standing))
        .unwrap()
        .value
}

fn due(store: &Store, account: i64, now: i64) -> Vec<Uuid> {
    store
        .due(account, now, 200)
        .unwrap()
        .into_iter()
        .map(|row| row.session_id)
        .collect()
}

fn state(store: &Store, id: Uuid) -> OutboxState {
    store.outbox_row(id).unwrap().unwrap().state
}

#[test]
fn work_without_an_account_goes_to_the_first_that_signs_in_but_for_what_is_kept_by_choice() {
    let it = fresh();
    let (kept, free) = (save(&it.store, 1), save(&it.store, 2));
    let _ = it.store.transact(|tx| tx.keep_local(kept)).unwrap();
    let account = sign_in(&it.store, "a");
    let later = save(&it.store, 3);
    assert_eq!(due(&it.store, account, NOW), [free, later]);
    assert_eq!(
        it.store.outbox_row(kept).unwrap().unwrap().code.as_deref(),
        Some(BY_CHOICE)
    );
    assert_eq!(
        it.store.outbox_counts().unwrap(),
        OutboxCounts {
            waiting: 2,
            local: 1,
            ..OutboxCounts::default()
        }
    );
    let _ = it.store.transact(|tx| tx.retry(kept)).unwrap();
    assert_eq!(due(&it.store, account, NOW), [kept, free, later]);
}

#[test]
fn accounts_are_never_mixed() {
    let it = fresh();
    let a = sign_in(&it.store, "a");
    let of_a = save(&it.store, 1);
    let _ = it
        .store
        .transact(|tx| tx.set_cursor(a, Some("a-7"), "epoch"))
        .unwrap();
    let b = sign_in(&it.store, "b");
    let of_b = save(&it.store, 2);
    assert_eq!(due(&it.store, b, NOW), [of_b]);
    assert_eq!(it.store.account().unwrap().unwrap().cursor, None);
    assert_eq!(
        it.store.outbox_counts().unwrap(),
        OutboxCounts {
            waiting: 1,
            local: 1,
            ..OutboxCounts::default()
        }
    );
    assert!(
        !stand(&it.store, b, of_a, OutboxState::Stored, None),
        "a verdict for b says nothing about a's"
    );
    let _ = it.store.transact(|tx| tx.retry(of_a)).unwrap();
    assert_eq!(due(&it.store, b, NOW), [of_b], "by hand neither");
    let _ = it.store.sign_out().unwrap();
    assert_eq!(it.store.account().unwrap(), None);
    let _ = it.store.transact(|tx| tx.retry(of_a)).unwrap();
    let of_nobody = save(&it.store, 3);
    assert_eq!(sign_in(&it.store, "a"), a, "known again");
    assert_eq!(due(&it.store, a, NOW), [of_a, of_nobody]);
    assert_eq!(
        it.store.account().unwrap().unwrap().cursor.as_deref(),
        Some("a-7")
    );
    assert!(it.store.remote("daily").unwrap().is_empty());
}

#[test]
fn what_the_server_says_is_kept_by_account() {
    let it = fresh();
    let a = sign_in(&it.store, "a");
    let _ = it
        .store
        .transact(|tx| tx.put_remote(a, "daily", "2026-11-22", &json!({"sessions": 3})))
        .unwrap();
    let _ = it
        .store
        .transact(|tx| tx.put_remote(a, "daily", "2026-11-23", &json!(1)))
        .unwrap();
    let _ = it
        .store
        .transact(|tx| tx.delete_remote(a, "daily", "2026-11-23"))
        .unwrap();
    assert_eq!(
        it.store.remote("daily").unwrap(),
        [("2026-11-22".to_owned(), json!({"sessions": 3}))]
    );
    sign_in(&it.store, "b");
    assert!(it.store.remote("daily").unwrap().is_empty());
}

#[test]
fn every_verdict_has_its_place_and_its_time() {
    let it = fresh();
    let account = sign_in(&it.store, "a");
    let ids: Vec<Uuid> = (0..5).map(|seed| save(&it.store, seed)).collect();
    assert!(stand(&it.store, account, ids[0], OutboxState::Stored, None));
    assert!(stand(
        &it.store,
        account,
        ids[1],
        OutboxState::Held,
        Some(NOW + 1_000)
    ));
    assert!(stand(
        &it.store,
        account,
        ids[2],
        OutboxState::Rejected,
        None
    ));
    assert!(stand(
        &it.store,
        account,
        ids[3],
        OutboxState::Sent,
        Some(NOW + 500)
    ));
    assert_eq!(due(&it.store, account, NOW), [ids[4]]);
    assert_eq!(it.store.next_due(account).unwrap(), Some(0));
    assert!(stand(
        &it.store,
        account,
        ids[4],
        OutboxState::Deleted,
        None
    ));
    assert_eq!(it.store.next_due(account).unwrap(), Some(NOW + 500));
    assert_eq!(due(&it.store, account, NOW + 1_000), [ids[1], ids[3]]);
    assert_eq!(
        it.store.outbox_counts().unwrap(),
        OutboxCounts {
            stored: 2,
            waiting: 1,
            held: 1,
            rejected: 1,
            local: 0
        }
    );
    let row = it.store.outbox_row(ids[2]).unwrap().unwrap();
    assert_eq!(
        (row.code.as_deref(), row.detail.as_deref(), row.attempts),
        (Some("code"), Some("Why."), 1)
    );

    // A late answer changes nothing that is settled, and nothing the learner decided meanwhile.
    assert!(!stand(
        &it.store,
        account,
        ids[0],
        OutboxState::Rejected,
        None
    ));
    let _ = it.store.transact(|tx| tx.keep_local(ids[3])).unwrap();
    assert!(!stand(&it.store, account, ids[3], OutboxState::Held, None));
    let _ = it.store.transact(|tx| tx.keep_local(ids[0])).unwrap();
    assert_eq!(
        state(&it.store, ids[0]),
        OutboxState::Stored,
        "the server has it already"
    );
    let _ = it.store.transact(|tx| tx.retry(ids[2])).unwrap();
    assert_eq!(state(&it.store, ids[2]), OutboxState::Pending);
    assert!(it.store.transact(|tx| tx.retry(Uuid::max())).is_err());

    // The server was restored from a copy of last night, and lacks all of them.
    for id in &ids {
        let _ = it
            .store
            .transact(|tx| tx.give_back(account, *id, None))
            .unwrap();
    }
    assert_eq!(state(&it.store, ids[0]), OutboxState::Pending);
    assert_eq!(
        state(&it.store, ids[3]),
        OutboxState::Local,
        "what is kept here by choice stays here"
    );
    assert_eq!(
        state(&it.store, ids[4]),
        OutboxState::Deleted,
        "a tombstone is not undone"
    );
}

#[test]
fn what_was_pulled_is_not_sent() {
    let it = fresh();
    let account = sign_in(&it.store, "a");
    let made = session(1, 1, 22, true);
    assert!(
        it.store
            .transact(|tx| tx.merge_session(&made.session))
            .unwrap()
            .value
    );
    assert!(
        !it.store
            .transact(|tx| tx.merge_session(&made.session))
            .unwrap()
            .value,
        "once"
    );
    assert!(
        it.store
            .transact(|tx| tx.merge_stats(made.id(), &made.stats))
            .unwrap()
            .value
    );
    assert!(
        !it.store
            .transact(|tx| tx.merge_stats(Uuid::max(), &made.stats))
            .unwrap()
            .value
    );
    assert!(due(&it.store, account, NOW).is_empty());
    assert_eq!(it.store.session_log(made.id()).unwrap(), None);
    assert_eq!(
        it.store.session_stats(made.id()).unwrap().unwrap(),
        made.stats
    );
    assert_eq!(
        it.store.progress("adults-en-v1").unwrap()[&1].attempt_count,
        1
    );
}

#[test]
fn the_exchange_is_remembered() {
    let it = fresh();
    let account = sign_in(&it.store, "a");
    let _ = it
        .store
        .transact(|tx| tx.exchange_failed(account, "offline", Some(NOW + 5)))
        .unwrap();
    let _ = it
        .store
        .transact(|tx| tx.exchange_failed(account, "offline", Some(NOW + 9)))
        .unwrap();
    let stored = it.store.account().unwrap().unwrap();
    assert_eq!(
        (
            stored.failures,
            stored.next_try,
            stored.last_error.as_deref()
        ),
        (2, Some(NOW + 9), Some("offline"))
    );
    let _ = it
        .store
        .transact(|tx| tx.exchange_worked(account, NOW))
        .unwrap();
    let stored = it.store.account().unwrap().unwrap();
    assert_eq!(
        (stored.failures, stored.next_try, stored.last_error),
        (0, None, None)
    );
    assert_eq!(stored.last_exchange, Some(NOW));
}

#[test]
fn progress_is_what_is_known_here_and_what_the_server_knows_beyond_it() {
    let it = fresh();
    let account = sign_in(&it.store, "a");
    save(&it.store, 1);
    let here = it.store.progress("adults-en-v1").unwrap();
    let tell = |number: u32, attempts: u32, wpm: u32| {
        let value = json!({"course": "adults-en-v1", "lesson_number": number, "attempt_count": attempts,
            "is_completed": true, "best_rating": 5, "best_wpm": wpm, "best_accuracy": null, "is_new": {}});
        let key = format!("adults-en-v1/{number}");
        let _ = it
            .store
            .transact(|tx| tx.put_remote(account, "progress", &key, &value))
            .unwrap();
    };
    tell(1, 0, 9);
    tell(2, 40, 5_000);
    let _ = it
        .store
        .transact(|tx| tx.put_remote(account, "progress", "x", &json!("nonsense")))
        .unwrap();
    let both = it.store.progress("adults-en-v1").unwrap();
    assert_eq!(
        (both[&1].attempt_count, both[&1].best_wpm),
        (1, here[&1].best_wpm),
        "nothing gets less"
    );
    assert_eq!(
        (both[&1].best_rating, both[&1].is_completed),
        (Some(5), true)
    );
    assert_eq!(
        (both[&2].attempt_count, both[&2].best_wpm),
        (40, Some(5_000))
    );
    let _ = it.store.sign_out().unwrap();
    assert_eq!(it.store.progress("adults-en-v1").unwrap(), here);
}

/// The server corrects the time of a device whose clock is wrong; all devices say the same then.
#[test]
fn the_servers_time_of_a_session_is_taken() {
    let it = fresh();
    let account = sign_in(&it.store, "a");
    let here = session(1, 1, 22, true);
    for at in [OutboxState::Sent, OutboxState::Stored] {
        let _ = it.store.save_session(&here.as_new()).unwrap();
        stand(&it.store, account, here.id(), at, Some(NOW));
        let mut told = here.session.clone();
        told.started_at -= 148_000 + i64::from(at == OutboxState::Stored);
        let merged = it.store.transact(|tx| tx.merge_session(&told)).unwrap();
        assert!(!merged.value);
        let stored = it.store.session(here.id()).unwrap().unwrap().session;
        assert_eq!(stored, told);
        // Under another time it would be another session to the server: it is not sent again.
        assert_eq!(state(&it.store, here.id()), OutboxState::Stored);
        let progress = &it.store.progress("adults-en-v1").unwrap()[&1];
        let end = told.started_at + told.figures.duration.cast_signed();
        assert_eq!(progress.best.unwrap().ended_at, end);
        assert_eq!(progress.attempt_count, 1);
    }
    // What is refused, or differs in more, stays as it is.
    let refused = session(2, 1, 22, true);
    let _ = it.store.save_session(&refused.as_new()).unwrap();
    let mut other = refused.session.clone();
    other.started_at += 148_000;
    other.figures.wpm += 1;
    let _ = it.store.transact(|tx| tx.merge_session(&other)).unwrap();
    stand(
        &it.store,
        account,
        refused.id(),
        OutboxState::Rejected,
        None,
    );
    other.figures.wpm -= 1;
    let _ = it.store.transact(|tx| tx.merge_session(&other)).unwrap();
    let stored = it.store.session(refused.id()).unwrap().unwrap().session;
    assert_eq!(stored, refused.session);
    assert_eq!(state(&it.store, refused.id()), OutboxState::Rejected);
}
