//! `tactus-server admin`: support, and what follows the restoring of a backup.

use chrono::TimeDelta;
use serde_json::{Value, json};
use tactus_server::admin::{self, Account, Command, Plan};
use tactus_server::clock::Clock as _;
use uuid::Uuid;

use crate::startup::{Running, run};
use crate::support::{PASSWORD, TestApp, cluster, empty_database};

fn account(email: &str) -> Account {
    Account {
        email: email.to_owned(),
    }
}

async fn admin(test: &TestApp, command: Command) -> anyhow::Result<String> {
    admin::run(&test.app.db, &command, test.clock.now()).await
}

fn login(email: &str, password: &str) -> Value {
    json!({"email": email, "password": password, "device_id": Uuid::from_u128(9)})
}

#[tokio::test]
async fn a_plan_is_given_for_some_days_and_ends_by_itself() {
    let test = TestApp::new().await;
    let ann = test.user("ann").await;
    let plan = async || {
        let me = ann.client.get("/v1/me").await.json();
        (
            me["plan"].as_str().map(str::to_owned).unwrap(),
            me["is_premium"] == true,
        )
    };
    let grant = |plan, days| Command::Grant {
        account: account("ANN@example.org"),
        plan,
        days,
    };
    admin(&test, grant(Plan::Premium, 3650)).await.unwrap();
    admin(&test, grant(Plan::Professional, 1)).await.unwrap();
    assert_eq!(plan().await, ("professional".into(), true));
    assert_eq!(
        test.count("SELECT COUNT(*) FROM users WHERE is_premium")
            .await,
        1
    );
    test.advance(TimeDelta::minutes(14));
    admin(&test, Command::EndGrants(account("ann@example.org")))
        .await
        .unwrap();
    assert_eq!(plan().await, ("free".into(), false));

    // One that ran out by itself: the hourly jobs notice.
    let old = "INSERT INTO plan_grants (user_id, plan_name, granted_at, ends_at)
        SELECT id, 'enterprise', NOW() - INTERVAL '1 day', NOW() + INTERVAL '1 day' FROM users";
    sqlx::query(old).execute(&test.app.db).await.unwrap();
    assert_eq!(
        test.count("SELECT COUNT(*) FROM users WHERE is_premium")
            .await,
        1
    );
    test.advance(TimeDelta::days(3650));
    tactus_server::jobs::run_once(&test.app).await;
    assert_eq!(
        test.count("SELECT COUNT(*) FROM users WHERE is_premium")
            .await,
        0
    );
    let error = admin(&test, Command::Show(account("nobody@example.org")))
        .await
        .unwrap_err();
    assert!(error.to_string().contains("no account"), "{error}");
}

#[tokio::test]
async fn signing_out_suspending_and_deleting_by_an_operator() {
    let test = TestApp::new().await;
    let ann = test.user("ann").await;
    let email = || account("ann@example.org");
    admin(&test, Command::SignOut(email())).await.unwrap();
    ann.client
        .get("/v1/me")
        .await
        .expect_error(401, "unauthorized");
    let again = test.anon().login("ann", 1).await;
    admin(&test, Command::Suspend(email())).await.unwrap();
    again
        .client
        .get("/v1/me")
        .await
        .expect_error(401, "unauthorized");
    let right = login("ann@example.org", PASSWORD);
    test.anon()
        .post("/v1/auth/login", &right)
        .await
        .expect_error(401, "invalid_credentials");
    admin(&test, Command::Unsuspend(email())).await.unwrap();
    test.anon().post("/v1/auth/login", &right).await.expect(200);
    admin(&test, Command::Delete(email())).await.unwrap();
    let shown = admin(&test, Command::Show(email())).await.unwrap();
    let shown: Value = serde_json::from_str(&shown).unwrap();
    assert_eq!(
        (&shown["state"], &shown["devices"]),
        (&json!("deleted"), &json!(0))
    );
    assert_eq!(
        admin(&test, Command::EraseDue).await.unwrap(),
        "0 accounts erased"
    );
    test.advance(TimeDelta::days(30));
    assert_eq!(
        admin(&test, Command::EraseDue).await.unwrap(),
        "1 accounts erased"
    );
    assert_eq!(test.count("SELECT COUNT(*) FROM users").await, 0);
}

#[tokio::test]
async fn an_account_that_was_taken_is_given_back() {
    let test = TestApp::new().await;
    let thief = test.user("ann").await;
    test.mails().await;
    let to = "ann.again@example.org".to_owned();
    let command = Command::SetEmail {
        account: account("ann@example.org"),
        to: to.clone(),
    };
    admin(&test, command).await.unwrap();
    thief.client.get("/v1/me").await.expect(401);
    let mails = test.mails().await;
    assert_eq!(
        (mails[0].to.as_str(), mails[1].to.as_str()),
        ("ann@example.org", to.as_str())
    );
    let reset = json!({"token": mails[1].token(), "password": "seven green kettles sing"});
    test.anon()
        .post("/v1/auth/reset-password", &reset)
        .await
        .expect(204);
    test.anon()
        .post("/v1/auth/login", &login(&to, "seven green kettles sing"))
        .await
        .expect(200);
    test.user("ben").await;
    let command = Command::SetEmail {
        account: account(&to),
        to: "BEN@example.org".into(),
    };
    assert!(admin(&test, command).await.is_err());
}

#[tokio::test]
async fn all_of_it_is_in_the_trail_without_values() {
    let test = TestApp::new().await;
    let ann = test.user("ann").await;
    let email = || account("ann@example.org");
    for command in [
        Command::Show(email()),
        Command::Grant {
            account: email(),
            plan: Plan::Premium,
            days: 1,
        },
        Command::EndGrants(email()),
        Command::SignOut(email()),
        Command::Suspend(email()),
        Command::Unsuspend(email()),
        Command::SetEmail {
            account: email(),
            to: "other@example.org".into(),
        },
        Command::Delete(account("other@example.org")),
    ] {
        admin(&test, command).await.unwrap();
    }
    let trail = admin(&test, Command::Trail(account("other@example.org")))
        .await
        .unwrap();
    let actions: Vec<String> = trail
        .lines()
        .map(|line| serde_json::from_str::<Value>(line).unwrap())
        .filter(|step| step["actor"] == "operator")
        .map(|step| step["action"].as_str().unwrap().to_owned())
        .collect();
    assert_eq!(
        actions,
        [
            "account_shown",
            "plan_granted",
            "plan_grants_ended",
            "signed_out",
            "account_suspended",
            "account_unsuspended",
            "signed_out",
            "email_changed",
            "account_deleted",
        ]
    );
    assert!(!trail.contains("example.org"), "{trail}");
    assert_eq!(
        test.count("SELECT COUNT(*) FROM audit_log WHERE action = 'trail_shown'")
            .await,
        1
    );
    assert_eq!(
        test.count(&format!(
            "SELECT COUNT(DISTINCT user_id) FROM audit_log WHERE user_id = {}",
            ann.id
        ))
        .await,
        1
    );
}

#[tokio::test]
async fn the_binary_gives_plans_and_mends_a_restored_database() {
    let url = empty_database().await;
    let database = url
        .split_once("5432/")
        .unwrap()
        .1
        .split('?')
        .next()
        .unwrap();
    let folder = tempfile::tempdir().unwrap();
    let (mails, erasures) = (
        folder.path().join("mails"),
        folder.path().join("erasures.csv"),
    );
    let settings = [
        ("TACTUS_DATABASE_URL", url.as_str()),
        ("TACTUS_BIND", "127.0.0.1:0"),
        ("TACTUS_MAIL_DIR", mails.to_str().unwrap()),
    ];
    let server = Running::run(&[], &settings);
    let http = reqwest::Client::new();
    let register = async |name: &str| {
        let body = crate::support::registration(name);
        let answer = http
            .post(format!("{}/v1/auth/register", server.url))
            .json(&body)
            .send()
            .await
            .unwrap();
        assert_eq!(answer.status(), 201);
        answer.json::<Value>().await.unwrap()
    };
    let ann = register("ann").await;
    register("ben").await;
    let mail = mails.join("1.eml");
    rig::wait::until("the first mail", || Ok(mail.exists())).unwrap();

    let said = |arguments: &[&str]| {
        let output = run(&[&["admin"], arguments].concat(), &settings);
        let error = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(output.status.success(), "{error}");
        String::from_utf8(output.stdout).unwrap()
    };
    let who = ["--email", "ann@example.org"];
    let given = said(&[&["grant", "--plan", "premium", "--days", "30"][..], &who].concat());
    assert!(given.contains("has premium until"), "{given}");
    // A backup, then Ben goes for good, then the backup is restored.
    let sql = |sql: &str| cluster().sql(database, sql).unwrap();
    sql("CREATE TABLE backup AS SELECT * FROM users WHERE email LIKE 'ben%'");
    sql("SELECT erase_user(id) FROM users WHERE email LIKE 'ben%'");
    let file = erasures.to_str().unwrap();
    assert_eq!(said(&["save-erasures", file]).trim(), "1 erasures written");
    sql("DELETE FROM erasure_log; INSERT INTO users OVERRIDING SYSTEM VALUE SELECT * FROM backup");
    let epoch = sql("SELECT epoch FROM server_state");
    let mended = said(&["restored", "--erasures", file]);
    assert!(
        mended.starts_with("1 erasures added, 1 accounts erased again"),
        "{mended}"
    );
    assert_eq!(
        sql("SELECT COUNT(*) FROM users WHERE email LIKE 'ben%'"),
        "0"
    );
    assert_ne!(sql("SELECT epoch FROM server_state"), epoch);
    let token = ann["access_token"].as_str().unwrap();
    let answer = http
        .get(format!("{}/v1/me", server.url))
        .bearer_auth(token)
        .send()
        .await
        .unwrap();
    assert_eq!(
        answer.status(),
        401,
        "sign-ins of before the backup are over"
    );
    assert!(
        said(&["restore-erasures", "--erasures", file]).starts_with("0 erasures added, 0 accounts")
    );
    assert_eq!(
        run(&["admin", "show", "--email", "nobody@x.org"], &settings)
            .status
            .code(),
        Some(1)
    );
    assert_eq!(server.stop(), 0);
}
