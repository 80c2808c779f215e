//! The real process is told to stop while a push is half done.

use std::net::TcpStream;
use std::time::{Duration, Instant};

use reqwest::Response;
use rig::wait;
use serde_json::Value;
use sqlx::PgPool;
use tokio::task::{JoinHandle, block_in_place};

use crate::startup::Running;
use crate::support::{cluster, empty_database, example, pool, push_of, registration};

/// A lock that a push needs and does not get.
const HOLD: &str = "LOCK TABLE sessions IN SHARE MODE";
/// Whether something of this database waits for a lock.
const WAITS: &str = "SELECT count(*) FROM pg_locks WHERE NOT granted
    AND database = (SELECT oid FROM pg_database WHERE datname = current_database())";

/// A server, and a database in which pushes can be held.
struct House {
    server: Running,
    db: PgPool,
    database: String,
}

impl House {
    async fn build() -> Self {
        let url = empty_database().await;
        let settings = [
            ("TACTUS_DATABASE_URL", url.as_str()),
            ("TACTUS_BIND", "127.0.0.1:0"),
        ];
        let rest = url.split_once("5432/").unwrap().1;
        Self {
            server: block_in_place(|| Running::run(&[], &settings)),
            db: pool(&url),
            database: rest.split('?').next().unwrap().to_owned(),
        }
    }

    /// A push of somebody who has just registered, on its way.
    async fn push(&self) -> JoinHandle<reqwest::Result<Response>> {
        let http = reqwest::Client::new();
        let url = format!("{}/v1/auth/register", self.server.url);
        let answer = http.post(url).json(&registration("ann")).send().await;
        let signed_in: Value = answer.unwrap().json().await.unwrap();
        let token = signed_in["access_token"].as_str().unwrap();
        let push = http
            .post(format!("{}/v1/sync/push", self.server.url))
            .bearer_auth(token)
            .json(&push_of(&[example(1)]));
        tokio::spawn(push.send())
    }

    /// Until the push has to wait.
    fn is_held(&self) {
        block_in_place(|| {
            wait::until("a push that waits", || {
                Ok(cluster().sql(&self.database, WAITS)? != "0")
            })
        })
        .unwrap();
    }

    /// Until nobody new is let in.
    fn is_closed(&self) {
        let address = self.server.url.trim_start_matches("http://");
        block_in_place(|| {
            wait::until("a closed port", || Ok(TcpStream::connect(address).is_err()))
        })
        .unwrap();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_push_that_is_half_done_is_done_and_answered() {
    let mut house = House::build().await;
    let mut hold = house.db.begin().await.unwrap();
    sqlx::query(HOLD).execute(&mut *hold).await.unwrap();
    let push = house.push().await;
    house.is_held();
    house.server.terminate();
    house.is_closed();
    assert!(house.server.is_running() && !push.is_finished());

    hold.commit().await.unwrap();
    let answer = push.await.unwrap().unwrap();
    assert_eq!(answer.status(), 200);
    let answer: Value = answer.json().await.unwrap();
    assert_eq!(answer["results"][0]["status"], "stored", "{answer}");
    assert_eq!(block_in_place(|| house.server.wait()), 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_push_that_never_ends_is_cut_off() {
    let house = House::build().await;
    let mut hold = house.db.begin().await.unwrap();
    sqlx::query(HOLD).execute(&mut *hold).await.unwrap();
    let push = house.push().await;
    house.is_held();
    let told = Instant::now();
    house.server.terminate();
    assert_eq!(block_in_place(|| house.server.wait()), 0);
    // Twenty seconds are the patience; a request alone would have a minute.
    let took = told.elapsed();
    assert!(
        took > Duration::from_secs(19) && took < Duration::from_secs(50),
        "{took:?}"
    );
    assert!(push.await.unwrap().is_err(), "nobody answers");

    hold.commit().await.unwrap();
    let stored: i64 = sqlx::query_scalar("SELECT count(*) FROM sessions")
        .fetch_one(&house.db)
        .await
        .unwrap();
    assert_eq!(stored, 0, "what was not answered is not there");
}
