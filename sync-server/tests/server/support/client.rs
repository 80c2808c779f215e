//! Who asks.

use axum::Router;
use std::net::SocketAddr;

use axum::body::Body;
use axum::extract::ConnectInfo;
use axum::http::{Method, Request};
use protocol::TokenPair;
use serde_json::{Value, json};
use tower::ServiceExt as _;
use uuid::Uuid;

use super::Answer;

/// The password of every account made by [`Client::register`].
pub(crate) const PASSWORD: &str = "correct horse battery";

/// Someone with or without a token, asking the router directly.
#[derive(Clone)]
pub(crate) struct Client {
    router: Router,
    token: Option<String>,
    /// Where from, and what a proxy there says.
    from: Option<(SocketAddr, Option<String>)>,
}

/// Someone with an account, on one device.
pub(crate) struct SignedIn {
    pub(crate) client: Client,
    pub(crate) id: i64,
    pub(crate) device_id: Uuid,
    pub(crate) tokens: TokenPair,
}

impl Client {
    pub(crate) fn new(router: Router) -> Self {
        Self {
            router,
            token: None,
            from: None,
        }
    }

    /// The same with this access token.
    pub(crate) fn with_token(&self, token: &str) -> Self {
        Self {
            router: self.router.clone(),
            token: Some(token.to_owned()),
            from: self.from.clone(),
        }
    }

    /// The same from this address, perhaps a proxy's that speaks for another one.
    pub(crate) fn at(&self, address: &str, forwarded_for: Option<&str>) -> Self {
        let from = SocketAddr::new(address.parse().unwrap(), 40_000);
        Self {
            from: Some((from, forwarded_for.map(str::to_owned))),
            ..self.clone()
        }
    }

    pub(crate) async fn get(&self, path: &str) -> Answer {
        self.send(Method::GET, path, Body::empty()).await
    }

    pub(crate) async fn post(&self, path: &str, body: &Value) -> Answer {
        self.send(Method::POST, path, body.to_string().into()).await
    }

    pub(crate) async fn patch(&self, path: &str, body: &Value) -> Answer {
        self.send(Method::PATCH, path, body.to_string().into())
            .await
    }

    pub(crate) async fn delete(&self, path: &str) -> Answer {
        self.send(Method::DELETE, path, Body::empty()).await
    }

    pub(crate) async fn send(&self, method: Method, path: &str, body: Body) -> Answer {
        self.request(
            Request::builder()
                .method(method)
                .uri(path)
                .body(body)
                .unwrap(),
        )
        .await
    }

    /// Any request; the token is added.
    pub(crate) async fn request(&self, mut request: Request<Body>) -> Answer {
        if let Some(token) = &self.token {
            let value = format!("Bearer {token}").parse().unwrap();
            request.headers_mut().insert("authorization", value);
        }
        if let Some((from, forwarded_for)) = &self.from {
            request.extensions_mut().insert(ConnectInfo(*from));
            if let Some(client) = forwarded_for {
                request
                    .headers_mut()
                    .insert("x-forwarded-for", client.parse().unwrap());
            }
        }
        Answer::read(self.router.clone().oneshot(request).await.unwrap()).await
    }

    /// Registers `name@example.org`, an adult who consents to raw key presses.
    pub(crate) async fn register(&self, name: &str) -> SignedIn {
        self.register_with(name, &json!({})).await
    }

    /// The same with other or more fields.
    pub(crate) async fn register_with(&self, name: &str, other: &Value) -> SignedIn {
        let mut body = registration(name);
        for (field, value) in other.as_object().unwrap() {
            body[field] = value.clone();
        }
        let answer = self.post("/v1/auth/register", &body).await.expect(201);
        self.signed_in(&answer, device_of(&body))
    }

    /// Signs `name@example.org` in on another device.
    pub(crate) async fn login(&self, name: &str, device: u128) -> SignedIn {
        let body = json!({
            "email": format!("{name}@example.org"),
            "password": PASSWORD,
            "device_id": Uuid::from_u128(device),
        });
        let answer = self.post("/v1/auth/login", &body).await.expect(200);
        self.signed_in(&answer, device_of(&body))
    }

    fn signed_in(&self, answer: &Answer, device_id: Uuid) -> SignedIn {
        let tokens: TokenPair = answer.body();
        let user = &answer.json()["user"];
        SignedIn {
            client: self.with_token(&tokens.access_token),
            id: user["id"].as_i64().unwrap(),
            device_id,
            tokens,
        }
    }
}

/// A good registration of `name@example.org`.
pub(crate) fn registration(name: &str) -> Value {
    json!({
        "email": format!("{name}@example.org"),
        "password": PASSWORD,
        "device_id": "0d9f6d0e-6a4e-4c0b-9a44-0a6c5a2f7e11",
        "device_name": "Test bench",
        "language": "en",
        "timezone": "Europe/Berlin",
        "birth_year": 1990,
        "consent_analytics": true,
        "consent_marketing": false,
    })
}

fn device_of(body: &Value) -> Uuid {
    body["device_id"].as_str().unwrap().parse().unwrap()
}
