//! Organisations: roles, seats, files of addresses, and how they end.

use serde_json::{Value, json};
use tactus_server::admin::{self, Account, Command, Plan};
use tactus_server::clock::Clock as _;
use uuid::Uuid;

use crate::care::{accepting, all, give, proven, proven_with, question};
use crate::support::{SignedIn, TestApp};

mod files;
mod rights;
mod seats;

/// An organisation, and who owns it.
pub(crate) struct School {
    pub(crate) id: Uuid,
    pub(crate) owner: SignedIn,
}

impl School {
    /// Founded by somebody with the plan for it.
    pub(crate) async fn new(test: &TestApp, owner: &str) -> Self {
        let user = proven(test, owner).await;
        give(test, owner, Plan::Enterprise, 300).await;
        let form = json!({"name": format!("{owner}'s school")});
        let made = user.client.post("/v1/orgs", &form).await.expect(201).json();
        Self {
            id: made["id"].as_str().unwrap().parse().unwrap(),
            owner: user,
        }
    }

    pub(crate) fn path(&self, rest: &str) -> String {
        format!("/v1/orgs/{}{rest}", self.id)
    }

    /// With seats given by hand.
    pub(crate) async fn grant(&self, test: &TestApp, seats: u32) {
        let command = Command::GrantSeats {
            org: self.id,
            seats,
            days: 300,
        };
        admin::run(&test.app.db, &command, test.clock.now())
            .await
            .unwrap();
    }

    /// Somebody new who joins it.
    pub(crate) async fn joined(&self, test: &TestApp, name: &str, role: &str) -> SignedIn {
        let user = proven(test, name).await;
        self.takes(&user, name, role).await;
        user
    }

    pub(crate) async fn takes(&self, user: &SignedIn, name: &str, role: &str) {
        let form = json!({"email": format!("{name}@example.org"), "role": role});
        self.owner
            .client
            .post(&self.path("/members"), &form)
            .await
            .expect(200);
        let asked = question(user).await;
        let said = json!({"seen": asked["seen"], "by_guardian": true});
        let path = accepting(&asked["id"]);
        user.client.post(&path, &said).await.expect(200);
    }

    pub(crate) async fn members(&self) -> Value {
        let members = self.owner.client.get(&self.path("/members")).await;
        members.expect(200).json()
    }

    /// Somebody's membership.
    pub(crate) async fn member(&self, name: &str) -> Value {
        let members = self.members().await;
        let email = format!("{name}@example.org");
        let found = members["members"].as_array().unwrap().iter();
        let mut found = found.filter(|member| member["email"] == email.as_str());
        found.next().unwrap_or(&Value::Null).clone()
    }

    pub(crate) async fn member_id(&self, name: &str) -> String {
        let member = self.member(name).await;
        member["id"].as_str().unwrap().to_owned()
    }
}

pub(crate) async fn plan(user: &SignedIn) -> Value {
    user.client.get("/v1/me").await.json()["plan"].clone()
}

#[tokio::test]
async fn a_school_asks_a_pupil_agrees_and_those_who_lead_it_see() {
    let mut test = TestApp::new().await;
    test.sell_plans();
    let school = School::new(&test, "ilse").await;
    school.grant(&test, 3).await;
    let max = school.joined(&test, "max", "manager").await;
    let ben = proven(&test, "ben").await;
    let form = json!({"email": "ben@example.org"});
    let added = max.client.post(&school.path("/members"), &form).await;
    assert_eq!(added.expect(200).json()["lines"][0]["verdict"], "invited");
    let asked = question(&ben).await;
    assert_eq!(asked["org"]["name"], "ilse's school");
    assert_eq!((&asked["role"], &asked["seen"]), (&json!("member"), &all()));
    let said = json!({"seen": all()});
    let seen_by = ben.client.post(&accepting(&asked["id"]), &said).await;
    let seen_by = seen_by.expect(200).json()["seen_by"][0].clone();
    assert_eq!(seen_by["org"]["name"], "ilse's school");
    assert_eq!(seen_by["email"], json!(null));
    // A seat came along, and with it what premium has.
    assert_eq!(plan(&ben).await, "premium");
    assert_eq!(plan(&max).await, "free", "leading takes no seat");
    let ben_there = school.member("ben").await;
    assert_eq!(
        (&ben_there["has_seat"], &ben_there["is_seen"]),
        (&json!(true), &json!(true))
    );
    for leader in [&school.owner, &max] {
        let seen = leader.client.get("/v1/care/learners").await.json();
        assert_eq!(seen["learners"][0]["name"], "ben@example.org");
        assert_eq!(seen["learners"][0]["org"]["name"], "ilse's school");
        assert_eq!(seen["learners"][0]["has_seat"], true);
    }
    // The learner ends being seen, and stays a member with a seat.
    let end = format!("/v1/care/{}", seen_by["id"].as_str().unwrap());
    ben.client.delete(&end).await.expect(204);
    let seen = max.client.get("/v1/care/learners").await.json();
    assert_eq!(seen["learners"], json!([]));
    let ben_there = school.member("ben").await;
    assert_eq!(
        (&ben_there["has_seat"], &ben_there["is_seen"]),
        (&json!(true), &json!(false))
    );
}

#[tokio::test]
async fn the_last_owner_stays_and_two_who_leave_at_once_do_not_leave_it_alone() {
    let test = TestApp::new().await;
    let school = School::new(&test, "ilse").await;
    let own = school.member_id("ilse").await;
    let leave = school.path(&format!("/members/{own}"));
    let ilse = &school.owner.client;
    ilse.delete(&leave).await.expect_error(409, "last_owner");
    let demoted = json!({"role": "member"});
    ilse.patch(&leave, &demoted)
        .await
        .expect_error(409, "last_owner");
    let max = school.joined(&test, "max", "manager").await;
    let other = school.path(&format!("/members/{}", school.member_id("max").await));
    ilse.patch(&other, &json!({"role": "owner"}))
        .await
        .expect(204);
    let both = futures_util::future::join(ilse.delete(&leave), max.client.delete(&other)).await;
    let mut statuses = [both.0.status.as_u16(), both.1.status.as_u16()];
    statuses.sort_unstable();
    assert_eq!(statuses, [204, 409]);
    let owners = "SELECT COUNT(*) FROM org_members WHERE role = 'owner'";
    assert_eq!(test.count(owners).await, 1);
}

#[tokio::test]
async fn an_erased_owner_hands_on_to_the_oldest_manager_and_else_it_ends() {
    let mut test = TestApp::new().await;
    test.sell_plans();
    let school = School::new(&test, "ilse").await;
    school.grant(&test, 3).await;
    let max = school.joined(&test, "max", "manager").await;
    let ben = school.joined(&test, "ben", "member").await;
    let erase = async |id: i64| {
        sqlx::query("SELECT erase_user($1)")
            .bind(id)
            .execute(&test.app.db)
            .await
            .unwrap();
    };
    erase(school.owner.id).await;
    let orgs = max.client.get("/v1/orgs").await.json();
    assert_eq!(orgs["orgs"][0]["role"], "owner");
    assert_eq!(plan(&ben).await, "premium", "seats given by hand go on");
    erase(max.id).await;
    for table in ["organisations", "org_members", "seat_grants", "care_links"] {
        let left = format!("SELECT COUNT(*) FROM {table}");
        assert_eq!(test.count(&left).await, 0, "{table}");
    }
    assert_eq!(plan(&ben).await, "free");
    // A member who is erased leaves the seat free.
    let school = School::new(&test, "nora").await;
    school.grant(&test, 1).await;
    let eve = school.joined(&test, "eve", "member").await;
    erase(eve.id).await;
    assert_eq!(
        school.members().await["seats"],
        json!({"total": 1, "taken": 0})
    );
}

#[tokio::test]
async fn dissolving_ends_seats_and_sight_and_deletes_nothing_of_the_members() {
    let mut test = TestApp::new().await;
    test.sell_plans();
    let school = School::new(&test, "ilse").await;
    school.grant(&test, 2).await;
    let ben = school.joined(&test, "ben", "member").await;
    let session = crate::support::lesson_session(1, 1, 60, "2026-11-20");
    assert_eq!(crate::push::push(&ben, &[session]).await, ["stored"]);
    school
        .owner
        .client
        .delete(&school.path(""))
        .await
        .expect(204);
    assert_eq!(plan(&ben).await, "free");
    assert_eq!(test.count("SELECT COUNT(*) FROM sessions").await, 1);
    assert_eq!(
        ben.client.get("/v1/care").await.json()["seen_by"],
        json!([])
    );
    let again = school
        .owner
        .client
        .post("/v1/orgs", &json!({"name": "New"}))
        .await;
    again.expect(201);
    let twice = school
        .owner
        .client
        .post("/v1/orgs", &json!({"name": "Two"}))
        .await;
    twice.expect_error(409, "org_exists");
}

#[tokio::test]
async fn a_child_is_a_member_and_leads_nothing() {
    let test = TestApp::new().await;
    let school = School::new(&test, "ilse").await;
    let kim = proven_with(&test, "kim", &json!({"birth_year": 2015})).await;
    school.takes(&kim, "kim", "member").await;
    let path = school.path(&format!("/members/{}", school.member_id("kim").await));
    for role in ["manager", "owner"] {
        let answer = school
            .owner
            .client
            .patch(&path, &json!({"role": role}))
            .await;
        answer.expect_error(403, "forbidden");
    }
    let answer = kim.client.post("/v1/orgs", &json!({"name": "Kids"})).await;
    answer.expect_error(403, "not_in_plan");
    let lea = proven_with(&test, "lea", &json!({"birth_year": 2014})).await;
    let form = json!({"email": "lea@example.org", "role": "manager"});
    school
        .owner
        .client
        .post(&school.path("/members"), &form)
        .await
        .expect(200);
    let accept = accepting(&question(&lea).await["id"]);
    let said = json!({"seen": [], "by_guardian": true});
    lea.client
        .post(&accept, &said)
        .await
        .expect_error(403, "forbidden");
}

#[tokio::test]
async fn operators_help_and_every_act_is_in_the_trail() {
    let mut test = TestApp::new().await;
    test.sell_plans();
    let school = School::new(&test, "ilse").await;
    school.grant(&test, 5).await;
    proven(&test, "bursar").await;
    let account = |name: &str| Account {
        email: format!("{name}@example.org"),
    };
    let run = async |command: Command| admin::run(&test.app.db, &command, test.clock.now()).await;
    let shown = run(Command::Orgs(account("ilse"))).await.unwrap();
    let shown: Value = serde_json::from_str(&shown).unwrap();
    assert_eq!(
        (&shown["seats"], &shown["taken"], &shown["members"]),
        (&json!(5), &json!(0), &json!(1))
    );
    let set = Command::SetPayer {
        account: account("bursar"),
        org: school.id,
    };
    run(set).await.unwrap();
    run(Command::EndSeatGrants { org: school.id })
        .await
        .unwrap();
    assert_eq!(school.members().await["seats"]["total"], 0);
    let nowhere = Command::GrantSeats {
        org: Uuid::from_u128(1),
        seats: 1,
        days: 1,
    };
    assert!(run(nowhere).await.is_err());
    let acts: Vec<String> = sqlx::query_scalar(
        "SELECT action FROM audit_log WHERE actor = 'operator' AND action <> 'plan_granted' ORDER BY id",
    )
    .fetch_all(&test.app.db)
    .await
    .unwrap();
    assert_eq!(
        acts,
        [
            "seats_granted",
            "orgs_shown",
            "org_payer_set",
            "seat_grants_ended"
        ]
    );
}
