//! Seats: from the subscription's quantity or given by hand; never more given than there are, never one taken away by a
//! smaller number.

use serde_json::{Value, json};

use super::{School, plan};
use crate::care::proven;
use crate::stripe::Stage;
use crate::support::{SignedIn, TestApp};

#[tokio::test]
async fn of_two_at_once_for_the_last_seat_one_gets_it() {
    let mut test = TestApp::new().await;
    test.sell_plans();
    let school = School::new(&test, "ilse").await;
    let mut members = Vec::new();
    for name in ["a", "b", "c", "d"] {
        school.joined(&test, name, "member").await;
        members.push(school.member_id(name).await);
    }
    assert_eq!(
        school.members().await["seats"],
        json!({"total": 0, "taken": 0})
    );
    school.grant(&test, 1).await;
    let forms: Vec<Value> = members.iter().map(|id| json!({"member": id})).collect();
    let path = school.path("/seats");
    let asked = forms
        .iter()
        .map(|form| school.owner.client.post(&path, form));
    let answers = futures_util::future::join_all(asked).await;
    let mut statuses: Vec<u16> = answers
        .iter()
        .map(|answer| answer.status.as_u16())
        .collect();
    statuses.sort_unstable();
    assert_eq!(statuses, [200, 409, 409, 409]);
    assert_eq!(
        school.members().await["seats"],
        json!({"total": 1, "taken": 1})
    );
    let refused = answers
        .iter()
        .find(|answer| answer.status.as_u16() == 409)
        .unwrap();
    assert_eq!(refused.json()["error"]["code"], "no_seat_free");
}

#[tokio::test]
async fn two_who_join_at_once_do_not_share_the_last_seat() {
    let mut test = TestApp::new().await;
    test.sell_plans();
    let school = School::new(&test, "ilse").await;
    school.grant(&test, 1).await;
    let (ann, ben) = (proven(&test, "ann").await, proven(&test, "ben").await);
    let csv = json!({"csv": "ann@example.org\nben@example.org"});
    school
        .owner
        .client
        .post(&school.path("/members"), &csv)
        .await
        .expect(200);
    let join = async |user: &SignedIn| {
        let asked = crate::care::question(user).await;
        let path = crate::care::accepting(&asked["id"]);
        let said = json!({"seen": asked["seen"]});
        user.client.post(&path, &said).await.expect(200);
    };
    futures_util::future::join(join(&ann), join(&ben)).await;
    assert_eq!(
        school.members().await["seats"],
        json!({"total": 1, "taken": 1})
    );
    let mut plans = [plan(&ann).await, plan(&ben).await].map(|plan| plan.to_string());
    plans.sort();
    assert_eq!(plans, ["\"free\"", "\"premium\""]);
    // Both agreed; whoever has no seat is named, without figures.
    let seen = school.owner.client.get("/v1/care/learners").await.json();
    let shown: Vec<bool> = seen["learners"]
        .as_array()
        .unwrap()
        .iter()
        .map(|learner| learner["has_seat"] == true)
        .collect();
    assert_eq!(shown.iter().filter(|shown| **shown).count(), 1, "{seen}");
    let other = seen["learners"]
        .as_array()
        .unwrap()
        .iter()
        .find(|each| each["has_seat"] == false);
    assert_eq!(other.unwrap()["days"], json!([]));
}

#[tokio::test]
async fn fewer_seats_than_are_taken_refuse_new_ones_and_take_none_away() {
    let stage = Stage::new().await;
    let test = &stage.test;
    let ilse = proven(test, "ilse").await;
    for table in ["access_tokens", "token_families"] {
        let sql = format!("UPDATE {table} SET expires_at = '2100-01-01'");
        let stretched = sqlx::query(sqlx::AssertSqlSafe(sql)).execute(&test.app.db);
        stretched.await.unwrap();
    }
    let customer = stage.stripe.truth(|truth| truth.customer(None));
    let link = tactus_server::admin::Command::LinkCustomer {
        account: tactus_server::admin::Account {
            email: "ilse@example.org".to_owned(),
        },
        customer: customer.clone(),
    };
    let now = tactus_server::clock::Clock::now(&*test.clock);
    tactus_server::admin::run(&test.app.db, &link, now)
        .await
        .unwrap();
    let id = stage.stripe.truth(|truth| {
        let price = truth.price("enterprise_yearly");
        truth.subscribe(&customer, &price, 3, None)
    });
    stage.deliver_all().await;
    assert_eq!(plan(&ilse).await, "enterprise");
    let made = ilse
        .client
        .post("/v1/orgs", &json!({"name": "School"}))
        .await
        .expect(201);
    let made = made.json();
    assert_eq!(made["seats"], json!({"total": 3, "taken": 0}));
    let school = School {
        id: made["id"].as_str().unwrap().parse().unwrap(),
        owner: ilse,
    };
    let mut pupils = Vec::new();
    for name in ["a", "b", "c", "d"] {
        pupils.push(school.joined(test, name, "member").await);
    }
    assert_eq!(
        school.members().await["seats"],
        json!({"total": 3, "taken": 3})
    );
    assert_eq!(plan(&pupils[3]).await, "free");

    // Two fewer: nobody loses the seat, nobody gets one.
    let quantity = |to: i64| {
        stage
            .stripe
            .truth(|truth| truth.change(&id, |subscription| subscription.quantity = to));
    };
    quantity(1);
    stage.deliver_all().await;
    assert_eq!(
        school.members().await["seats"],
        json!({"total": 1, "taken": 3})
    );
    let told: i64 = test
        .count("SELECT COUNT(*) FROM users WHERE plan_name = 'premium'")
        .await;
    assert_eq!(told, 3);
    let seat = json!({"member": school.member_id("d").await});
    let give = async || {
        school
            .owner
            .client
            .post(&school.path("/seats"), &seat)
            .await
    };
    give().await.expect_error(409, "no_seat_free");
    for name in ["a", "b"] {
        let path = school.path(&format!("/seats/{}", school.member_id(name).await));
        school.owner.client.delete(&path).await.expect(200);
    }
    give().await.expect_error(409, "no_seat_free");
    let path = school.path(&format!("/seats/{}", school.member_id("c").await));
    school.owner.client.delete(&path).await.expect(200);
    give().await.expect(200);
    assert_eq!(plan(&pupils[3]).await, "premium");
    give().await.expect(200);

    // It ends: features stop, memberships and data stay; paid for again, everything is as it was.
    stage.stripe.truth(|truth| truth.cancel(&id));
    stage.deliver_all().await;
    assert_eq!(plan(&pupils[3]).await, "free");
    assert_eq!(
        test.count("SELECT COUNT(*) FROM users WHERE plan_name = 'premium'")
            .await,
        0
    );
    let heads = "SELECT COUNT(*) FROM changes c JOIN org_members m ON m.user_id = c.user_id
        WHERE c.kind = 'subscription' AND m.seat_since IS NOT NULL";
    assert!(test.count(heads).await >= 1, "their devices are told");
    assert_eq!(test.count("SELECT COUNT(*) FROM org_members").await, 5);
    let seen = school.owner.client.get("/v1/care/learners").await.json();
    assert!(
        seen["learners"]
            .as_array()
            .unwrap()
            .iter()
            .all(|each| each["has_seat"] == false)
    );
}

#[tokio::test]
async fn a_server_that_sells_nothing_counts_no_seats() {
    let test = TestApp::new().await;
    let school = School::new(&test, "ilse").await;
    school.joined(&test, "ben", "member").await;
    assert_eq!(
        school.members().await["seats"],
        json!({"total": null, "taken": 1})
    );
    let seen = school.owner.client.get("/v1/care/learners").await.json();
    assert_eq!(
        (&seen["limit"], &seen["learners"][0]["has_seat"]),
        (&json!(null), &json!(true))
    );
}
