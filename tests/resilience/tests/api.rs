//! R7: the API, fuzzed from its own document by schemathesis, signed in and signed out: no 5xx, no status and no answer
//! that the document does not have, nothing taken that it forbids, nothing private told without a token. What is taken
//! back of its checks stands in `schemathesis.toml`, each with its reason.
#![expect(clippy::unwrap_used, reason = "a test says what went wrong by failing")]

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;
use std::time::Instant;

use chrono::Utc;
use fake_stripe::Stripe;
use resilience::{Device, Killable, Line, is_nightly, times};
use rig::Cluster;
use serde_json::Value;
use tactus_server::clock::MockClock;

const CONFIG: &str = include_str!("../schemathesis.toml");
/// Before it, what holds for everybody; from it on, how one signs in.
const SIGNING_IN: &str = "[auth.";
/// Whom the configuration signs in.
const EMAIL: &str = "ann@example.org";

/// A server that sells plans, and who tries it.
struct Fuzz {
    stripe: Stripe,
    server: Killable,
    folder: tempfile::TempDir,
    _cluster: Cluster,
}

/// What came of a run.
struct Outcome {
    requests: u64,
    operations: u64,
}

impl Fuzz {
    async fn begin() -> Self {
        let cluster = Cluster::temporary().unwrap();
        let database = cluster.create_database("tactus").unwrap();
        let folder = tempfile::tempdir().unwrap();
        let log = folder.path().join("server.log");
        let stripe = Stripe::start(Utc::now().timestamp(), false).await;
        let settings = [
            ("TACTUS_PUBLIC_URL", "https://sync.example.org".to_owned()),
            ("TACTUS_STRIPE_SECRET_KEY", fake_stripe::KEY.to_owned()),
            (
                "TACTUS_STRIPE_WEBHOOK_SECRET",
                fake_stripe::SECRET.to_owned(),
            ),
            ("TACTUS_STRIPE_API_BASE", stripe.url.clone()),
        ];
        let start = move || Killable::with(&database, "127.0.0.1:0", "off", &log, &settings);
        let server = tokio::task::spawn_blocking(start).await.unwrap().unwrap();
        let clock = Arc::new(MockClock::new(Utc::now()));
        // With something in the account, so that reports have something to say.
        let device = Device::new(Line::to(server.url()).unwrap(), &clock, 1).unwrap();
        device.register(EMAIL).await.unwrap();
        device.types(3).unwrap();
        device.exchange().await.unwrap();
        // With a plan, or the devices that the fuzzer makes up would soon be too many.
        let granted = "INSERT INTO plan_grants (user_id, plan_name, granted_at, ends_at)
            SELECT id, 'premium', NOW(), NOW() + INTERVAL '1 year' FROM users";
        cluster.sql("tactus", granted).unwrap();
        Self {
            stripe,
            server,
            folder,
            _cluster: cluster,
        }
    }

    fn run(&self, config: &str, examples: usize, seed: u64) -> Outcome {
        let at = |name: &str| self.folder.path().join(name);
        let (settings, report) = (at("schemathesis.toml"), at("report.json"));
        std::fs::write(&settings, config).unwrap();
        let mut command = Command::new(fuzzer());
        command.current_dir(self.folder.path());
        command.arg("--config-file").arg(&settings).arg("run");
        command.arg(format!("{}/openapi.json", self.server.url()));
        command.args(["--max-examples", &examples.to_string()]);
        command.args(["--seed", &seed.to_string(), "--no-color"]);
        command.args(["--generation-database", "none", "--report", "json"]);
        let output = command.arg("--report-json-path").arg(&report).output();
        let output = output.unwrap();
        let said = String::from_utf8_lossy(&output.stdout);
        let log = std::fs::read_to_string(at("server.log")).unwrap();
        assert!(
            output.status.success(),
            "seed {seed}: {said}\n{}\nthe server: {log}",
            String::from_utf8_lossy(&output.stderr)
        );
        assert!(!log.contains("ERROR"), "seed {seed}: {log}");
        let report: Value = serde_json::from_slice(&std::fs::read(&report).unwrap()).unwrap();
        assert_eq!(report["complete"], true, "seed {seed}: {said}");
        let number = |of: &str| report.pointer(of).unwrap().as_u64().unwrap();
        assert_eq!(number("/operations/errored"), 0, "seed {seed}: {said}");
        Outcome {
            requests: number("/test_cases/generated"),
            operations: number("/operations/tested"),
        }
    }
}

/// Where `cargo xtask setup` installs it: beside the folder of the profile, target/debug.
fn fuzzer() -> PathBuf {
    let own = std::env::current_exe().unwrap();
    let inside = if cfg!(windows) {
        "tools/schemathesis/Scripts/schemathesis.exe"
    } else {
        "tools/schemathesis/bin/schemathesis"
    };
    let mut places = own.ancestors().map(|folder| folder.join(inside));
    places
        .find(|path: &PathBuf| Path::is_file(path))
        .expect("schemathesis is not there: `cargo xtask setup` installs it")
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whatever_is_sent_the_answer_is_one_of_the_document() {
    let wanted = u64::try_from(times(2_000, 500_000)).unwrap();
    let examples = if is_nightly() { 400 } else { 15 };
    let fuzz = Fuzz::begin().await;
    let signed_out = CONFIG.split(SIGNING_IN).next().unwrap();
    assert!(signed_out.len() < CONFIG.len());
    let operations = tactus_server::router::document();
    let operations: usize = operations
        .paths
        .paths
        .values()
        .map(|item| {
            let all = [&item.get, &item.post, &item.put, &item.patch, &item.delete];
            all.into_iter().flatten().count()
        })
        .sum();

    let begun = Instant::now();
    let (mut requests, mut seed) = (0, 0);
    while requests < wanted {
        seed += 1;
        for (who, config) in [("signed in", CONFIG), ("signed out", signed_out)] {
            let outcome = tokio::task::block_in_place(|| fuzz.run(config, examples, seed));
            assert_eq!(outcome.operations, operations as u64, "{who}, seed {seed}");
            requests += outcome.requests;
            println!(
                "{who}, seed {seed}: {} requests, {requests} in all after {:.0} s",
                outcome.requests,
                begun.elapsed().as_secs_f64()
            );
        }
    }
    // What sells has sold: it did not only refuse.
    assert!(fuzz.stripe.asked("POST /v1/checkout/sessions") > 0);
    assert!(fuzz.stripe.asked("POST /v1/billing_portal/sessions") > 0);
}
