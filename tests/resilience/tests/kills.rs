//! R5: the server or PostgreSQL dies by `kill -9` in the middle of a push, at points that are named. No session is there
//! by half, and none that was acknowledged is lost.
#![expect(clippy::unwrap_used, reason = "a test says what went wrong by failing")]

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::Utc;
use resilience::{Device, Killable, Line, POINTS, Wire, check_derived, kill, times};
use rig::{Cluster, wait};
use store::OutboxState;
use tactus_server::clock::MockClock;
use uuid::Uuid;

const DATABASE: &str = "tactus";

/// A server that is brought back whenever it is dead, on a PostgreSQL that is too.
struct Ward {
    cluster: Cluster,
    wire: Wire,
    server: Option<Killable>,
    folder: tempfile::TempDir,
}

impl Ward {
    async fn open() -> Self {
        let cluster = Cluster::temporary().unwrap();
        cluster.create_database(DATABASE).unwrap();
        let socket = cluster.data().parent().unwrap().join(".s.PGSQL.5432");
        let mut ward = Self {
            wire: Wire::to(socket).await.unwrap(),
            cluster,
            server: None,
            folder: tempfile::tempdir().unwrap(),
        };
        ward.revive().await;
        ward
    }

    async fn revive(&mut self) {
        self.wire.disarm();
        if self.cluster.sql(DATABASE, "SELECT 1").is_err() {
            self.cluster.restart().unwrap();
        }
        drop(self.server.take());
        let port = self.wire.port();
        let database = format!("postgres://postgres@127.0.0.1:{port}/{DATABASE}?sslmode=disable");
        let log = self.folder.path().join("server.log");
        let start = move || Killable::start(&database, "127.0.0.1:0", "off", &log);
        let started = tokio::task::spawn_blocking(start).await.unwrap();
        self.server = Some(started.unwrap());
    }

    fn server(&self) -> &Killable {
        self.server.as_ref().unwrap()
    }

    fn number(&self, sql: &str) -> i64 {
        self.cluster.sql(DATABASE, sql).unwrap().parse().unwrap()
    }
}

/// Counts that must be the same if no session is there by half.
const WHOLE: &str = "SELECT count(*) FROM sessions s
    WHERE NOT EXISTS (SELECT FROM session_stats t WHERE t.session_id = s.id)
       OR NOT EXISTS (SELECT FROM session_keystrokes k WHERE k.session_id = s.id)
       OR NOT EXISTS (SELECT FROM changes c WHERE c.user_id = s.user_id AND c.kind = 'session' AND c.ref = s.id)
       OR NOT EXISTS (SELECT FROM analytics_daily d WHERE d.user_id = s.user_id AND d.date = s.local_date)";

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_push_is_there_as_a_whole_or_not_at_all_whoever_dies() {
    let kills = times(20, 2_000);
    let begun = std::time::Instant::now();
    let mut ward = Ward::open().await;
    let clock = Arc::new(MockClock::new(Utc::now()));
    let line = Line::to(ward.server().url()).unwrap();
    let device = Device::new(line, &clock, 1).unwrap();
    device.register("ann@example.org").await.unwrap();
    device.types(1).unwrap();
    device.exchange().await.unwrap();

    let mut acknowledged: Vec<Uuid> = Vec::new();
    let mut typed = 1;
    let mut struck: BTreeMap<String, u32> = BTreeMap::new();
    for round in 0..kills {
        let (name, point) = POINTS[round / 2 % POINTS.len()];
        let (victim, pid) = if round % 2 == 0 {
            ("server", ward.server().pid())
        } else {
            ("PostgreSQL", ward.cluster.pid().unwrap())
        };
        let sessions: Vec<Uuid> = (0..3).map(|at| device.types(at).unwrap()).collect();
        typed += sessions.len();
        ward.wire.kill_at(point, pid);
        let done = device.exchange().await;
        assert!(!ward.wire.is_armed(), "{name} was not come to");
        assert!(
            done.is_err() || victim == "PostgreSQL",
            "the {victim} died {name}, and everything worked"
        );
        *struck.entry(format!("{victim}: {name}")).or_default() += 1;

        if victim == "PostgreSQL" {
            gone(pid);
            // Where nobody waits for orphans it stays a zombie, and the next one would take that for alive.
            let data = ward.cluster.data();
            std::fs::remove_file(data.join("postmaster.pid")).unwrap();
            std::fs::remove_file(data.with_file_name(".s.PGSQL.5432.lock")).unwrap();
        }
        ward.revive().await;
        device.line.lead_to(ward.server().url()).unwrap();
        assert_eq!(
            ward.number(WHOLE),
            0,
            "half a session after {victim}: {name}"
        );
        for id in &sessions {
            let is_stored =
                device.store.outbox_row(*id).unwrap().unwrap().state == OutboxState::Stored;
            if is_stored {
                acknowledged.push(*id);
            }
        }
        let there = ward.number(&format!(
            "SELECT count(*) FROM sessions WHERE client_id IN ({})",
            list(&acknowledged)
        ));
        assert_eq!(
            usize::try_from(there).unwrap(),
            acknowledged.len(),
            "an acknowledged session is lost after {victim}: {name}"
        );
        // What was put off waits at most minutes.
        clock.advance(chrono::TimeDelta::hours(1));
        device.exchange().await.unwrap();
        acknowledged = sessions;
    }
    clock.advance(chrono::TimeDelta::days(8));
    device.exchange().await.unwrap();
    let state = device.state().unwrap();
    assert_eq!((state.waiting, state.failed), (0, 0));
    let there = ward.number("SELECT count(*) FROM sessions");
    assert_eq!(usize::try_from(there).unwrap(), typed);
    assert!(device.differs().await.unwrap().months.is_empty());
    let check = check_derived(&ward.cluster.url(DATABASE)).unwrap();
    assert!(check.contains("0 rows differ"), "{check}");
    println!(
        "R5: {kills} kills, {typed} sessions: no half session, no acknowledged one lost; {:.0} s",
        begun.elapsed().as_secs_f64()
    );
    for (what, count) in struck {
        println!("    {count:>5} {what}");
    }
}

/// Waits until a killed PostgreSQL is really gone with all its children, which hold the socket.
fn gone(pid: u32) {
    let _ = kill(pid);
    wait::until("the killed PostgreSQL to be gone", || {
        let state = std::fs::read_to_string(format!("/proc/{pid}/stat")).unwrap_or_default();
        let children = std::process::Command::new("pgrep")
            .args(["-P", &pid.to_string()])
            .output()?;
        Ok((state.is_empty() || state.contains(") Z")) && children.stdout.is_empty())
    })
    .unwrap();
}

fn list(ids: &[Uuid]) -> String {
    let ids: Vec<String> = ids.iter().map(|id| format!("'{id}'")).collect();
    if ids.is_empty() {
        "NULL".to_owned()
    } else {
        ids.join(",")
    }
}
