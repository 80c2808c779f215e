//! What must not sign anybody in, up to the code for the app: tables of attacks, and after each of them no session,
//! account or link more than before.

use axum::http::StatusCode;
use chrono::TimeDelta;
use serde_json::{Value, json};

use super::openid::Signed;
use super::stage::{Browser, Stage, TheirApp, arrived};
use crate::support::Answer;

const CHALLENGE: &str = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

/// At the start: what is asked for, and the field that is named.
const STARTS: [(&str, &str, &str); 15] = [
    ("no PKCE", "port=49152&state=s", "code_challenge"),
    (
        "an empty challenge",
        "code_challenge=&port=49152&state=s",
        "code_challenge",
    ),
    (
        "a challenge that is no hash",
        "code_challenge=abc&port=49152&state=s",
        "code_challenge",
    ),
    (
        "plain PKCE",
        "code_challenge={c}&code_challenge_method=plain&port=49152&state=s",
        "code_challenge_method",
    ),
    ("no state", "code_challenge={c}&port=49152", "state"),
    (
        "an empty state",
        "code_challenge={c}&port=49152&state=",
        "state",
    ),
    (
        "CRLF in the state",
        "code_challenge={c}&port=49152&state=a%0d%0aLocation:%20https://evil.example",
        "state",
    ),
    (
        "a NUL in the state",
        "code_challenge={c}&port=49152&state=a%00",
        "state",
    ),
    ("no port", "code_challenge={c}&state=s", "port"),
    ("port 0", "code_challenge={c}&port=0&state=s", "port"),
    (
        "the printer's port",
        "code_challenge={c}&port=631&state=s",
        "port",
    ),
    (
        "a port that is none",
        "code_challenge={c}&port=70000&state=s",
        "port",
    ),
    (
        "a host in the port",
        "code_challenge={c}&port=49152@evil.example&state=s",
        "port",
    ),
    (
        "a path in the port",
        "code_challenge={c}&port=49152/..%2f&state=s",
        "port",
    ),
    (
        "two ports",
        "code_challenge={c}&port=49152&port=80&state=s",
        "query",
    ),
];

#[tokio::test]
async fn a_start_that_is_not_safe_is_none() {
    let stage = Stage::new().await;
    for provider in ["google", "github"] {
        for (what, query, field) in STARTS {
            let query = query.replace("{c}", CHALLENGE);
            let path = format!("/v1/auth/oauth/{provider}/start?{query}");
            let answer = stage.test.anon().get(&path).await.expect(422);
            assert!(
                answer.json()["error"]["fields"][field].is_string(),
                "{what}"
            );
            assert!(
                !answer.headers.contains_key("location")
                    && !answer.headers.contains_key("set-cookie")
            );
        }
    }
    for path in ["/v1/auth/oauth/gitlab", "/v1/auth/oauth/..%2fgoogle"] {
        let path = format!("{path}/start?code_challenge={CHALLENGE}&port=49152&state=s");
        stage
            .test
            .anon()
            .get(&path)
            .await
            .expect_error(404, "not_found");
    }
    assert_eq!(
        stage
            .test
            .count("SELECT COUNT(*) FROM oauth_attempts")
            .await,
        0
    );
    // Where to is not the link's to say.
    let elsewhere = format!(
        "{}&redirect_uri=https://evil.example&host=evil.example",
        TheirApp::new(1).start("github")
    );
    let mut browser = Browser::default();
    let at_the_provider = browser.start(&stage, &elsewhere).await;
    assert!(!at_the_provider.contains("evil"), "{at_the_provider}");
    let back = browser.agree(&at_the_provider).await;
    arrived(&browser.ours(&stage.test, &back).await.expect(303));
    assert_eq!(stage.sessions().await, 0);
}

/// On the way back from the provider.
#[derive(Debug, Clone, Copy)]
enum Back {
    NoState,
    MadeUpState,
    StateOfAnotherAttempt,
    Twice,
    InAnotherBrowser,
    WithTheCookieOfAnotherAttempt,
    TooLate,
    AtTheOtherProvider,
    FromAnotherIssuer,
    Denied,
    DeniedWithACode,
    NoCode,
    MadeUpCode,
    CodeOfSomebodyElse,
    CodeAgain,
    TwoStates,
}

const BACKS: [Back; 16] = [
    Back::NoState,
    Back::MadeUpState,
    Back::StateOfAnotherAttempt,
    Back::Twice,
    Back::InAnotherBrowser,
    Back::WithTheCookieOfAnotherAttempt,
    Back::TooLate,
    Back::AtTheOtherProvider,
    Back::FromAnotherIssuer,
    Back::Denied,
    Back::DeniedWithACode,
    Back::NoCode,
    Back::MadeUpCode,
    Back::CodeOfSomebodyElse,
    Back::CodeAgain,
    Back::TwoStates,
];

/// The path with another value of one parameter, or without it.
fn with(path: &str, name: &str, value: Option<&str>) -> String {
    let (place, query) = path.split_once('?').unwrap();
    let kept = query
        .split('&')
        .filter(|pair| !pair.starts_with(&format!("{name}=")));
    let new = value.map(|value| format!("{name}={value}"));
    let pairs: Vec<_> = kept.map(str::to_owned).chain(new).collect();
    format!("{place}?{}", pairs.join("&"))
}

fn value(path: &str, name: &str) -> String {
    let (_, query) = path.split_once('?').unwrap();
    let prefix = format!("{name}=");
    query
        .split('&')
        .find_map(|pair| pair.strip_prefix(&prefix))
        .unwrap()
        .to_owned()
}

impl Back {
    /// What comes of it.
    async fn tried(self, stage: &Stage, provider: &str) -> Answer {
        let (app, mut browser) = (TheirApp::new(1), Browser::default());
        let at_the_provider = browser.start(stage, &app.start(provider)).await;
        let back = browser.agree(&at_the_provider).await;
        let (other_app, mut other) = (TheirApp::new(2), Browser::default());
        let others = other.start(stage, &other_app.start(provider)).await;
        let others = other.agree(&others).await;
        let path = match self {
            Self::NoState => with(&back, "state", None),
            Self::MadeUpState => with(&back, "state", Some("c3RhdGU")),
            Self::StateOfAnotherAttempt => with(&back, "state", Some(&value(&others, "state"))),
            Self::TwoStates => format!("{back}&state={}", value(&back, "state")),
            Self::AtTheOtherProvider => match provider {
                "google" => back.replace("/google/", "/github/"),
                _ => back.replace("/github/", "/google/"),
            },
            Self::FromAnotherIssuer => format!("{back}&iss=https%3A%2F%2Fevil.example"),
            Self::Denied => format!("{}&error=access_denied", with(&back, "code", None)),
            Self::DeniedWithACode => format!("{back}&error=access_denied"),
            Self::NoCode => with(&back, "code", None),
            Self::MadeUpCode => with(&back, "code", Some("made-up")),
            // The attacker's, so that the victim would work in the attacker's account: PKCE towards the provider.
            Self::CodeOfSomebodyElse => with(&back, "code", Some(&value(&others, "code"))),
            Self::CodeAgain => {
                other.ours(&stage.test, &others).await.expect(303);
                with(&back, "code", Some(&value(&others, "code")))
            }
            _ => back.clone(),
        };
        match self {
            Self::Twice => drop(browser.ours(&stage.test, &back).await.expect(303)),
            Self::InAnotherBrowser => browser = Browser::default(),
            Self::WithTheCookieOfAnotherAttempt => {
                let secret = other.cookies.into_values().next().unwrap();
                browser
                    .cookies
                    .values_mut()
                    .for_each(|cookie| cookie.clone_from(&secret));
            }
            Self::TooLate => stage.test.advance(TimeDelta::minutes(10)),
            _ => {}
        }
        browser.ours(&stage.test, &path).await
    }
}

#[tokio::test]
async fn only_the_browser_that_began_comes_back_and_only_once() {
    for provider in ["google", "github"] {
        for attack in BACKS {
            let stage = Stage::new().await;
            let answer = attack.tried(&stage, provider).await;
            let refused = match answer.status.as_u16() {
                422 => !answer.headers.contains_key("location"),
                303 => arrived(&answer)
                    .keys()
                    .all(|name| ["error", "state"].contains(&name.as_str())),
                _ => false,
            };
            assert!(
                refused,
                "{attack:?} at {provider}: {} {:?}",
                answer.status, answer.headers
            );
            assert_eq!(stage.sessions().await, 0, "{attack:?} at {provider}");
        }
    }
}

/// An id token that is not good: its claims, and how it is signed.
fn id_tokens() -> Vec<(&'static str, Value, Signed)> {
    let past = "2026-11-22T08:29:00Z"
        .parse::<chrono::DateTime<chrono::Utc>>()
        .unwrap()
        .timestamp();
    let honestly = Signed::Honestly;
    vec![
        (
            "of another issuer",
            json!({"iss": "https://evil.example"}),
            honestly,
        ),
        ("of no issuer", json!({"iss": null}), honestly),
        ("for another client", json!({"aud": "another"}), honestly),
        (
            "for us and another client",
            json!({"aud": ["tactus", "another"]}),
            honestly,
        ),
        ("for nobody", json!({"aud": null}), honestly),
        ("of another attempt", json!({"nonce": "another"}), honestly),
        ("of no attempt", json!({"nonce": null}), honestly),
        ("that is over", json!({"exp": past}), honestly),
        ("that never ends", json!({"exp": null}), honestly),
        ("about nobody", json!({"sub": null}), honestly),
        ("by another key", json!({}), Signed::ByAnotherKey),
        ("by nobody", json!({}), Signed::Not),
        ("by the client's secret", json!({}), Signed::WithTheSecret),
        ("that was changed", json!({}), Signed::AndChanged),
    ]
}

#[tokio::test]
async fn an_id_token_is_believed_only_whole() {
    let mut tried = 0;
    for (what, claims, signed) in id_tokens() {
        let stage = Stage::new().await;
        stage.openid.claims(&claims);
        stage.openid.says.lock().unwrap().signed = signed;
        fails_at_the_provider(&stage, "google", what).await;
        tried += 1;
    }
    let stage = Stage::new().await;
    stage.openid.says.lock().unwrap().has_id_token = false;
    fails_at_the_provider(&stage, "google", "without an id token").await;
    // A configuration of somebody else's is not even begun with.
    let stage = Stage::new().await;
    stage.openid.says.lock().unwrap().issuer = Some("https://evil.example".to_owned());
    let start = stage
        .test
        .anon()
        .get(&TheirApp::new(1).start("google"))
        .await;
    start.expect_error(503, "unavailable");
    assert_eq!(
        stage
            .test
            .count("SELECT COUNT(*) FROM oauth_attempts")
            .await,
        0
    );
    assert_eq!(tried, 14);
}

/// The app gets an error and no code.
async fn fails_at_the_provider(stage: &Stage, provider: &str, what: &str) {
    let (app, mut browser) = (TheirApp::new(1), Browser::default());
    let at_the_provider = browser.start(stage, &app.start(provider)).await;
    let back = browser.agree(&at_the_provider).await;
    let arrived = arrived(&browser.ours(&stage.test, &back).await.expect(303));
    assert_eq!(
        arrived.get("error").map(String::as_str),
        Some("provider_failed"),
        "{what}"
    );
    assert!(!arrived.contains_key("code"), "{what}");
    assert_eq!(stage.sessions().await, 0, "{what}");
}

#[tokio::test]
async fn github_says_no_with_status_200_too() {
    let error = |code: &str| Some(json!({"error": code, "error_description": "Why."}));
    for (what, token, api) in [
        (
            "a code that is over",
            error("bad_verification_code"),
            StatusCode::OK,
        ),
        (
            "our secret was changed",
            error("incorrect_client_credentials"),
            StatusCode::OK,
        ),
        (
            "an answer without anything",
            Some(json!({})),
            StatusCode::OK,
        ),
        (
            "a token of another kind",
            Some(json!({"access_token": "gho_x", "token_type": "mac"})),
            StatusCode::OK,
        ),
        (
            "a token with a line break",
            Some(json!({"access_token": "a\r\nb", "token_type": "bearer"})),
            StatusCode::OK,
        ),
        (
            "a token that is none",
            Some(json!({"access_token": "x", "token_type": "bearer"})),
            StatusCode::OK,
        ),
        ("no right to the address", None, StatusCode::FORBIDDEN),
        ("a redirect of the API", None, StatusCode::MOVED_PERMANENTLY),
    ] {
        let stage = Stage::new().await;
        {
            let mut site = stage.github.site.lock().unwrap();
            (site.token, site.api) = (token, api);
        }
        fails_at_the_provider(&stage, "github", what).await;
    }
}
