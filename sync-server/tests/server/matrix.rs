//! Who may do what: every route × every kind of caller. The routes come from the router, so that one without a row here
//! fails, and so does a row without a route.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use axum::http::Method;
use chrono::TimeDelta;
use serde_json::{Value, json};
use tactus_server::router;
use uuid::Uuid;

use crate::oauth;
use crate::push::push;
use crate::stripe::billing;
use crate::support::{Client, SignedIn, TestApp, example};

/// For whom a route is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Access {
    /// Everybody, with a token that is good or not.
    Open,
    /// Whoever is signed in, about themselves: nothing in the request says about whom.
    Own,
    /// Whoever is signed in, about one thing of theirs; of somebody else's it is not there.
    Thing(Thing),
}

/// What a path names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Thing {
    Session,
    Device,
    Recommendation,
    /// A question to the owner.
    Invitation,
    /// By which the owner is seen.
    Care,
    /// One that the owner owns, and in it somebody else.
    Org,
}

const ROWS: [(&str, Access); 67] = [
    ("GET /healthz", Access::Open),
    ("GET /readyz", Access::Open),
    ("POST /v1/auth/register", Access::Open),
    ("POST /v1/auth/login", Access::Open),
    ("POST /v1/auth/refresh", Access::Open),
    ("GET /v1/auth/oauth/{provider}/start", Access::Open),
    ("GET /v1/auth/oauth/{provider}/callback", Access::Open),
    ("POST /v1/auth/oauth/redeem", Access::Open),
    ("POST /v1/auth/verify-email", Access::Open),
    ("POST /v1/auth/request-password-reset", Access::Open),
    ("POST /v1/auth/reset-password", Access::Open),
    ("GET /account/verify-email", Access::Open),
    ("POST /account/verify-email", Access::Open),
    ("GET /account/reset-password", Access::Open),
    ("POST /account/reset-password", Access::Open),
    ("GET /account/billing", Access::Open),
    ("GET /v1/plans", Access::Open),
    // Everybody may knock: it is the signature that opens.
    ("POST /v1/stripe/webhook", Access::Open),
    ("GET /v1/sync/hello", Access::Open),
    ("GET /v1/courses", Access::Open),
    ("GET /v1/courses/{slug}", Access::Open),
    ("GET /v1/courses/{slug}/lessons/{number}", Access::Open),
    ("GET /v1/achievements", Access::Open),
    ("POST /v1/auth/logout", Access::Own),
    ("GET /v1/me", Access::Own),
    ("PATCH /v1/me", Access::Own),
    ("DELETE /v1/me", Access::Own),
    ("POST /v1/me/email", Access::Own),
    ("POST /v1/me/password", Access::Own),
    ("GET /v1/me/devices", Access::Own),
    ("DELETE /v1/me/devices/{id}", Access::Thing(Thing::Device)),
    ("GET /v1/me/export", Access::Own),
    ("DELETE /v1/me/sessions/{id}", Access::Thing(Thing::Session)),
    ("POST /v1/billing/checkout", Access::Own),
    ("POST /v1/billing/portal", Access::Own),
    ("GET /v1/me/subscription", Access::Own),
    ("POST /v1/sync/push", Access::Own),
    ("GET /v1/sync/pull", Access::Own),
    ("POST /v1/sync/digest", Access::Own),
    (
        "GET /v1/courses/{slug}/lessons/{number}/leaderboard",
        Access::Own,
    ),
    ("GET /v1/me/courses/{slug}/progress", Access::Own),
    ("GET /v1/me/weak-keys", Access::Own),
    ("GET /v1/me/bigrams", Access::Own),
    ("GET /v1/me/daily", Access::Own),
    ("GET /v1/me/weekly", Access::Own),
    ("GET /v1/me/achievements", Access::Own),
    ("GET /v1/me/recommendations", Access::Own),
    (
        "POST /v1/me/recommendations/{id}/dismiss",
        Access::Thing(Thing::Recommendation),
    ),
    (
        "POST /v1/me/recommendations/{id}/complete",
        Access::Thing(Thing::Recommendation),
    ),
    ("GET /v1/care", Access::Own),
    ("GET /v1/care/learners", Access::Own),
    ("GET /v1/care/invitations", Access::Own),
    ("POST /v1/care/invitations", Access::Own),
    (
        "POST /v1/care/invitations/{id}/accept",
        Access::Thing(Thing::Invitation),
    ),
    (
        "POST /v1/care/invitations/{id}/decline",
        Access::Thing(Thing::Invitation),
    ),
    ("DELETE /v1/care/{id}", Access::Thing(Thing::Care)),
    // What members and managers may, and what not, is in orgs/rights.rs.
    ("GET /v1/orgs", Access::Own),
    ("POST /v1/orgs", Access::Own),
    ("DELETE /v1/orgs/{id}", Access::Thing(Thing::Org)),
    ("GET /v1/orgs/{id}/members", Access::Thing(Thing::Org)),
    ("POST /v1/orgs/{id}/members", Access::Thing(Thing::Org)),
    (
        "PATCH /v1/orgs/{id}/members/{member}",
        Access::Thing(Thing::Org),
    ),
    (
        "DELETE /v1/orgs/{id}/members/{member}",
        Access::Thing(Thing::Org),
    ),
    ("POST /v1/orgs/{id}/seats", Access::Thing(Thing::Org)),
    (
        "DELETE /v1/orgs/{id}/seats/{member}",
        Access::Thing(Thing::Org),
    ),
    ("GET /openapi.json", Access::Open),
    ("GET /metrics", Access::Open),
];

/// Served outside the document: it itself, and the figures, which are on a listener of their own.
const OUTSIDE: [&str; 2] = ["GET /openapi.json", "GET /metrics"];

/// Who asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Caller {
    Nobody,
    Forged,
    /// With a refresh token in place of an access token.
    WrongToken,
    Expired,
    SignedOut,
    Suspended,
    Deleted,
    Erased,
    Owner,
    Child,
    Other,
    /// Somebody with the flag of administrators: there is no route for them.
    Admin,
}

const CALLERS: [Caller; 12] = [
    Caller::Nobody,
    Caller::Forged,
    Caller::WrongToken,
    Caller::Expired,
    Caller::SignedOut,
    Caller::Suspended,
    Caller::Deleted,
    Caller::Erased,
    Caller::Owner,
    Caller::Child,
    Caller::Other,
    Caller::Admin,
];

impl Caller {
    /// What somebody like this gets from a route.
    fn expected(self, access: Access) -> Expected {
        match (access, self) {
            (Access::Open, _)
            | (Access::Own, Self::Owner | Self::Child | Self::Other | Self::Admin) => {
                Expected::LetIn
            }
            (_, Self::Deleted) => Expected::Refused(410, "account_erased"),
            (
                _,
                Self::Nobody
                | Self::Forged
                | Self::WrongToken
                | Self::Expired
                | Self::SignedOut
                | Self::Suspended
                | Self::Erased,
            ) => Expected::Refused(401, "unauthorized"),
            (Access::Thing(_), Self::Other | Self::Admin) => Expected::Refused(404, "not_found"),
            (Access::Thing(_), Self::Owner | Self::Child) => Expected::Done,
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Expected {
    /// Whatever it answers, it is not about who asks.
    LetIn,
    /// Done.
    Done,
    Refused(u16, &'static str),
}

/// Routes of the document, by `METHOD /path`.
fn routes() -> Vec<String> {
    let document = serde_json::to_value(router::document()).unwrap();
    let mut routes = Vec::new();
    for (path, item) in document["paths"].as_object().unwrap() {
        routes.extend(
            item.as_object()
                .unwrap()
                .keys()
                .map(|method| format!("{} {path}", method.to_uppercase())),
        );
    }
    routes
}

/// Somebody new, and a thing of theirs.
struct Somebody {
    user: SignedIn,
    session: Uuid,
    recommendation: i64,
    invitation: Uuid,
    care: Uuid,
    org: Uuid,
    /// Somebody else's membership of it.
    member: Uuid,
}

impl Somebody {
    async fn new(test: &TestApp, number: u128, other: &Value) -> Self {
        let name = format!("somebody{number}");
        let mut fields = json!({"device_id": Uuid::from_u128(1000 + number)});
        for (field, value) in other.as_object().unwrap() {
            fields[field] = value.clone();
        }
        let user = test.anon().register_with(&name, &fields).await;
        let mut session = example(number);
        session["result"] = crate::support::example_result();
        assert_eq!(push(&user, &[session]).await, ["stored"]);
        let add = "INSERT INTO ai_recommendations (user_id, recommendation_type, title)
            VALUES ($1, 'weak_keys', 'recommendation-weak-keys')
            ON CONFLICT (user_id, recommendation_type, subject) WHERE is_active DO UPDATE SET title = excluded.title
            RETURNING id";
        let recommendation = sqlx::query_scalar(add)
            .bind(user.id)
            .fetch_one(&test.app.db)
            .await
            .unwrap();
        let (invitation, care, org, member) = among_people(test, user.id).await;
        Self {
            user,
            invitation,
            care,
            org,
            member,
            session: Uuid::from_u128(number),
            recommendation,
        }
    }

    fn id(&self, thing: Thing) -> String {
        match thing {
            Thing::Session => self.session.to_string(),
            Thing::Device => self.user.device_id.to_string(),
            Thing::Recommendation => self.recommendation.to_string(),
            Thing::Invitation => self.invitation.to_string(),
            Thing::Care => self.care.to_string(),
            Thing::Org => self.org.to_string(),
        }
    }

    async fn set(&self, test: &TestApp, what: &str) {
        let sql = format!("UPDATE users SET {what} WHERE id = {}", self.user.id);
        sqlx::raw_sql(sqlx::AssertSqlSafe(sql))
            .execute(&test.app.db)
            .await
            .unwrap();
    }
}

/// Somebody proven, who is asked and seen by one who is everywhere, and owns an organisation with them in it.
async fn among_people(test: &TestApp, user: i64) -> (Uuid, Uuid, Uuid, Uuid) {
    sqlx::query_as(
        "WITH everywhere AS (SELECT id FROM users WHERE email = 'everywhere@example.org'),
        person AS (UPDATE users SET email_verified = TRUE WHERE id = $1 RETURNING id, email),
        asked AS (INSERT INTO care_invitations (email, carer_id, sent_by, created_at, expires_at)
            SELECT p.email, e.id, e.id, NOW(), '2100-01-01' FROM person p, everywhere e RETURNING id),
        seen AS (INSERT INTO care_links (learner_id, carer_id, since, seen)
            SELECT p.id, e.id, NOW(), '{progress}' FROM person p, everywhere e RETURNING id),
        org AS (INSERT INTO organisations (name, created_at) VALUES ('School', NOW()) RETURNING id),
        owner AS (INSERT INTO org_members (org_id, user_id, role, joined_at)
            SELECT o.id, p.id, 'owner', NOW() FROM org o, person p),
        member AS (INSERT INTO org_members (org_id, user_id, role, joined_at)
            SELECT o.id, e.id, 'member', NOW() FROM org o, everywhere e RETURNING id)
        SELECT asked.id, seen.id, org.id, member.id FROM asked, seen, org, member",
    )
    .bind(user)
    .fetch_one(&test.app.db)
    .await
    .unwrap()
}

/// What has to be said for a route about people to be understood.
fn said(owner: &Somebody, method: &Method, path: &str) -> Value {
    let all = protocol::Seen::ALL.map(protocol::Seen::as_str);
    match path {
        "/v1/care/invitations/{id}/accept" => json!({"seen": all, "by_guardian": true}),
        "/v1/orgs/{id}/members" => json!({"email": "new@example.org"}),
        "/v1/orgs/{id}/members/{member}" if *method == Method::PATCH => json!({"role": "member"}),
        "/v1/orgs/{id}/seats" => json!({"member": owner.member}),
        _ => json!({}),
    }
}

/// One cell: a new owner, and somebody of this kind who asks for what is the owner's.
async fn cell(
    test: &TestApp,
    number: u128,
    caller: Caller,
    method: &Method,
    path: &str,
    access: Access,
) -> Result<(), String> {
    let other = if caller == Caller::Child {
        json!({"birth_year": 2015})
    } else {
        json!({})
    };
    let owner = Somebody::new(test, number, &other).await;
    let client: Client = match caller {
        Caller::Nobody => test.anon(),
        Caller::Forged => test
            .anon()
            .with_token("ta_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"),
        Caller::WrongToken => test.anon().with_token(&owner.user.tokens.refresh_token),
        Caller::Expired => {
            sqlx::query("UPDATE access_tokens SET expires_at = $1")
                .bind(tactus_server::clock::Clock::now(&*test.clock) - TimeDelta::seconds(1))
                .execute(&test.app.db)
                .await
                .unwrap();
            owner.user.client.clone()
        }
        Caller::SignedOut => {
            owner
                .user
                .client
                .post("/v1/auth/logout", &json!({}))
                .await
                .expect(204);
            owner.user.client.clone()
        }
        Caller::Suspended => {
            owner.set(test, "is_active = FALSE").await;
            owner.user.client.clone()
        }
        Caller::Deleted | Caller::Erased => {
            owner.user.client.delete("/v1/me").await.expect(202);
            if caller == Caller::Erased {
                sqlx::query("SELECT erase_user($1)")
                    .bind(owner.user.id)
                    .execute(&test.app.db)
                    .await
                    .unwrap();
            }
            owner.user.client.clone()
        }
        Caller::Owner | Caller::Child => owner.user.client.clone(),
        Caller::Other | Caller::Admin => {
            let other = Somebody::new(test, number + 500_000, &json!({})).await;
            if caller == Caller::Admin {
                other.set(test, "is_admin = TRUE").await;
            }
            other.user.client.clone()
        }
    };
    let body = said(&owner, method, path).to_string();
    let path = match access {
        Access::Thing(thing) => path
            .replace("{id}", &owner.id(thing))
            .replace("{member}", &owner.member.to_string()),
        _ => path
            .replace("{slug}", "adults-en-v1")
            .replace("{number}", "1")
            .replace("{provider}", "google"),
    };
    let answer = client.send(method.clone(), &path, body.into()).await;
    let status = answer.status.as_u16();
    let right = match caller.expected(access) {
        Expected::LetIn => ![401, 403, 404, 410].contains(&status),
        Expected::Done => answer.status.is_success(),
        Expected::Refused(expected, code) => {
            status == expected && answer.json()["error"]["code"] == code
        }
    };
    if right {
        Ok(())
    } else {
        Err(format!("{method} {path} by {caller:?}: {status}"))
    }
}

#[tokio::test]
async fn every_route_for_every_kind_of_caller() {
    let rows: BTreeMap<&str, Access> = ROWS.into_iter().collect();
    assert_eq!(rows.len(), ROWS.len(), "a route has two rows");
    let routes = routes();
    for route in &routes {
        assert!(
            rows.contains_key(route.as_str()),
            "{route} has no row: who may do it?"
        );
    }
    for route in rows.keys().filter(|route| !OUTSIDE.contains(route)) {
        assert!(
            routes.iter().any(|each| each == route),
            "there is no {route}"
        );
    }
    let mut test = TestApp::new().await;
    let both = oauth::providers("http://127.0.0.1:1", "http://127.0.0.1:1");
    let sells = billing("http://127.0.0.1:1", false, &test);
    test.change(|app| {
        app.oauth = both.into();
        app.billing = Some(sells);
    });
    test.user("everywhere").await;
    let mut wrong = Vec::new();
    let mut cells = 0;
    for route in &routes {
        let (method, path) = route.split_once(' ').unwrap();
        let method: Method = method.parse().unwrap();
        for caller in CALLERS {
            cells += 1;
            wrong.extend(
                cell(&test, cells, caller, &method, path, rows[route.as_str()])
                    .await
                    .err(),
            );
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert_eq!(cells, routes.len() as u128 * CALLERS.len() as u128);
}

/// The matrix is made from the document; so nothing may be routed that is not in it.
#[test]
fn nothing_is_routed_beside_the_document() {
    fn routed(folder: &Path, found: &mut Vec<String>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                routed(&path, found);
            } else if path.extension().is_some_and(|ext| ext == "rs") {
                let text = fs::read_to_string(&path).unwrap();
                let text = text.split("#[cfg(test)]").next().unwrap().to_owned();
                found.extend(
                    text.split(".route(")
                        .skip(1)
                        .map(|rest| rest.split('"').nth(1).unwrap_or_default().to_owned()),
                );
                assert!(
                    !text.contains(".nest")
                        && !text.contains("route_service")
                        && !text.contains(".fallback("),
                    "{}",
                    path.display()
                );
            }
        }
    }
    let mut found = Vec::new();
    routed(
        &Path::new(env!("CARGO_MANIFEST_DIR")).join("src"),
        &mut found,
    );
    found.sort();
    assert_eq!(found, ["/metrics", "/openapi.json"]);
}
