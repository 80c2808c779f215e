//! The times of docs/PRIVACY.md, by the hourly jobs: the day before it is there, the day after it is gone.

use chrono::TimeDelta;
use serde_json::json;
use tactus_server::jobs;

use crate::support::TestApp;

#[tokio::test]
async fn what_is_over_goes_by_itself_and_not_before() {
    let test = TestApp::new().await;
    let ann = test.user("ann").await;
    test.mails().await;
    test.anon()
        .post(
            "/v1/auth/request-password-reset",
            &json!({"email": "ann@example.org"}),
        )
        .await
        .expect(202);
    test.mails().await;
    ann.client
        .post("/v1/auth/logout", &json!({}))
        .await
        .expect(204);
    let gone = test.user("ben").await;
    test.mails().await;
    gone.client.delete("/v1/me").await.expect(202);
    test.mails().await;

    let hour = TimeDelta::hours(1);
    let mut passed = TimeDelta::zero();
    for (what, count, life) in [
        (
            "access tokens",
            "SELECT COUNT(*) FROM access_tokens",
            TimeDelta::minutes(15),
        ),
        (
            "links for a password",
            "SELECT COUNT(*) FROM mail_tokens WHERE purpose = 'reset_password'",
            hour,
        ),
        (
            "links for an address",
            "SELECT COUNT(*) FROM mail_tokens",
            TimeDelta::hours(48),
        ),
        (
            "deleted accounts",
            "SELECT COUNT(*) FROM users WHERE deleted_at IS NOT NULL",
            TimeDelta::days(30),
        ),
        (
            "refresh tokens",
            "SELECT COUNT(*) FROM refresh_tokens",
            TimeDelta::days(90),
        ),
        (
            "sign-ins",
            "SELECT COUNT(*) FROM token_families",
            TimeDelta::days(365),
        ),
        (
            "devices",
            "SELECT COUNT(*) FROM devices",
            TimeDelta::days(365),
        ),
        (
            "the trail",
            "SELECT COUNT(*) FROM audit_log WHERE action = 'account_registered'",
            TimeDelta::days(731),
        ),
    ] {
        let just_before = life - TimeDelta::milliseconds(1);
        if just_before > passed {
            test.advance(just_before - passed);
            passed = just_before;
            jobs::run_once(&test.app).await;
            assert!(test.count(count).await > 0, "{what} went too early");
        }
        test.advance(life - passed + hour);
        passed = life + hour;
        jobs::run_once(&test.app).await;
        assert_eq!(test.count(count).await, 0, "{what} stayed");
    }
    assert_eq!(
        test.count("SELECT COUNT(*) FROM users").await,
        1,
        "ann is there"
    );
}
