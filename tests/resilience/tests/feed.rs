//! The change feed: many writers, long transactions, a poller that goes on from its cursor. Nothing is skipped.
#![expect(clippy::unwrap_used, reason = "a test says what went wrong by failing")]

use std::collections::BTreeSet;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use protocol::{ChangeKind, PullAnswer};
use resilience::{Device, Dice, House, Line, times};
use secrecy::SecretString;
use serde_json::{Value, json};
use sync::{Body, Method, Request, Transport as _};
use tactus_server::sync::Ledger;
use uuid::Uuid;

/// Learners, each with a feed of their own.
const LEARNERS: usize = 4;
/// Writers of each: 32 in all.
const WRITERS: usize = 8;
/// Of them, those that hold their transaction open for long.
const SLOW: usize = 2;
/// Changes in one transaction.
const AT_ONCE: usize = 25;

struct Learner {
    user: i64,
    device: Device,
    token: SecretString,
}

async fn call(
    line: &Line,
    method: Method,
    path: &str,
    token: &SecretString,
    body: Option<Value>,
) -> Value {
    let request = Request {
        method,
        path: path.to_owned(),
        token: Some(token.clone()),
        body: body.map(|body| Body {
            bytes: body.to_string().into_bytes(),
            is_zstd: false,
        }),
    };
    let answer = line.send(request).await.unwrap();
    assert_eq!(
        answer.status,
        200,
        "{}",
        String::from_utf8_lossy(&answer.body)
    );
    serde_json::from_slice(&answer.body).unwrap()
}

/// A device that sends settings, a transaction a push.
async fn pushes(line: Arc<Line>, token: SecretString, names: Vec<String>, ms: i64) {
    for some in names.chunks(AT_ONCE) {
        let settings: Vec<Value> = some
            .iter()
            .map(|key| json!({"key": key, "value": 1, "hlc": format!("{ms}-0000-a")}))
            .collect();
        let body = json!({
            "device_id": Uuid::from_u128(7), "sent_at": "2026-11-22T08:30:00.000Z", "sessions": [],
            "settings": settings,
        });
        call(&line, Method::Post, "/v1/sync/push", &token, Some(body)).await;
    }
}

/// A writer that takes its numbers early and commits late; now and then it gives up.
async fn dawdles(db: sqlx::PgPool, user: i64, names: Vec<String>, dice: Arc<Dice>) {
    let mut at = 0;
    while at < names.len() {
        let some = &names[at..names.len().min(at + AT_ONCE)];
        let mut tx = db.begin().await.unwrap();
        let mut ledger = Ledger::open(&mut tx, user).await.unwrap();
        for key in some {
            let id: i64 = sqlx::query_scalar(
                "INSERT INTO user_settings (user_id, key, value, hlc_ms, hlc_counter, hlc_device)
                 VALUES ($1, $2, '1', 1, 0, 'a') RETURNING id",
            )
            .bind(user)
            .bind(key)
            .fetch_one(&mut *tx)
            .await
            .unwrap();
            ledger.put(ChangeKind::Setting, id);
        }
        ledger.close(&mut tx).await.unwrap();
        sqlx::query("SELECT pg_sleep($1)")
            .bind(f64::from(u32::try_from(dice.below(40)).unwrap()) / 1_000.0)
            .execute(&mut *tx)
            .await
            .unwrap();
        if dice.one_in(10) {
            tx.rollback().await.unwrap();
        } else {
            tx.commit().await.unwrap();
            at += AT_ONCE;
        }
    }
}

/// Goes on from its cursor until the writers are done and nothing follows; every setting it was told, in order.
async fn polls(line: Arc<Line>, token: SecretString, writing: Arc<AtomicUsize>) -> Vec<String> {
    let (mut told, mut cursor) = (Vec::new(), None::<String>);
    loop {
        let were_writing = writing.load(Ordering::SeqCst);
        let since = cursor.map_or(String::new(), |cursor| format!("&cursor={cursor}"));
        let path = format!("/v1/sync/pull?limit=100{since}");
        let page = call(&line, Method::Get, &path, &token, None).await;
        let page: PullAnswer = serde_json::from_value(page).unwrap();
        let is_empty = page.changes.is_empty();
        for change in page.changes {
            if change.kind == ChangeKind::Setting {
                told.push(change.value["key"].as_str().unwrap().to_owned());
            }
        }
        cursor = Some(page.cursor);
        if is_empty && were_writing == 0 {
            return told;
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_poller_misses_nothing_of_32_writers() {
    let each = times(100, 100_000 / (LEARNERS * WRITERS));
    let begun = std::time::Instant::now();
    let house = House::build().await.unwrap();
    let dice = Arc::new(Dice::new(32));
    let (mut polling, mut writing_tasks, mut learners) = (Vec::new(), Vec::new(), Vec::new());
    // Somebody takes a backup all the while: an old snapshot must not matter.
    let mut backup = house.db().begin().await.unwrap();
    sqlx::query("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        .execute(&mut *backup)
        .await
        .unwrap();
    sqlx::query("SELECT count(*) FROM changes")
        .execute(&mut *backup)
        .await
        .unwrap();
    for number in 0..LEARNERS {
        let line = Line::to(&house.url()).unwrap();
        let device = Device::new(line, &house.clock, 1 + number as u128).unwrap();
        device
            .register(&format!("l{number}@example.org"))
            .await
            .unwrap();
        let user = device.store.account().unwrap().unwrap().user_id;
        learners.push(Learner {
            user: user.parse().unwrap(),
            token: device.token().unwrap(),
            device,
        });
    }
    for learner in &learners {
        let writing = Arc::new(AtomicUsize::new(WRITERS));
        let line = Arc::clone(&learner.device.line);
        polling.push(tokio::spawn(polls(
            line.clone(),
            learner.token.clone(),
            writing.clone(),
        )));
        for writer in 0..WRITERS {
            let names = (0..each).map(|n| format!("w{writer}-{n}")).collect();
            let (line, token, writing) = (line.clone(), learner.token.clone(), writing.clone());
            let (db, user, dice, now) =
                (house.db().clone(), learner.user, dice.clone(), house.now());
            writing_tasks.push(tokio::spawn(async move {
                if writer < SLOW {
                    dawdles(db, user, names, dice).await;
                } else {
                    pushes(line, token, names, now).await;
                }
                writing.fetch_sub(1, Ordering::SeqCst);
            }));
        }
    }
    for task in writing_tasks {
        task.await.unwrap();
    }
    backup.rollback().await.unwrap();
    let mut missed = 0;
    for poller in polling {
        let told = poller.await.unwrap();
        let once: BTreeSet<&String> = told.iter().collect();
        assert_eq!(
            once.len(),
            told.len(),
            "something was told twice without a change"
        );
        missed += each * WRITERS - once.len();
    }
    println!(
        "feed: {} changes by {} writers, {LEARNERS} pollers: {missed} missed; {:.0} s",
        each * WRITERS * LEARNERS,
        WRITERS * LEARNERS,
        begun.elapsed().as_secs_f64()
    );
    assert_eq!(missed, 0);
}
