//! What must not sign anybody in, from the code for the app on: tables of attacks, and after each of them no session, account
//! or link more than before.

use chrono::TimeDelta;
use serde_json::json;
use tactus_server::accounts::support;
use tactus_server::clock::Clock as _;

use super::github::address;
use super::stage::{Browser, Stage, TheirApp};
use crate::support::PASSWORD;

/// With a code.
#[derive(Debug, Clone, Copy)]
enum Code {
    Twice,
    After60Seconds,
    WithAnotherVerifier,
    WithoutAVerifier,
    WithTheChallenge,
    AfterAWrongVerifier,
    OnAnotherMachine,
    MadeUp,
    Empty,
    TheProvidersOwn,
}

const CODES: [Code; 10] = [
    Code::Twice,
    Code::After60Seconds,
    Code::WithAnotherVerifier,
    Code::WithoutAVerifier,
    Code::WithTheChallenge,
    Code::AfterAWrongVerifier,
    Code::OnAnotherMachine,
    Code::MadeUp,
    Code::Empty,
    Code::TheProvidersOwn,
];

#[tokio::test]
async fn a_code_is_good_once_in_time_and_for_the_app_that_began() {
    for attack in CODES {
        let stage = Stage::new().await;
        let (app, mut browser) = (TheirApp::new(1), Browser::default());
        let code = app.code(&stage, &mut browser, "google").await;
        let mut body = app.redemption(&code);
        match attack {
            Code::Twice => drop(app.redeem(&stage, &code).await.expect(200)),
            Code::After60Seconds => stage.test.advance(TimeDelta::seconds(60)),
            Code::WithAnotherVerifier => body["code_verifier"] = "another".into(),
            Code::WithoutAVerifier => body["code_verifier"] = "".into(),
            Code::WithTheChallenge => body["code_verifier"] = app.challenge().into(),
            Code::AfterAWrongVerifier => {
                let mut wrong = body.clone();
                wrong["code_verifier"] = "another".into();
                stage
                    .test
                    .anon()
                    .post("/v1/auth/oauth/redeem", &wrong)
                    .await
                    .expect(422);
            }
            // Whoever saw the code on its way has an attempt of their own.
            Code::OnAnotherMachine => body = TheirApp::new(2).redemption(&code),
            Code::MadeUp => body["code"] = "tc_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA".into(),
            Code::Empty => body["code"] = "".into(),
            Code::TheProvidersOwn => body["code"] = "op0".into(),
        }
        let before = stage.sessions().await;
        let answer = stage
            .test
            .anon()
            .post("/v1/auth/oauth/redeem", &body)
            .await
            .expect(422);
        assert!(
            answer.json()["error"]["fields"]["code"].is_string(),
            "{attack:?}"
        );
        assert_eq!(stage.sessions().await, before, "{attack:?}");
    }
}

/// At an account that is somebody's, by whoever the provider honestly names.
#[derive(Debug, Clone, Copy)]
enum Account {
    /// The attacker has registered the victim's address; the victim comes by a provider.
    RegisteredBefore,
    /// The attacker has the victim's address at the provider, unproven.
    UnprovenThere,
    UnprovenOnBothSides,
    UnprovenThereOfADeletedOne,
    /// The number of the victim at the one provider is the attacker's at the other.
    SameNumberElsewhere,
    /// The attacker came first by a provider, and the victim has taken the account over by mail.
    LinkedBeforeAReset,
    /// An operator gave the account that was taken back to its owner.
    LinkedBeforeSupport,
    Suspended,
    SuspendedAndLinked,
    DeletedLongAgo,
    DeletedLongAgoAndLinked,
    OneDeviceTooMany,
    NoAddress,
    AddressThatIsNone,
}

const ACCOUNTS: [(Account, u16, &str); 14] = [
    (Account::RegisteredBefore, 409, "link_refused"),
    (Account::UnprovenThere, 409, "link_refused"),
    (Account::UnprovenOnBothSides, 409, "link_refused"),
    (Account::UnprovenThereOfADeletedOne, 409, "link_refused"),
    (Account::SameNumberElsewhere, 409, "link_refused"),
    (Account::LinkedBeforeAReset, 409, "link_refused"),
    (Account::LinkedBeforeSupport, 409, "link_refused"),
    (Account::Suspended, 403, "account_suspended"),
    (Account::SuspendedAndLinked, 403, "account_suspended"),
    (Account::DeletedLongAgo, 410, "account_erased"),
    (Account::DeletedLongAgoAndLinked, 410, "account_erased"),
    (Account::OneDeviceTooMany, 403, "device_limit"),
    (Account::NoAddress, 422, "invalid"),
    (Account::AddressThatIsNone, 422, "invalid"),
];

impl Account {
    /// How things stand before the attack.
    async fn prepare(self, stage: &mut Stage) {
        let unproven = json!({"email_verified": false});
        match self {
            Self::RegisteredBefore => drop(stage.test.user("ann").await),
            Self::UnprovenThere => {
                proven(stage).await;
                stage.openid.claims(&unproven);
            }
            Self::UnprovenOnBothSides => {
                stage.test.user("ann").await;
                stage.openid.claims(&unproven);
            }
            Self::UnprovenThereOfADeletedOne => {
                proven(stage).await;
                set(stage, "deleted_at = '2026-11-20', is_active = FALSE").await;
                stage.openid.claims(&unproven);
            }
            Self::SameNumberElsewhere => {
                stage.github.sits(7, address("ann@example.org", true));
                stage.sign_in("github", 1).await.expect(200);
                stage
                    .openid
                    .claims(&json!({"sub": "7", "email_verified": false}));
            }
            Self::LinkedBeforeAReset => {
                stage.openid.claims(&unproven);
                stage.sign_in("google", 1).await.expect(200);
                reset(stage).await;
            }
            Self::LinkedBeforeSupport => {
                stage.sign_in("google", 1).await.expect(200);
                let mut db = stage.test.app.db.begin().await.unwrap();
                let user = sqlx::query_scalar("SELECT id FROM users")
                    .fetch_one(&mut *db)
                    .await
                    .unwrap();
                let now = stage.test.clock.now();
                support::set_email(&mut db, user, "owner@example.org", now)
                    .await
                    .unwrap();
                db.commit().await.unwrap();
                stage.openid.claims(&json!({"email": "owner@example.org"}));
            }
            Self::Suspended => {
                proven(stage).await;
                set(stage, "is_active = FALSE").await;
            }
            Self::SuspendedAndLinked => {
                stage.sign_in("google", 1).await.expect(200);
                set(stage, "is_active = FALSE").await;
            }
            Self::DeletedLongAgo => {
                proven(stage).await;
                set(stage, "deleted_at = '2026-10-23', is_active = FALSE").await;
            }
            Self::DeletedLongAgoAndLinked => {
                stage.sign_in("google", 1).await.expect(200);
                set(stage, "deleted_at = '2026-10-23', is_active = FALSE").await;
            }
            Self::OneDeviceTooMany => {
                stage.test.sell_plans();
                for device in [1, 2] {
                    stage.sign_in("google", device).await.expect(200);
                }
            }
            Self::NoAddress => stage.openid.claims(&json!({"email": null})),
            Self::AddressThatIsNone => stage
                .openid
                .claims(&json!({"email": "ann@exa\u{0}mple.org"})),
        }
    }
}

/// Ann's account, its address proven by a mail.
async fn proven(stage: &Stage) {
    stage.test.user("ann").await;
    let token = json!({"token": stage.test.mail().await.token()});
    stage
        .test
        .anon()
        .post("/v1/auth/verify-email", &token)
        .await
        .expect(204);
}

async fn reset(stage: &Stage) {
    stage.test.mails().await;
    let email = json!({"email": "ann@example.org"});
    stage
        .test
        .anon()
        .post("/v1/auth/request-password-reset", &email)
        .await
        .expect(202);
    let body = json!({"token": stage.test.mail().await.token(), "password": PASSWORD});
    stage
        .test
        .anon()
        .post("/v1/auth/reset-password", &body)
        .await
        .expect(204);
}

async fn set(stage: &Stage, what: &str) {
    let sql = format!("UPDATE users SET {what}");
    sqlx::raw_sql(sqlx::AssertSqlSafe(sql))
        .execute(&stage.test.app.db)
        .await
        .unwrap();
}

#[tokio::test]
async fn nobody_gets_into_an_account_that_is_not_proven_to_be_theirs() {
    for (attack, status, code) in ACCOUNTS {
        let mut stage = Stage::new().await;
        attack.prepare(&mut stage).await;
        let before = stage.sessions().await;
        let answer = stage.sign_in("google", 9).await;
        assert_eq!(
            (
                answer.status.as_u16(),
                answer.json()["error"]["code"].as_str()
            ),
            (status, Some(code)),
            "{attack:?}"
        );
        assert_eq!(stage.sessions().await, before, "{attack:?}");
    }
}
