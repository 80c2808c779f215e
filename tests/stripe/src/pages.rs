//! What a person sees of Stripe: the page to pay on, and the portal. Forms without scripts, and links back.

use std::sync::{Arc, Mutex};

use axum::Router;
use axum::extract::{Form, Path, State};
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse as _, Redirect, Response};
use axum::routing::get;

use super::site::Site;
use super::truth::is_over;
use super::webhook::deliver;

type Shared = State<Arc<Mutex<Site>>>;
/// Fields of a form: `act=pay`, `act=refuse`, `act=cancel`, `act=settle`.
type Acts = Form<Vec<(String, String)>>;

pub(crate) fn routes() -> Router<Arc<Mutex<Site>>> {
    Router::new()
        .route("/c/pay/{id}", get(checkout).post(pay))
        .route("/p/session/{customer}/{number}", get(portal).post(change))
}

fn page(title: &str, acts: &[(&str, &str)]) -> Response {
    let button = |(act, text): &(&str, &str)| {
        format!("<button name=\"act\" value=\"{act}\">{text}</button>")
    };
    let buttons = acts.iter().map(button).collect::<Vec<_>>().concat();
    let html = format!(
        "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>{title}</title></head>\
         <body><main><h1>{title}</h1><form method=\"post\">{buttons}</form></main></body></html>"
    );
    Html(html).into_response()
}

fn gone() -> Response {
    StatusCode::NOT_FOUND.into_response()
}

fn act(form: &[(String, String)]) -> &str {
    let found = form.iter().find(|(name, _)| name == "act");
    found.map_or("", |(_, value)| value.as_str())
}

async fn checkout(State(site): Shared, Path(id): Path<String>) -> Response {
    let site = site.lock().unwrap();
    match site.truth.sessions.get(&id) {
        Some(session) if session.status == "open" => {
            let acts = [
                ("pay", "Pay"),
                ("refuse", "Pay with a card that is refused"),
            ];
            page("Checkout", &acts)
        }
        _ => gone(),
    }
}

async fn pay(State(site): Shared, Path(id): Path<String>, Form(form): Acts) -> Response {
    let back = {
        let mut site = site.lock().unwrap();
        match site.truth.sessions.get(&id).cloned() {
            Some(session) if session.status == "open" => {
                site.truth.pay(&id, act(&form) == "pay");
                session.back
            }
            _ => return gone(),
        }
    };
    deliver(&site).await;
    Redirect::to(&back).into_response()
}

async fn portal(State(site): Shared, Path((customer, number)): Path<(String, u64)>) -> Response {
    let site = site.lock().unwrap();
    if !site.truth.customers.contains_key(&customer) {
        return gone();
    }
    if site.truth.cancelling.contains_key(&number) {
        return page("Cancel the plan?", &[("cancel", "Yes, cancel the plan")]);
    }
    let acts = [
        ("cancel", "Cancel the plan"),
        ("settle", "Put in a card and pay"),
    ];
    page("Customer portal", &acts)
}

async fn change(
    State(site): Shared,
    Path((customer, number)): Path<(String, u64)>,
    Form(form): Acts,
) -> Response {
    let back = {
        let mut site = site.lock().unwrap();
        let truth = &mut site.truth;
        let flow = truth.cancelling.get(&number).cloned();
        let theirs: Vec<String> = truth
            .subscriptions
            .values()
            .filter(|one| one.customer == customer && !is_over(&one.status))
            .filter(|one| flow.as_ref().is_none_or(|(only, _)| *only == one.id))
            .map(|one| one.id.clone())
            .collect();
        for id in theirs {
            if act(&form) == "cancel" {
                truth.change(&id, |one| one.cancel_at_period_end = true);
            } else {
                truth.settle(&id);
            }
        }
        let leaving = || truth.leaving.get(&customer).cloned();
        flow.map(|(_, back)| back)
            .or_else(leaving)
            .unwrap_or_default()
    };
    deliver(&site).await;
    Redirect::to(&back).into_response()
}
