//! Learners in somebody's care: asked, told, agreed, seen, ended.

mod mails;

use std::cell::Cell;

use chrono::TimeDelta;
use serde_json::{Value, json};
use tactus_server::admin::{self, Account, Command, Plan};
use tactus_server::clock::Clock as _;
use tactus_server::jobs;
use tracing_subscriber::filter::filter_fn;
use tracing_subscriber::layer::{Context, Layer, SubscriberExt as _};
use trainer::typing::Policy;
use uuid::Uuid;

use crate::push::push;
use crate::support::{SignedIn, TestApp, example, lesson_session, typed_session};

/// Everything that is seen.
pub(crate) fn all() -> Value {
    json!(protocol::Seen::ALL)
}

/// Somebody whose address is proven.
pub(crate) async fn proven(test: &TestApp, name: &str) -> SignedIn {
    proven_with(test, name, &json!({})).await
}

pub(crate) async fn proven_with(test: &TestApp, name: &str, other: &Value) -> SignedIn {
    let user = test.anon().register_with(name, other).await;
    sqlx::query("UPDATE users SET email_verified = TRUE WHERE id = $1")
        .bind(user.id)
        .execute(&test.app.db)
        .await
        .unwrap();
    user
}

pub(crate) async fn give(test: &TestApp, name: &str, plan: Plan, days: u16) {
    let account = Account {
        email: format!("{name}@example.org"),
    };
    let grant = Command::Grant {
        account,
        plan,
        days,
    };
    admin::run(&test.app.db, &grant, test.clock.now())
        .await
        .unwrap();
}

/// Where plans are sold: somebody who may have 30 learners.
async fn carer(test: &mut TestApp, name: &str) -> SignedIn {
    test.sell_plans();
    let carer = proven(test, name).await;
    give(test, name, Plan::Professional, 60).await;
    carer
}

async fn ask(carer: &SignedIn, email: &str) -> Value {
    let form = json!({"email": email});
    let answer = carer.client.post("/v1/care/invitations", &form).await;
    answer.expect(201).json()
}

/// The only question that waits for somebody.
pub(crate) async fn question(learner: &SignedIn) -> Value {
    let waiting = learner.client.get("/v1/care/invitations").await.json();
    assert_eq!(
        waiting["received"].as_array().unwrap().len(),
        1,
        "{waiting}"
    );
    waiting["received"][0].clone()
}

pub(crate) fn accepting(id: &Value) -> String {
    format!("/v1/care/invitations/{}/accept", id.as_str().unwrap())
}

/// Asked and agreed; answers the relation.
async fn under(carer: &SignedIn, learner: &SignedIn, email: &str) -> Uuid {
    ask(carer, email).await;
    let path = accepting(&question(learner).await["id"]);
    let said = learner.client.post(&path, &json!({"seen": all()})).await;
    let seen_by = said.expect(200).json()["seen_by"].clone();
    let last = seen_by.as_array().unwrap().last().unwrap();
    last["id"].as_str().unwrap().parse().unwrap()
}

async fn learners(carer: &SignedIn) -> Value {
    carer
        .client
        .get("/v1/care/learners")
        .await
        .expect(200)
        .json()
}

fn names(learners: &Value) -> Vec<&str> {
    let learners = learners["learners"].as_array().unwrap();
    learners
        .iter()
        .map(|learner| learner["name"].as_str().unwrap())
        .collect()
}

#[tokio::test]
async fn a_learner_is_told_agrees_is_seen_and_ends_it() {
    let mut test = TestApp::new().await;
    let ilse = carer(&mut test, "ilse").await;
    let ben = proven_with(&test, "ben", &json!({"full_name": "Ben"})).await;
    let slow = [(0, "q"), (600, "q"), (1200, "q"), (1800, "q")];
    let slow = typed_session(3, "qqqq", Policy::StopOnError, &slow);
    let sessions = [lesson_session(1, 1, 60, "2026-11-20"), example(2), slow];
    assert_eq!(push(&ben, &sessions).await, ["stored"; 3]);
    test.mails().await;
    ask(&ilse, "Ben@Example.org").await;

    // The mail says who asks, and the app what would be seen.
    let mail = test.mail().await;
    assert_eq!(mail.to, "Ben@Example.org");
    assert!(mail.text.contains("ilse@example.org"), "{}", mail.text);
    let asked = question(&ben).await;
    assert_eq!(asked["from_email"], "ilse@example.org");
    assert_eq!(asked["seen"], all());
    assert_eq!(
        names(&learners(&ilse).await),
        [""; 0],
        "before the answer nothing"
    );

    // Whoever was shown less than will be seen has not agreed.
    let path = accepting(&asked["id"]);
    for shown in [json!([]), json!(["name"]), json!(["name", "progress"])] {
        let answer = ben.client.post(&path, &json!({"seen": shown})).await;
        answer.expect_error(422, "invalid");
    }
    ben.client
        .post(&path, &json!({"seen": all()}))
        .await
        .expect(200);
    ben.client
        .post(&path, &json!({"seen": all()}))
        .await
        .expect_error(404, "not_found");

    let seen = learners(&ilse).await;
    let learner = &seen["learners"][0];
    assert_eq!((&seen["limit"], &seen["taken"]), (&json!(30), &json!(1)));
    assert_eq!(learner["name"], "Ben");
    assert_eq!(learner["last_practised"], "2026-11-22");
    let days = learner["days"].as_array().unwrap();
    assert_eq!(days.len(), 7);
    assert_eq!(days[0]["date"], "2026-11-16");
    let sum: u64 = days
        .iter()
        .map(|day| day["active_duration"].as_u64().unwrap())
        .sum();
    assert!(sum > 0 && learner["active_this_week"] == sum, "{learner}");
    assert_eq!(learner["course"]["course"], "adults-en-v1");
    assert_eq!(learner["course"]["completed_lessons"], 1);
    // What was typed, when in the day, and with which keys is not said.
    assert_eq!(learner["keys"][0]["key"], "q", "{learner}");
    let said = seen.to_string();
    for secret in ["fj f", "qqqq", "KeyF", "08:2", "wpm", "ben@example.org"] {
        assert!(!said.contains(secret), "{secret} in {said}");
    }

    // The learner sees who sees, and ends it at once.
    let seen_by = ben.client.get("/v1/care").await.json()["seen_by"][0].clone();
    assert_eq!(
        (&seen_by["email"], &seen_by["seen"]),
        (&json!("ilse@example.org"), &all())
    );
    let end = format!("/v1/care/{}", seen_by["id"].as_str().unwrap());
    ben.client.delete(&end).await.expect(204);
    assert_eq!(names(&learners(&ilse).await), [""; 0]);
    ben.client.delete(&end).await.expect_error(404, "not_found");
    let log: Vec<(bool, String, Vec<String>)> = sqlx::query_as(
        "SELECT granted, source, scope FROM consents WHERE kind = 'care' ORDER BY id",
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
            (true, "invitation".to_owned(), scope.clone()),
            (false, "profile".to_owned(), scope)
        ]
    );
}

#[tokio::test]
async fn no_answer_tells_whether_somebody_has_an_account() {
    let mut test = TestApp::new().await;
    let ilse = carer(&mut test, "ilse").await;
    let ben = test.user("ben").await;
    test.mails().await;
    let mut known = ask(&ilse, "ben@example.org").await;
    let mut unknown = ask(&ilse, "nobody@example.org").await;
    for answer in [&mut known, &mut unknown] {
        answer["id"] = json!(null);
        answer["email"] = json!(null);
    }
    assert_eq!(known, unknown);
    let sent = test.mails().await;
    assert_eq!(sent.len(), 2, "both get the mail");
    // Not even the owner of the account sees it before the address is proven to be theirs.
    let waiting = ben.client.get("/v1/care/invitations").await.json();
    assert_eq!(waiting["received"], json!([]));
    assert_eq!(waiting["is_email_verified"], false);
    // Both were asked at the same time: they come in no order.
    let sent = ilse.client.get("/v1/care/invitations").await.json();
    let mut sent = sent["sent"].as_array().unwrap().iter();
    let to_ben = sent
        .find(|sent| sent["email"] == "ben@example.org")
        .unwrap();
    let path = accepting(&to_ben["id"]);
    let answer = ben.client.post(&path, &json!({"seen": all()})).await;
    answer.expect_error(403, "email_unverified");
    // Asked again it is the same question, and no second mail.
    let again = ask(&ilse, "BEN@example.org").await;
    assert_eq!(again["id"], to_ben["id"]);
    assert!(test.mails().await.is_empty());
    let taken = learners(&ilse).await["taken"].clone();
    assert_eq!(taken, 2);
}

#[tokio::test]
async fn a_no_holds_until_the_question_would_have_run_out() {
    let mut test = TestApp::new().await;
    let ilse = carer(&mut test, "ilse").await;
    let ben = proven(&test, "ben").await;
    ask(&ilse, "ben@example.org").await;
    test.mails().await;
    let id = question(&ben).await["id"].clone();
    let id = id.as_str().unwrap();
    let decline = format!("/v1/care/invitations/{id}/decline");
    ben.client.post(&decline, &json!({})).await.expect(204);
    ben.client
        .post(&decline, &json!({}))
        .await
        .expect_error(404, "not_found");
    // It cannot be taken back and asked anew.
    let end = format!("/v1/care/{id}");
    ilse.client
        .delete(&end)
        .await
        .expect_error(404, "not_found");
    assert_eq!(ask(&ilse, "ben@example.org").await["state"], "declined");
    assert!(test.mails().await.is_empty());
    test.advance(TimeDelta::days(30));
    jobs::run_once(&test.app).await;
    assert_eq!(test.count("SELECT COUNT(*) FROM care_invitations").await, 0);
    let ilse = test.anon().login("ilse", 7).await;
    assert_eq!(ask(&ilse, "ben@example.org").await["state"], "open");
}

#[tokio::test]
async fn what_was_taken_back_or_ran_out_is_no_question_and_no_mail() {
    let mut test = TestApp::new().await;
    let ilse = carer(&mut test, "ilse").await;
    let ben = proven(&test, "ben").await;
    test.mails().await;
    let id = ask(&ilse, "ben@example.org").await["id"].clone();
    let path = format!("/v1/care/{}", id.as_str().unwrap());
    ben.client
        .delete(&path)
        .await
        .expect_error(404, "not_found");
    ilse.client.delete(&path).await.expect(204);
    assert!(test.mails().await.is_empty());
    let waiting = ben.client.get("/v1/care/invitations").await.json();
    assert_eq!(waiting["received"], json!([]));

    let id = ask(&ilse, "ben@example.org").await["id"].clone();
    test.advance(TimeDelta::days(30));
    let ben = test.anon().login("ben", 8).await;
    let answer = ben
        .client
        .post(&accepting(&id), &json!({"seen": all()}))
        .await;
    answer.expect_error(404, "not_found");
}

#[tokio::test]
async fn the_plan_has_thirty_places_and_two_at_once_do_not_share_the_last() {
    let mut test = TestApp::new().await;
    let ilse = carer(&mut test, "ilse").await;
    for number in 0..28 {
        ask(&ilse, &format!("p{number}@example.org")).await;
    }
    let forms = ["a", "b", "c", "d"].map(|name| json!({"email": format!("{name}@example.org")}));
    let asked = forms
        .each_ref()
        .map(|form| ilse.client.post("/v1/care/invitations", form));
    let answers = futures_util::future::join_all(asked).await;
    let mut statuses: Vec<u16> = answers
        .iter()
        .map(|answer| answer.status.as_u16())
        .collect();
    statuses.sort_unstable();
    assert_eq!(statuses, [201, 201, 409, 409]);
    let form = json!({"email": "more@example.org"});
    let answer = ilse.client.post("/v1/care/invitations", &form).await;
    answer.expect_error(409, "care_limit");
    // What is open already can be asked about again.
    ask(&ilse, "p1@example.org").await;
}

#[tokio::test]
async fn without_the_plan_nobody_is_asked_or_seen_and_with_it_again_all_are() {
    let mut test = TestApp::new().await;
    let ilse = carer(&mut test, "ilse").await;
    let (ben, eve) = (proven(&test, "ben").await, proven(&test, "eve").await);
    under(&ilse, &ben, "ben@example.org").await;
    ask(&ilse, "eve@example.org").await;
    let account = Account {
        email: "ilse@example.org".to_owned(),
    };
    let over = Command::EndGrants(account);
    admin::run(&test.app.db, &over, test.clock.now())
        .await
        .unwrap();
    let shown = learners(&ilse).await;
    assert_eq!(
        (&shown["is_in_plan"], &shown["limit"]),
        (&json!(false), &json!(0))
    );
    assert_eq!(names(&shown), [""; 0]);
    let form = json!({"email": "more@example.org"});
    let answer = ilse.client.post("/v1/care/invitations", &form).await;
    answer.expect_error(403, "not_in_plan");
    let path = accepting(&question(&eve).await["id"]);
    let said = json!({"seen": all()});
    let answer = eve.client.post(&path, &said).await;
    answer.expect_error(409, "care_closed");
    give(&test, "ilse", Plan::Professional, 10).await;
    assert_eq!(names(&learners(&ilse).await), ["ben@example.org"]);
    eve.client.post(&path, &said).await.expect(200);
}

#[tokio::test]
async fn of_a_child_an_adult_agrees() {
    let mut test = TestApp::new().await;
    let ilse = carer(&mut test, "ilse").await;
    let kim = proven_with(&test, "kim", &json!({"birth_year": 2015})).await;
    ask(&ilse, "kim@example.org").await;
    let path = accepting(&question(&kim).await["id"]);
    let answer = kim.client.post(&path, &json!({"seen": all()})).await;
    answer.expect_error(422, "invalid");
    let said = json!({"seen": all(), "by_guardian": true});
    kim.client.post(&path, &said).await.expect(200);
    let guardians =
        "SELECT COUNT(*) FROM consents WHERE kind = 'care' AND source = 'guardian' AND granted";
    assert_eq!(test.count(guardians).await, 1);
    assert_eq!(names(&learners(&ilse).await).len(), 1);
}

#[tokio::test]
async fn nobody_sees_ends_or_answers_what_is_not_theirs() {
    let mut test = TestApp::new().await;
    let ilse = carer(&mut test, "ilse").await;
    let (ben, eve) = (proven(&test, "ben").await, proven(&test, "eve").await);
    give(&test, "eve", Plan::Professional, 60).await;
    let link = under(&ilse, &ben, "ben@example.org").await;
    let other = ask(&ilse, "someone@example.org").await["id"].clone();
    assert_eq!(names(&learners(&eve).await), [""; 0]);
    for id in [
        link.to_string(),
        other.as_str().unwrap().to_owned(),
        Uuid::from_u128(1).to_string(),
    ] {
        let path = format!("/v1/care/{id}");
        eve.client
            .delete(&path)
            .await
            .expect_error(404, "not_found");
    }
    for path in [accepting(&other), accepting(&json!("nonsense"))] {
        let answer = eve.client.post(&path, &json!({"seen": all()})).await;
        answer.expect_error(404, "not_found");
    }
    assert_eq!(names(&learners(&ilse).await).len(), 1);
}

#[tokio::test]
async fn whoever_goes_is_seen_no_more_and_leaves_nothing() {
    let mut test = TestApp::new().await;
    let ilse = carer(&mut test, "ilse").await;
    let (ben, eve) = (proven(&test, "ben").await, proven(&test, "eve").await);
    under(&ilse, &ben, "ben@example.org").await;
    under(&ilse, &eve, "eve@example.org").await;
    ben.client.delete("/v1/me").await.expect(202);
    assert_eq!(
        names(&learners(&ilse).await),
        ["eve@example.org"],
        "at once"
    );
    ask(&ilse, "eve@example.org").await;
    for id in [ben.id, ilse.id] {
        sqlx::query("SELECT erase_user($1)")
            .bind(id)
            .execute(&test.app.db)
            .await
            .unwrap();
    }
    for table in ["care_links", "care_invitations"] {
        let left = format!("SELECT COUNT(*) FROM {table}");
        assert_eq!(test.count(&left).await, 0, "{table}");
    }
    assert_eq!(
        eve.client.get("/v1/care").await.json()["seen_by"],
        json!([])
    );
}

#[tokio::test]
async fn mailboxes_are_not_filled_from_here() {
    let mut test = TestApp::with_limits().await;
    let ilse = carer(&mut test, "ilse").await;
    let form = json!({"email": "ben@example.org"});
    for _ in 0..3 {
        ilse.client
            .post("/v1/care/invitations", &form)
            .await
            .expect(201);
    }
    let answer = ilse.client.post("/v1/care/invitations", &form).await;
    answer.expect_error(429, "too_many_requests");
}

thread_local! {
    /// Statements sent to the database from this thread: a test's runtime has no other.
    static ASKED: Cell<usize> = const { Cell::new(0) };
}

struct Asked;

impl<S: tracing::Subscriber> Layer<S> for Asked {
    fn on_event(&self, _: &tracing::Event<'_>, _: Context<'_, S>) {
        ASKED.set(ASKED.get() + 1);
    }
}

#[tokio::test]
async fn as_many_questions_for_forty_learners_as_for_one() {
    let test = TestApp::new().await;
    let ilse = proven(&test, "ilse").await;
    // For the whole process: whether an event is of interest to anybody is kept for all threads alike, so that one
    // subscriber of this thread alone would now and then hear nothing.
    let layer = Asked.with_filter(filter_fn(|event| event.target() == "sqlx::query"));
    tracing::subscriber::set_global_default(tracing_subscriber::registry().with(layer)).unwrap();
    let mut asked = Vec::new();
    for number in 0..40_u128 {
        let name = format!("p{number}");
        let learner = proven(&test, &name).await;
        if number % 10 == 0 {
            let session = lesson_session(number + 1, 1, 60, "2026-11-20");
            assert_eq!(push(&learner, &[session]).await, ["stored"]);
        }
        sqlx::query("INSERT INTO care_links (learner_id, carer_id, since, seen) VALUES ($1, $2, NOW(), '{progress}')")
            .bind(learner.id)
            .bind(ilse.id)
            .execute(&test.app.db)
            .await
            .unwrap();
        if [0, 39].contains(&number) {
            let before = ASKED.get();
            let shown = learners(&ilse).await;
            assert_eq!(names(&shown).len() as u128, number + 1);
            asked.push(ASKED.get() - before);
        }
    }
    assert!(asked[0] > 5, "they are counted: {asked:?}");
    assert_eq!(asked[0], asked[1]);
}
