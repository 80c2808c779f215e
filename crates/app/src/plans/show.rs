//! Plans, prices and subscriptions of the server as the page shows them.

use chrono::{DateTime, TimeDelta, Utc};
use sync::{BillingInterval, OwnSubscription, PlanValue, SubscriptionValue};

use crate::{
    host::rfc3339,
    view::plan::{
        LateDays, LatePayment, OwnPlan, OwnPlanState, PayInterval, PlanCost, PlanOffer,
        PlanStanding,
    },
};

pub(super) fn interval(interval: BillingInterval) -> PayInterval {
    match interval {
        BillingInterval::Monthly => PayInterval::Monthly,
        BillingInterval::Yearly => PayInterval::Yearly,
    }
}

pub(super) fn offer(value: &PlanValue, may_try: bool, now: DateTime<Utc>) -> PlanOffer {
    let features = &value.features;
    PlanOffer {
        plan: value.plan.clone(),
        devices: features.devices,
        history_days: features.history_days,
        raw_key_presses: features.raw_key_presses,
        learners: features.learners,
        organisations: features.organisations,
        is_by_invoice: value.is_by_invoice,
        prices: costs(value, may_try, now),
    }
}

fn costs(value: &PlanValue, may_try: bool, now: DateTime<Utc>) -> Vec<PlanCost> {
    let cost = |price: &sync::PlanPrice| {
        let trial_days = price.trial_days.filter(|_| may_try);
        PlanCost {
            interval: interval(price.interval),
            amount: price.amount,
            decimals: sync::decimals(&price.currency),
            currency: price.currency.clone(),
            trial_days,
            first_payment: trial_days
                .and_then(|days| now.checked_add_signed(TimeDelta::days(days.into())))
                .map(rfc3339),
        }
    };
    value.prices.iter().map(cost).collect()
}

pub(super) fn standing(
    value: &SubscriptionValue,
    plans: &[PlanValue],
    now: DateTime<Utc>,
) -> PlanStanding {
    PlanStanding {
        plan: value.plan.clone(),
        source: value.source.clone(),
        granted_until: value.granted_until.map(rfc3339),
        subscription: value
            .subscription
            .as_ref()
            .map(|own| own_plan(own, plans, now)),
    }
}

fn own_plan(own: &OwnSubscription, plans: &[PlanValue], now: DateTime<Utc>) -> OwnPlan {
    let state = state(own, now);
    let until = match state {
        OwnPlanState::Trial => own.trial_end.or(own.current_period_end),
        OwnPlanState::Active => own.current_period_end,
        OwnPlanState::Ending => own.cancel_at,
        OwnPlanState::Late => own.grace_until,
        OwnPlanState::Stopped => own.grace_until.filter(|until| *until <= now),
        OwnPlanState::Ended => own.ended_at,
        OwnPlanState::Unfinished | OwnPlanState::Unclear => None,
    };
    let sold = plans.iter().find(|plan| plan.plan == own.plan);
    let costs = sold.map(|plan| costs(plan, false, now)).unwrap_or_default();
    let wanted = own.interval.map(interval);
    OwnPlan {
        plan: own.plan.clone(),
        state,
        interval: wanted,
        // Several of one thing, as a school buys them, are on the invoice.
        cost: costs
            .into_iter()
            .find(|cost| Some(cost.interval) == wanted && own.quantity == 1),
        period_start: own.current_period_start.map(rfc3339),
        until: until.map(rfc3339),
        late: (state == OwnPlanState::Late)
            .then(|| late(own, now))
            .flatten(),
    }
}

fn state(own: &OwnSubscription, now: DateTime<Utc>) -> OwnPlanState {
    match own.status.as_str() {
        "trialing" | "active" if own.cancel_at.is_some() => OwnPlanState::Ending,
        "trialing" => OwnPlanState::Trial,
        "active" => OwnPlanState::Active,
        "past_due" if own.grace_until.is_none_or(|until| until > now) => OwnPlanState::Late,
        "past_due" | "unpaid" | "paused" => OwnPlanState::Stopped,
        "incomplete" => OwnPlanState::Unfinished,
        "canceled" | "incomplete_expired" => OwnPlanState::Ended,
        _ => OwnPlanState::Unclear,
    }
}

/// The payment that is late. A trial that ended without a card is none.
pub(super) fn late_payment(value: &SubscriptionValue, now: DateTime<Utc>) -> Option<LatePayment> {
    let own = value.subscription.as_ref()?;
    match (own.status.as_str(), state(own, now)) {
        ("past_due", OwnPlanState::Late) => Some(LatePayment {
            until: own.grace_until.map(rfc3339),
        }),
        ("past_due" | "unpaid", OwnPlanState::Stopped) => Some(LatePayment { until: None }),
        _ => None,
    }
}

/// Whole days, the begun one left out.
fn late(own: &OwnSubscription, now: DateTime<Utc>) -> Option<LateDays> {
    let (since, until) = (own.current_period_start?, own.grace_until?);
    let days = |time: TimeDelta| u32::try_from(time.num_days()).ok();
    let all = days(until - since)?;
    Some(LateDays {
        gone: days(now - since)?.min(all),
        all,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn own(status: &str) -> OwnSubscription {
        OwnSubscription {
            plan: "premium".into(),
            status: status.into(),
            interval: Some(BillingInterval::Monthly),
            quantity: 1,
            current_period_start: Some(at("2026-11-14T08:00:00Z")),
            current_period_end: Some(at("2026-12-14T08:00:00Z")),
            trial_end: Some(at("2026-11-30T08:00:00Z")),
            grace_until: None,
            cancel_at: None,
            ended_at: None,
        }
    }

    fn at(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    fn now() -> DateTime<Utc> {
        at("2026-11-22T08:30:00Z")
    }

    #[test]
    fn every_status_of_stripes_is_something_to_the_learner() {
        let of = |status: &str| own_plan(&own(status), &[], now());
        assert_eq!(of("trialing").state, OwnPlanState::Trial);
        assert_eq!(of("trialing").until.unwrap(), "2026-11-30T08:00:00.000Z");
        assert_eq!(of("active").state, OwnPlanState::Active);
        assert_eq!(of("active").until.unwrap(), "2026-12-14T08:00:00.000Z");
        for stopped in ["unpaid", "paused"] {
            assert_eq!(of(stopped).state, OwnPlanState::Stopped);
            assert_eq!(of(stopped).until, None);
        }
        assert_eq!(of("incomplete").state, OwnPlanState::Unfinished);
        assert_eq!(of("canceled").state, OwnPlanState::Ended);
        assert_eq!(of("incomplete_expired").state, OwnPlanState::Ended);
        assert_eq!(of("brand_new").state, OwnPlanState::Unclear);
    }

    #[test]
    fn what_was_cancelled_goes_on_to_its_day() {
        for status in ["active", "trialing"] {
            let mut own = own(status);
            own.cancel_at = Some(at("2026-12-14T08:00:00Z"));
            let shown = own_plan(&own, &[], now());
            assert_eq!(shown.state, OwnPlanState::Ending);
            assert_eq!(shown.until.unwrap(), "2026-12-14T08:00:00.000Z");
        }
    }

    #[test]
    fn a_late_payment_has_its_days_and_then_stops() {
        let mut own = own("past_due");
        own.grace_until = Some(at("2026-11-28T08:00:00Z"));
        let late = own_plan(&own, &[], now());
        assert_eq!(late.state, OwnPlanState::Late);
        assert_eq!(late.late, Some(LateDays { gone: 8, all: 14 }));
        let stopped = own_plan(&own, &[], at("2026-11-28T08:00:00Z"));
        assert_eq!((stopped.state, stopped.late), (OwnPlanState::Stopped, None));
        assert_eq!(stopped.until.unwrap(), "2026-11-28T08:00:00.000Z");
    }

    #[test]
    fn only_a_payment_that_is_late_is_said_everywhere() {
        let of = |status: &str, now: DateTime<Utc>| {
            let mut own = own(status);
            own.grace_until = Some(at("2026-11-28T08:00:00Z"));
            let value = SubscriptionValue {
                plan: "premium".into(),
                source: "subscription".into(),
                subscription: Some(own),
                granted_until: None,
                may_try: false,
            };
            late_payment(&value, now).map(|late| late.until)
        };
        let until = "2026-11-28T08:00:00.000Z".to_owned();
        assert_eq!(of("past_due", now()), Some(Some(until)));
        assert_eq!(of("past_due", at("2026-11-28T08:00:00Z")), Some(None));
        assert_eq!(of("unpaid", now()), Some(None));
        for fine in [
            "trialing",
            "active",
            "paused",
            "incomplete",
            "canceled",
            "brand_new",
        ] {
            assert_eq!(of(fine, now()), None, "{fine}");
        }
    }
}
