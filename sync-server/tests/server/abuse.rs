//! Whatever is sent: an answer in the 4xx with a code, never a failure of the server. (That no answer
//! is a 500 and that every error is in the envelope, [`crate::support::Answer`] holds for all tests.)

use axum::body::Body;
use axum::http::{Method, Request};
use serde_json::{Value, json};
use tactus_server::router;

use crate::support::{TestApp, registration};

/// Open to everyone, as the contract lists them.
const PUBLIC: [&str; 17] = [
    "GET /account/billing",
    // By its signature, not by a token.
    "POST /v1/stripe/webhook",
    "GET /healthz",
    "GET /readyz",
    "GET /v1/sync/hello",
    "GET /v1/plans",
    "GET /v1/achievements",
    "POST /v1/auth/register",
    "POST /v1/auth/login",
    "POST /v1/auth/refresh",
    "POST /v1/auth/verify-email",
    "POST /v1/auth/request-password-reset",
    "POST /v1/auth/reset-password",
    // The pages that links in mails open.
    "GET /account/verify-email",
    "POST /account/verify-email",
    "GET /account/reset-password",
    "POST /account/reset-password",
];

/// The catalogue is for everyone, a ranking is not.
fn is_public(name: &str) -> bool {
    PUBLIC.contains(&name)
        // By the browser and the app, before anybody is signed in.
        || name.contains(" /v1/auth/oauth/")
        || name.starts_with("GET /v1/courses") && !name.ends_with("/leaderboard")
}

/// Every route of the OpenAPI document, with something in place of its parameters.
fn routes() -> Vec<(Method, String)> {
    let document = serde_json::to_value(router::document()).unwrap();
    let mut routes = Vec::new();
    for (path, item) in document["paths"].as_object().unwrap() {
        for method in item.as_object().unwrap().keys() {
            let Ok(method) = method.to_uppercase().parse::<Method>() else {
                continue;
            };
            let path = path
                .split('/')
                .map(|part| if part.starts_with('{') { "1" } else { part });
            routes.push((method, path.collect::<Vec<_>>().join("/")));
        }
    }
    assert!(routes.len() >= 8, "{routes:?}");
    routes
}

#[tokio::test]
async fn garbage_of_every_kind_is_refused_on_every_route() {
    let test = TestApp::new().await;
    let ann = test.user("ann").await;
    let deep = format!("{}{}", "[".repeat(10_000), "]".repeat(10_000));
    let deep_object = format!("{}1{}", r#"{"email":"#.repeat(10_000), "}".repeat(10_000));
    let bodies: Vec<Vec<u8>> = vec![
        Vec::new(),
        b"\0".to_vec(),
        b"\xff\xfe\xfd".to_vec(),
        b"hello".to_vec(),
        b"null".to_vec(),
        b"[]".to_vec(),
        b"{".to_vec(),
        b"{}".to_vec(),
        b"{\"email\": \"\xc3\x28\"}".to_vec(),
        br#"{"email": "\ud800", "password": "\udfff"}"#.to_vec(),
        br#"{"email": 1e999}"#.to_vec(),
        br#"{"email": {"email": []}, "password": -1, "device_id": true}"#.to_vec(),
        br#"{"refresh_token": ["x"], "sessions": {}, "device_id": 5}"#.to_vec(),
        br#"{"language": 1, "theme": [], "username": {}}"#.to_vec(),
        br#"{"email": "a@b.co", "email": "c@d.co"}"#.to_vec(),
        deep.into_bytes(),
        deep_object.into_bytes(),
    ];
    for (method, path) in routes() {
        for body in &bodies {
            for client in [
                test.anon(),
                test.anon().with_token("ta_forged"),
                ann.client.clone(),
            ] {
                let answer = client
                    .send(method.clone(), &path, body.clone().into())
                    .await;
                // A route without a body takes no notice of one; logging out is such a route.
                let fine = answer.status.is_success() || answer.status.is_client_error();
                assert!(fine, "{method} {path}: {}", answer.status);
            }
        }
    }
    assert_eq!(test.count("SELECT COUNT(*) FROM users").await, 1);
}

#[tokio::test]
async fn without_a_good_token_nothing_private_answers() {
    let test = TestApp::new().await;
    let mut private = 0;
    for (method, path) in routes() {
        let name = format!("{method} {path}");
        let public = is_public(&name);
        let tokens = [
            "",
            "ta_",
            "ta_forged",
            "\u{7f}",
            "Bearer",
            &"x".repeat(5000),
        ];
        for header in tokens
            .iter()
            .map(|token| format!("Bearer {token}"))
            .chain(["Basic YTpi".into()])
        {
            let Ok(header) = axum::http::HeaderValue::from_str(&header) else {
                continue;
            };
            let request = Request::builder()
                .method(&method)
                .uri(&path)
                .header("authorization", header);
            let answer = test
                .anon()
                .request(request.body(Body::from("{}")).unwrap())
                .await;
            let refused =
                answer.status.as_u16() == 401 && answer.json()["error"]["code"] == "unauthorized";
            assert_eq!(refused, !public, "{name}: {}", answer.status);
        }
        let answer = test.anon().send(method.clone(), &path, "{}".into()).await;
        assert_eq!(
            answer.status.as_u16() == 401,
            !public,
            "{name} without a token"
        );
        private += u32::from(!public);
    }
    assert!(private >= 3);
}

#[tokio::test]
async fn the_document_says_which_routes_are_private() {
    let document = serde_json::to_value(router::document()).unwrap();
    for (path, item) in document["paths"].as_object().unwrap() {
        for (method, operation) in item.as_object().unwrap() {
            let name = format!("{} {path}", method.to_uppercase());
            let public = is_public(&name);
            let bearer = operation["security"] == json!([{"bearer": []}]);
            assert_eq!(bearer, !public, "{name}");
            assert!(operation["summary"].is_string(), "{name} says what it does");
            let responses = operation["responses"].as_object().unwrap();
            // Each status by its name: `default` would let any pass.
            assert!(!responses.contains_key("default"), "{name}");
            for always in ["500", "503"] {
                assert!(responses.contains_key(always), "{name}");
            }
            assert_eq!(responses.contains_key("401") && bearer, bearer, "{name}");
            for (status, response) in responses {
                assert!(!response["description"].as_str().unwrap().is_empty());
                let schema = &response["content"]["application/json"]["schema"]["$ref"];
                let is_error = status.starts_with(['4', '5']);
                assert_eq!(
                    schema == "#/components/schemas/ErrorBody",
                    is_error,
                    "{name} {status}"
                );
            }
        }
    }
}

#[tokio::test]
async fn other_methods_are_told_which_there_are() {
    let test = TestApp::new().await;
    let routes = routes();
    for (_, path) in &routes {
        for method in [
            Method::GET,
            Method::POST,
            Method::PUT,
            Method::PATCH,
            Method::DELETE,
        ] {
            if routes
                .iter()
                .any(|(each, other)| *each == method && other == path)
            {
                continue;
            }
            let answer = test.anon().send(method.clone(), path, Body::empty()).await;
            let answer = answer.expect_error(405, "method_not_allowed");
            assert!(!answer.headers["allow"].is_empty(), "{method} {path}");
        }
    }
    for path in [
        "/",
        "/v1",
        "/v2/me",
        "/v1/me/",
        "/v1//me",
        "/%00",
        "/v1/auth/%2e%2e/me",
    ] {
        test.anon().get(path).await.expect_error(404, "not_found");
    }
}

#[tokio::test]
async fn a_body_may_not_be_huge() {
    let test = TestApp::new().await;
    let mut body = registration("ann");
    body["password"] = "x".repeat(65 * 1024).into();
    test.anon()
        .post("/v1/auth/register", &body)
        .await
        .expect_error(413, "too_large");
    // Nor may it pretend to be.
    let request = Request::post("/v1/auth/login").header("content-length", "99999999999");
    let answer = test
        .anon()
        .request(request.body(Body::from("{}")).unwrap())
        .await;
    assert!(answer.status.is_client_error());
}

#[tokio::test]
async fn a_null_character_is_a_bad_value_wherever_it_stands() {
    let test = TestApp::new().await;
    let ann = test.user("ann").await;
    for field in [
        "email",
        "device_name",
        "username",
        "full_name",
        "language",
        "timezone",
    ] {
        let mut body = registration("ben");
        body[field] = "a\0@b".into();
        test.anon()
            .post("/v1/auth/register", &body)
            .await
            .expect_fields(&[field]);
    }
    for field in ["username", "full_name", "language", "timezone", "theme"] {
        let answer = ann.client.patch("/v1/me", &json!({field: "a\0b"})).await;
        answer.expect_fields(&[field]);
    }
    // A password is only ever hashed.
    let mut body = registration("ben");
    body["password"] = "nul \0 in between".into();
    test.anon()
        .post("/v1/auth/register", &body)
        .await
        .expect(201);
}

#[tokio::test]
async fn fields_nobody_knows_are_ignored() {
    let test = TestApp::new().await;
    let mut body = registration("ann");
    body["is_admin"] = true.into();
    body["id"] = 77.into();
    body["nested"] = json!({"deep": [null, {"x": 1}]});
    test.anon()
        .post("/v1/auth/register", &body)
        .await
        .expect(201);
    assert_eq!(
        test.count("SELECT COUNT(*) FROM users WHERE is_admin OR id = 77")
            .await,
        0
    );
    let ann = test.anon().login("ann", 1).await;
    let update =
        json!({"email": "x@y.z", "is_premium": true, "plan": "enterprise", "theme": "dark"});
    let me: Value = ann.client.patch("/v1/me", &update).await.expect(200).json();
    assert_eq!(
        (&me["email"], &me["is_premium"]),
        (&json!("ann@example.org"), &json!(false))
    );
}
