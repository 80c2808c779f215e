//! Who may do what in an organisation: every route × everybody who could try, and attacks from the school next door.

use axum::http::Method;
use serde_json::{Value, json};
use uuid::Uuid;

use super::School;
use crate::support::{Client, TestApp};

/// Somebody who tries.
const CALLERS: [&str; 7] = [
    "owner",
    "manager",
    "member",
    "removed manager",
    "owner next door",
    "manager next door",
    "stranger",
];

/// What a caller gets: of those who are not in it, nobody learns that it is there.
fn expected(caller: &str, leads: bool, owns: bool) -> (u16, &'static str) {
    match caller {
        "owner" => (200, ""),
        "manager" if leads && !owns => (200, ""),
        "manager" | "member" => (403, "forbidden"),
        _ => (404, "not_found"),
    }
}

#[tokio::test]
async fn every_route_by_everybody_who_could_try() {
    let test = TestApp::new().await;
    let next_door = School::new(&test, "nora").await;
    let max_next_door = next_door.joined(&test, "mo", "manager").await;
    let stranger = test.user("stranger").await;
    // Method, rest of the path, body, for managers, for owners alone; each row has a school of its own.
    let rows = [
        (Method::GET, "/members", json!({}), true, false),
        (
            Method::POST,
            "/members",
            json!({"email": "new@example.org"}),
            true,
            false,
        ),
        (
            Method::POST,
            "/members",
            json!({"email": "new@example.org", "role": "manager"}),
            true,
            true,
        ),
        (
            Method::PATCH,
            "/members/{member}",
            json!({"role": "manager"}),
            true,
            true,
        ),
        (Method::DELETE, "/members/{member}", json!({}), true, false),
        (Method::DELETE, "/members/{manager}", json!({}), true, true),
        (
            Method::POST,
            "/seats",
            json!({"member": "{member}"}),
            true,
            false,
        ),
        (Method::DELETE, "/seats/{member}", json!({}), true, false),
        (Method::DELETE, "", json!({}), true, true),
    ];
    let mut number = 0;
    let mut cells = 0;
    let mut wrong = Vec::new();
    for (method, rest, body, leads, owns) in rows {
        for caller in CALLERS {
            number += 1;
            let school = School::new(&test, &format!("owner{number}")).await;
            let manager = school
                .joined(&test, &format!("manager{number}"), "manager")
                .await;
            let member = school
                .joined(&test, &format!("member{number}"), "member")
                .await;
            school
                .joined(&test, &format!("victim{number}"), "member")
                .await;
            let gone = school
                .joined(&test, &format!("gone{number}"), "manager")
                .await;
            let out = school.member_id(&format!("gone{number}")).await;
            gone.client
                .delete(&school.path(&format!("/members/{out}")))
                .await
                .expect(204);
            let victim = school.member_id(&format!("victim{number}")).await;
            let boss = school.member_id(&format!("manager{number}")).await;
            let client: &Client = match caller {
                "owner" => &school.owner.client,
                "manager" => &manager.client,
                "member" => &member.client,
                "removed manager" => &gone.client,
                "owner next door" => &next_door.owner.client,
                "manager next door" => &max_next_door.client,
                _ => &stranger.client,
            };
            // A manager's own membership is another matter: everybody may leave.
            if caller == "manager" && rest.contains("{manager}") {
                continue;
            }
            cells += 1;
            let fill = |text: &str| {
                text.replace("{member}", &victim)
                    .replace("{manager}", &boss)
            };
            let path = school.path(&fill(rest));
            let said: Value = serde_json::from_str(&fill(&body.to_string())).unwrap();
            let answer = client
                .send(method.clone(), &path, said.to_string().into())
                .await;
            let (status, code) = expected(caller, leads, owns);
            let right = if status == 200 {
                answer.status.is_success()
            } else {
                answer.status.as_u16() == status && answer.json()["error"]["code"] == code
            };
            if !right {
                wrong.push(format!("{method} {rest} by {caller}: {}", answer.status));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert_eq!(cells, 9 * 7 - 1);
}

#[tokio::test]
async fn whoever_leads_one_school_reaches_nobody_in_another() {
    let test = TestApp::new().await;
    let (ours, theirs) = (
        School::new(&test, "ilse").await,
        School::new(&test, "nora").await,
    );
    let ben = theirs.joined(&test, "ben", "member").await;
    let member = theirs.member_id("ben").await;
    let link = ben.client.get("/v1/care").await.json()["seen_by"][0]["id"].clone();
    let ilse = &ours.owner.client;
    // Their member by our path, and their relation by its id.
    for path in [format!("/members/{member}"), format!("/seats/{member}")] {
        ilse.delete(&ours.path(&path))
            .await
            .expect_error(404, "not_found");
    }
    let seat = json!({"member": member});
    ilse.post(&ours.path("/seats"), &seat)
        .await
        .expect_error(404, "not_found");
    let role = ours.path(&format!("/members/{member}"));
    ilse.patch(&role, &json!({"role": "owner"}))
        .await
        .expect_error(404, "not_found");
    let end = format!("/v1/care/{}", link.as_str().unwrap());
    ilse.delete(&end).await.expect_error(404, "not_found");
    assert_eq!(
        ilse.get("/v1/care/learners").await.json()["learners"],
        json!([])
    );
    // Guessed and broken ids.
    for id in [
        Uuid::from_u128(7).to_string(),
        "x".to_owned(),
        "1".to_owned(),
    ] {
        let path = format!("/v1/orgs/{id}/members");
        ilse.get(&path).await.expect_error(404, "not_found");
    }
    // Their questions are not ours to answer or to take back.
    let form = json!({"email": "eve@example.org"});
    theirs
        .owner
        .client
        .post(&theirs.path("/members"), &form)
        .await
        .expect(200);
    let asked = theirs.members().await["invitations"][0]["id"].clone();
    let path = format!("/v1/care/{}", asked.as_str().unwrap());
    ilse.delete(&path).await.expect_error(404, "not_found");
    theirs.owner.client.delete(&path).await.expect(204);
    assert_eq!(theirs.member("ben").await["is_seen"], true);
}

#[tokio::test]
async fn a_manager_who_was_removed_sees_nothing_from_that_moment_on() {
    let test = TestApp::new().await;
    let school = School::new(&test, "ilse").await;
    let max = school.joined(&test, "max", "manager").await;
    school.joined(&test, "ben", "member").await;
    let seen = async || max.client.get("/v1/care/learners").await.json()["learners"].clone();
    assert_eq!(seen().await.as_array().unwrap().len(), 1);
    let path = school.path(&format!("/members/{}", school.member_id("max").await));
    school.owner.client.delete(&path).await.expect(204);
    assert_eq!(seen().await, json!([]));
    let members = max.client.get(&school.path("/members")).await;
    members.expect_error(404, "not_found");
}
