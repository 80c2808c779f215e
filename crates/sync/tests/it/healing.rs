//! Comparing with a server that lost something, or has too much.

use store::OutboxState;
use sync::Why;

use crate::device::Device;
use crate::server::Server;

const DAY: i64 = 24 * 3_600_000;

async fn two() -> (std::sync::Arc<Server>, Device, Device) {
    let server = Server::new();
    let (one, two) = (Device::new(&server, 1), Device::new(&server, 2));
    one.register().await;
    two.register().await;
    (server, one, two)
}

#[tokio::test]
async fn a_restored_server_gets_back_what_it_lacks_and_nothing_else() {
    let (server, one, two) = two().await;
    let old: Vec<_> = (0..30).map(|seed| one.types(seed, 1)).collect();
    one.exchange().await;
    let backup = server.copy();
    let new = [one.types(100, 2), one.types(101, 0)];
    one.exchange().await;
    two.exchange().await;
    server.pushed();
    server.restore(&backup);
    assert_eq!(server.ids(), old);
    one.exchange().await;
    let mut all = old.clone();
    all.extend(new);
    assert_eq!(server.ids(), all);
    assert_eq!(
        server.pushed().len(),
        2,
        "the thirty others stay where they are"
    );
    two.exchange().await;
    assert_eq!(server.ids(), all);
    assert_eq!(one.knows(), two.knows());
    assert_eq!(two.sync.state().unwrap().waiting, 0);
}

#[tokio::test]
async fn a_session_of_a_device_that_died_is_given_back_by_another() {
    let (server, one, two) = two().await;
    let backup = server.copy();
    let ids = [one.types(1, 1), one.types(2, 0)];
    one.exchange().await;
    two.exchange().await;
    server.restore(&backup);
    drop(one);
    two.exchange().await;
    assert!(
        server.ids().is_empty(),
        "its own device has the log: it goes first"
    );
    assert_eq!(two.state(ids[0]), OutboxState::Pending);
    two.later(DAY + 1);
    two.exchange().await;
    assert_eq!(server.ids(), ids);
    for session in server.pushed().iter().rev().take(2) {
        assert!(session.log.is_none() && session.result.is_some());
    }
    // And it is the same session: whoever has it finds it there.
    two.later(2 * DAY);
    two.exchange().await;
    assert_eq!(two.state(ids[0]), OutboxState::Stored);
    let three = Device::new(&server, 3);
    three.register().await;
    three.exchange().await;
    assert_eq!(three.knows(), two.knows());
}

#[tokio::test]
async fn a_device_that_comes_back_in_time_gives_back_its_own() {
    let (server, one, two) = two().await;
    let backup = server.copy();
    let id = one.types(1, 1);
    one.exchange().await;
    two.exchange().await;
    server.restore(&backup);
    two.exchange().await;
    one.exchange().await;
    server.pushed();
    two.later(2 * DAY);
    two.exchange().await;
    assert_eq!(two.state(id), OutboxState::Stored);
    assert!(server.pushed().is_empty(), "nothing is sent twice");
}

#[tokio::test]
async fn one_lost_session_is_noticed_within_a_day_and_sent_again() {
    let (server, one, two) = two().await;
    let ids = [one.types(1, 1), one.types(2, 1), one.types(3, 1)];
    one.exchange().await;
    two.exchange().await;
    server.forget(ids[1]);
    one.exchange().await;
    assert_eq!(server.ids().len(), 2, "it is not looked for all the time");
    server.pushed();
    one.later(DAY + DAY / 4);
    one.exchange().await;
    assert_eq!(server.ids(), ids);
    assert_eq!(server.pushed().len(), 1, "item by item");
}

#[tokio::test]
async fn a_deletion_is_not_undone_by_a_backup() {
    let (server, one, two) = two().await;
    let id = one.types(1, 1);
    one.types(2, 1);
    one.exchange().await;
    two.exchange().await;
    let backup = server.copy();
    server.delete(id);
    one.exchange().await;
    server.restore(&backup);
    assert_eq!(server.ids().len(), 2);
    one.exchange().await;
    assert_eq!(
        server.ids().len(),
        1,
        "the learner deleted it, and it stays so"
    );
    two.exchange().await;
    assert_eq!(two.state_or_deleted(id), None);
    assert_eq!(one.knows(), two.knows());
}

#[tokio::test]
async fn what_is_missing_here_is_fetched_and_nothing_is_wiped() {
    let (server, one, two) = two().await;
    let id = one.types(1, 1);
    one.exchange().await;
    let theirs = two.types(9, 2);
    two.exchange().await;
    one.exchange().await;
    // A page that was lost by a bug of ours: the cursor is past it, and the session is not here.
    let three = Device::new(&server, 3);
    three.register().await;
    let own = three.types(5, 1);
    three.exchange().await;
    let account = three.store.account().unwrap().unwrap();
    let four = Device::new(&server, 4);
    four.register().await;
    let _ = four
        .store
        .transact(|tx| {
            let id = tx.sign_in(&account.server_url, &account.user_id, &account.user)?;
            tx.set_cursor(
                id,
                account.cursor.as_deref(),
                account.epoch.as_deref().unwrap(),
            )
        })
        .unwrap();
    four.exchange().await;
    for session in [id, theirs, own] {
        assert!(four.store.session(session).unwrap().is_some());
    }
    one.exchange().await;
    assert_eq!(four.knows(), one.knows());
}

#[tokio::test]
async fn an_older_server_that_cannot_compare_stops_nothing() {
    let (server, one, _) = two().await;
    server.is_older();
    let id = one.types(1, 1);
    one.exchange().await;
    assert_eq!(server.ids(), [id]);
    server.calls();
    one.sync.exchange(Why::ByHand).await.unwrap();
    assert!(!server.calls().contains(&"/v1/sync/digest".to_owned()));
}
