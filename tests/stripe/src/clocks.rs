//! Test clocks, and what a script does with a customer that lives by one: a card, a subscription, time that goes by. As
//! far as the stories of the sandbox need it.

use axum::http::Method;
use serde_json::{Value, json};

use super::acts::{Answer, Asked, MISSING};
use super::render;
use super::truth::{DAY, Truth, is_over};

/// Does what is asked, where it is one of these.
pub(super) fn done(truth: &mut Truth, asked: &Asked) -> Option<Answer> {
    let parts: Vec<&str> = asked.path.trim_start_matches("/v1/").split('/').collect();
    let is_post = asked.method == Method::POST;
    if let (&Method::DELETE, ["test_helpers", "test_clocks", id]) =
        (&asked.method, parts.as_slice())
    {
        let known = truth.clocks.remove(*id).ok_or(MISSING);
        return Some(known.map(|_| json!({"id": id, "deleted": true})));
    }
    Some(match (is_post, parts.as_slice()) {
        (true, ["test_helpers", "test_clocks"]) => Ok(begin(truth, asked)),
        (true, ["test_helpers", "test_clocks", id, "advance"]) => advance(truth, asked, id),
        (false, ["test_helpers", "test_clocks", id]) => {
            let at = truth.clocks.get(*id).ok_or(MISSING);
            at.map(|at| shown(id, *at))
        }
        (true, ["payment_methods", method, "attach"]) => card(truth, asked, method),
        (true, ["customers", id]) => {
            let known = truth.customers.contains_key(*id);
            known
                .then(|| json!({"id": id, "object": "customer"}))
                .ok_or(MISSING)
        }
        (true, ["subscriptions"]) => subscribe(truth, asked),
        (true, ["subscriptions", id]) => change(truth, asked, id),
        (true, ["invoices", id, "pay"]) => {
            let invoice = truth.invoices.get(*id).cloned();
            invoice.ok_or(MISSING).map(|invoice| {
                truth.settle(&invoice.subscription);
                json!({"id": id, "object": "invoice", "status": "paid"})
            })
        }
        _ => return None,
    })
}

fn number(asked: &Asked, name: &str) -> i64 {
    asked.get(name).unwrap().parse().unwrap()
}

fn shown(id: &str, at: i64) -> Value {
    json!({"id": id, "object": "test_helpers.test_clock", "frozen_time": at, "status": "ready"})
}

fn begin(truth: &mut Truth, asked: &Asked) -> Value {
    let (id, at) = (truth.id("clock"), number(asked, "frozen_time"));
    truth.clocks.insert(id.clone(), at);
    shown(&id, at)
}

/// `pm_card_chargeCustomerFail` can be attached and is refused when it is to pay.
fn card(truth: &mut Truth, asked: &Asked, method: &str) -> Answer {
    let customer = asked.get("customer").unwrap().to_owned();
    if !truth.customers.contains_key(&customer) {
        return Err(MISSING);
    }
    if method == "pm_card_chargeCustomerFail" {
        truth.refused.insert(customer);
    } else {
        truth.refused.remove(&customer);
    }
    let id = truth.id("pm");
    Ok(json!({"id": id, "object": "payment_method"}))
}

fn subscribe(truth: &mut Truth, asked: &Asked) -> Answer {
    let customer = asked.get("customer").unwrap().to_owned();
    let clock = truth.lives_by.get(&customer).ok_or(MISSING)?;
    let now = truth.clocks[clock];
    let price = asked.get("items[0][price]").unwrap().to_owned();
    let trial = asked
        .get("trial_period_days")
        .map(|days| days.parse::<i64>().unwrap());
    let before = std::mem::replace(&mut truth.now, now);
    let id = truth.subscribe(&customer, &price, 1, asked.get("metadata[tactus_account]"));
    if let Some(days) = trial {
        truth.change(&id, |one| {
            one.trial = Some((now, now + days * DAY));
            one.end = now + days * DAY;
            "trialing".clone_into(&mut one.status);
        });
    }
    truth.now = before;
    let one = &truth.subscriptions[&id];
    Ok(render::subscription(truth, one, asked.shape, false))
}

fn change(truth: &mut Truth, asked: &Asked, id: &str) -> Answer {
    if !truth.subscriptions.contains_key(id) {
        return Err(MISSING);
    }
    truth.change(id, |one| {
        one.cancel_at_period_end = asked.get("cancel_at_period_end") == Some("true");
    });
    let one = &truth.subscriptions[id];
    Ok(render::subscription(truth, one, asked.shape, false))
}

/// Lets everything happen that falls due up to then.
fn advance(truth: &mut Truth, asked: &Asked, id: &str) -> Answer {
    let until = number(asked, "frozen_time");
    let at = *truth.clocks.get(id).ok_or(MISSING)?;
    if until <= at {
        return Err((400, "test_clock_advance_too_small"));
    }
    let before = truth.now;
    let theirs = |truth: &Truth| {
        let due = truth.subscriptions.values().filter(|one| {
            truth
                .lives_by
                .get(&one.customer)
                .is_some_and(|clock| clock == id)
                && !is_over(&one.status)
                && one.end <= until
        });
        due.min_by_key(|one| one.end)
            .map(|one| (one.id.clone(), one.end))
    };
    while let Some((one, end)) = theirs(truth) {
        truth.now = end;
        let subscription = &truth.subscriptions[&one];
        if subscription.cancel_at_period_end {
            truth.cancel(&one);
        } else {
            let is_paid = !truth.refused.contains(&subscription.customer);
            truth.renew(&one, is_paid);
        }
    }
    truth.now = before;
    truth.clocks.insert(id.to_owned(), until);
    Ok(shown(id, until))
}
