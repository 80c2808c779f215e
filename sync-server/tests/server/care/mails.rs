//! Mails to the other side, and what stays written of a consent whose other side is gone.

use chrono::TimeDelta;
use serde_json::json;
use tactus_server::mail;
use uuid::Uuid;

use super::{all, ask, carer, proven, proven_with, question, under};
use crate::orgs::School;
use crate::support::TestApp;

/// Mails by address and subject, in no order.
async fn told(test: &TestApp) -> Vec<(String, String)> {
    let mut told: Vec<_> = test
        .mails()
        .await
        .into_iter()
        .map(|mail| (mail.to, mail.subject))
        .collect();
    told.sort();
    told
}

fn one(to: &str, subject: &str) -> Vec<(String, String)> {
    vec![(format!("{to}@example.org"), subject.to_owned())]
}

#[tokio::test]
async fn each_side_is_told_once_of_what_the_other_did() {
    let mut test = TestApp::new().await;
    let ilse = carer(&mut test, "ilse").await;
    let ben = proven_with(&test, "ben", &json!({"full_name": "Ben"})).await;
    ask(&ilse, "ben@example.org").await;
    test.mails().await;

    let id = question(&ben).await["id"].clone();
    let path = super::accepting(&id);
    let said = json!({"seen": all()});
    // Twice at once is one yes.
    let (first, second) =
        tokio::join!(ben.client.post(&path, &said), ben.client.post(&path, &said));
    let mut statuses = [first.status.as_u16(), second.status.as_u16()];
    statuses.sort_unstable();
    assert_eq!(statuses, [200, 404]);
    let mails = test.mails().await;
    assert_eq!(mails.len(), 1, "{mails:?}");
    assert_eq!(mails[0].to, "ilse@example.org");
    assert!(
        mails[0].text.contains("ben@example.org has agreed"),
        "{}",
        mails[0].text
    );

    // The learner ends it: whoever saw is told, by the name in their list.
    let seen_by = ben.client.get("/v1/care").await.json()["seen_by"][0].clone();
    let end = format!("/v1/care/{}", seen_by["id"].as_str().unwrap());
    ben.client.delete(&end).await.expect(204);
    ben.client.delete(&end).await.expect_error(404, "not_found");
    let mails = test.mails().await;
    assert_eq!(mails.len(), 1, "{mails:?}");
    assert_eq!(mails[0].to, "ilse@example.org");
    assert!(mails[0].text.contains("Ben has ended"), "{}", mails[0].text);
    assert!(!mails[0].text.contains("ben@"), "{}", mails[0].text);

    // Whoever saw ends it: the learner is told, in their language.
    let link = under(&ilse, &ben, "ben@example.org").await;
    test.mails().await;
    sqlx::query("UPDATE users SET language = 'de' WHERE id = $1")
        .bind(ben.id)
        .execute(&test.app.db)
        .await
        .unwrap();
    ilse.client
        .delete(&format!("/v1/care/{link}"))
        .await
        .expect(204);
    let mail = test.mail().await;
    assert_eq!(mail.to, "ben@example.org");
    assert!(
        mail.text.contains("ilse@example.org hat beendet"),
        "{}",
        mail.text
    );

    // A no, and taking a question back, are told to nobody.
    let id = ask(&ilse, "ben@example.org").await["id"].clone();
    test.mails().await;
    let path = format!("/v1/care/{}", id.as_str().unwrap());
    ilse.client.delete(&path).await.expect(204);
    assert_eq!(told(&test).await, []);
}

#[tokio::test]
async fn whoever_is_gone_is_told_nothing_and_named_no_more() {
    let mut test = TestApp::new().await;
    let ilse = carer(&mut test, "ilse").await;
    let (ben, eve) = (proven(&test, "ben").await, proven(&test, "eve").await);
    let link = under(&ilse, &ben, "ben@example.org").await;
    under(&ilse, &eve, "eve@example.org").await;
    test.mails().await;
    // A learner who has left by the time the mail would be written has agreed to nothing.
    ask(&ilse, "eve@example.org").await;
    test.mails().await;
    let path = super::accepting(&question(&eve).await["id"]);
    let said = json!({"seen": all()});
    eve.client.post(&path, &said).await.expect(200);
    eve.client.delete("/v1/me").await.expect(202);
    assert_eq!(
        told(&test).await,
        one("eve", "Your account at Tactus is deleted")
    );
    // And somebody on the way out hears nothing of what ends.
    ilse.client.delete("/v1/me").await.expect(202);
    test.mails().await;
    ben.client
        .delete(&format!("/v1/care/{link}"))
        .await
        .expect(204);
    assert_eq!(told(&test).await, []);
    assert_eq!(mail::waiting(&test.app).await.unwrap(), 0);
}

#[tokio::test]
async fn with_the_account_of_whoever_saw_the_consent_ends_in_the_log_too() {
    let mut test = TestApp::new().await;
    let ilse = carer(&mut test, "ilse").await;
    let (ben, eve) = (proven(&test, "ben").await, proven(&test, "eve").await);
    let link = under(&ilse, &ben, "ben@example.org").await;
    under(&ilse, &eve, "eve@example.org").await;
    test.mails().await;
    let erase = |id: i64| sqlx::query("SELECT erase_user($1)").bind(id);
    // One of the two learners goes first, and their log with them.
    erase(eve.id).execute(&test.app.db).await.unwrap();
    erase(ilse.id).execute(&test.app.db).await.unwrap();
    let log: Vec<(bool, String, Option<Uuid>, Vec<String>)> = sqlx::query_as(
        "SELECT granted, source, subject, scope FROM consents WHERE kind = 'care' ORDER BY id",
    )
    .fetch_all(&test.app.db)
    .await
    .unwrap();
    let scope = protocol::Seen::ALL
        .map(|seen| seen.as_str().to_owned())
        .to_vec();
    assert_eq!(
        log,
        [
            (true, "invitation".to_owned(), Some(link), scope.clone()),
            (false, "ended".to_owned(), Some(link), scope)
        ]
    );
    let trail = format!(
        "SELECT COUNT(*) FROM audit_log WHERE action = 'care_ended_by_other' AND user_id = {}",
        ben.id
    );
    assert_eq!(test.count(&trail).await, 1);
    // The database's own clock is ahead of the test's.
    test.advance(TimeDelta::days(3650));
    let mail = test.mail().await;
    assert_eq!(mail.to, "ben@example.org");
    assert!(mail.text.contains("has been erased"), "{}", mail.text);
    assert!(!mail.text.contains("ilse"), "{}", mail.text);
}

#[tokio::test]
async fn an_organisation_tells_its_learners_and_not_its_leaders() {
    let mut test = TestApp::new().await;
    test.sell_plans();
    let school = School::new(&test, "ilse").await;
    school.grant(&test, 3).await;
    let ben = school.joined(&test, "ben", "member").await;
    let eve = school.joined(&test, "eve", "member").await;
    let kim = school.joined(&test, "kim", "member").await;
    assert!(
        test.mails()
            .await
            .iter()
            .all(|mail| mail.subject.starts_with("An invitation")
                || mail.subject.starts_with("Confirm")),
        "nobody who leads is written to"
    );
    // Leaving, and ending being seen, are their own acts.
    let id = school.member_id("eve").await;
    let path = school.path(&format!("/members/{id}"));
    eve.client.delete(&path).await.expect(204);
    let seen_by = kim.client.get("/v1/care").await.json()["seen_by"][0].clone();
    let end = format!("/v1/care/{}", seen_by["id"].as_str().unwrap());
    kim.client.delete(&end).await.expect(204);
    assert_eq!(told(&test).await, []);
    // It ends with the organisation: told to whoever is still seen.
    school
        .owner
        .client
        .delete(&school.path(""))
        .await
        .expect(204);
    let mail = test.mail().await;
    assert_eq!(mail.to, "ben@example.org");
    assert!(
        mail.text.contains("ilse's school no longer see"),
        "{}",
        mail.text
    );
    let ended = format!(
        "SELECT COUNT(*) FROM consents WHERE kind = 'care' AND NOT granted AND user_id = {}",
        ben.id
    );
    assert_eq!(test.count(&ended).await, 1, "written once");
}

#[tokio::test]
async fn an_organisation_that_ends_with_its_last_owner_ends_consents_in_the_log() {
    let mut test = TestApp::new().await;
    test.sell_plans();
    let school = School::new(&test, "ilse").await;
    school.grant(&test, 3).await;
    let ben = school.joined(&test, "ben", "member").await;
    test.mails().await;
    sqlx::query("SELECT erase_user($1)")
        .bind(school.owner.id)
        .execute(&test.app.db)
        .await
        .unwrap();
    assert_eq!(test.count("SELECT COUNT(*) FROM organisations").await, 0);
    let ended = format!(
        "SELECT COUNT(*) FROM consents WHERE kind = 'care' AND NOT granted AND source = 'ended' AND user_id = {}",
        ben.id
    );
    assert_eq!(test.count(&ended).await, 1);
    test.advance(TimeDelta::days(3650));
    let mail = test.mail().await;
    assert_eq!(mail.to, "ben@example.org");
    assert!(mail.text.contains("ilse's school"), "{}", mail.text);
}
