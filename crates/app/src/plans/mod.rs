//! Plans: the page of them, buying one in the system's browser, and waiting until the server knows of it.
//!
//! The way back from the browser is never believed: the server is asked, again and again, with longer and longer waits in
//! between. The waiting may be left, also by closing the app, and gone on with.

mod show;

use std::{sync::Arc, time::Duration};

use chrono::{DateTime, Utc};
use sync::{
    BillingInterval, CheckoutRequest, Failure, PlanForSale, PlanValue, PortalPurpose, ProfileSync,
    SubscriptionValue,
};

use crate::{
    app::App,
    error::AppError,
    host::rfc3339,
    view::plan::{
        LatePayment, PayInterval, PlanOffer, PlanPage, PlanPurchase, PlanToBuy, PortalFor,
        PurchaseArgs, Sale,
    },
};

/// The first wait between two questions; each further one is half as long again.
const FIRST_WAIT: Duration = Duration::from_secs(1);
/// The longest.
const LONGEST_WAIT: Duration = Duration::from_secs(30);
/// Stripe's page is good for an hour. Whoever pays after that is seen when the page of plans is opened next.
const LIMIT: Duration = Duration::from_hours(1);

/// The page as it stands now.
pub(crate) async fn page(app: &Arc<App>) -> Result<PlanPage, AppError> {
    let sync = match app.sync() {
        // A plan is an account's.
        Err(AppError::ClosedByPolicy { .. }) => {
            return Ok(PlanPage {
                sale: Sale::Policy,
                plans: Vec::new(),
                standing: None,
                purchase: None,
                failure: None,
            });
        }
        sync => sync?,
    };
    page_of(app, &sync).await
}

async fn page_of(app: &Arc<App>, sync: &ProfileSync) -> Result<PlanPage, AppError> {
    let now = app.host.now().utc;
    let barred = barred(app, sync)?;
    let mut page = PlanPage {
        sale: Sale::Nothing,
        plans: Vec::new(),
        standing: None,
        purchase: None,
        failure: None,
    };
    let plans = match sync.plans().await {
        Ok(plans) => plans.plans,
        Err(failure) => return unasked(page, sync, failure, now),
    };
    if plans.is_empty() {
        return Ok(page);
    }
    let is_in = sync.is_signed_in();
    page.sale = barred.unwrap_or(if is_in { Sale::Open } else { Sale::SignedOut });
    let mut may_try = true;
    if is_in {
        let standing = match sync.subscription().await {
            Ok(standing) => standing,
            Err(Failure::SignInNeeded) => {
                page.sale = barred.unwrap_or(Sale::SignedOut);
                page.plans = shown(&page, &plans, true, now);
                return Ok(page);
            }
            Err(failure) => return unasked(page, sync, failure, now),
        };
        may_try = standing.may_try;
        if has_arrived(&standing) {
            sync.forget_purchase()?;
        }
        page.standing = Some(show::standing(&standing, &plans, now));
    }
    page.purchase = purchase(sync)?;
    page.plans = shown(&page, &plans, may_try, now);
    Ok(page)
}

/// Nothing is offered where nothing is to be bought.
fn shown(
    page: &PlanPage,
    plans: &[PlanValue],
    may_try: bool,
    now: DateTime<Utc>,
) -> Vec<PlanOffer> {
    if matches!(page.sale, Sale::Child | Sale::Policy) {
        return Vec::new();
    }
    plans
        .iter()
        .map(|plan| show::offer(plan, may_try, now))
        .collect()
}

/// The page without the server: what it last said of the account.
fn unasked(
    mut page: PlanPage,
    sync: &ProfileSync,
    failure: Failure,
    now: DateTime<Utc>,
) -> Result<PlanPage, AppError> {
    page.sale = Sale::Unknown;
    let known = sync.known_subscription()?;
    page.standing = known.map(|known| show::standing(&known, &[], now));
    page.purchase = purchase(sync)?;
    page.failure = Some(AppError::from(failure).view());
    Ok(page)
}

fn purchase(sync: &ProfileSync) -> Result<Option<PlanPurchase>, AppError> {
    let purchase = sync.purchase()?;
    Ok(purchase.map(|one| PlanPurchase {
        plan: one.wanted.plan.as_str().to_owned(),
        interval: show::interval(one.wanted.interval),
        since: DateTime::from_timestamp_millis(one.since)
            .map(rfc3339)
            .unwrap_or_default(),
    }))
}

/// Why nothing is sold to whoever is here.
fn barred(app: &App, sync: &ProfileSync) -> Result<Option<Sale>, AppError> {
    app.state(|state| {
        if sync.is_childs_account() || state.profile()?.is_child() {
            return Ok(Some(Sale::Child));
        }
        Ok((!state.policy.allows_purchases()).then_some(Sale::Policy))
    })
}

/// The payment that is late, as the server last said: nobody is asked for it, so it is said without a network, too. Who is
/// offered nothing is reminded of nothing.
pub(crate) fn late(app: &App) -> Result<Option<LatePayment>, AppError> {
    let sync = app.sync()?;
    if !sync.is_signed_in() || barred(app, &sync)?.is_some() {
        return Ok(None);
    }
    let known = sync.known_subscription()?;
    let now = app.host.now().utc;
    Ok(known.and_then(|known| show::late_payment(&known, now)))
}

/// Opens the browser to buy a plan.
pub(crate) async fn begin(app: &Arc<App>, args: PurchaseArgs) -> Result<PlanPage, AppError> {
    let sync = app.sync()?;
    if let Some(why) = barred(app, &sync)? {
        // As the server would say it; of policies it knows nothing.
        let code = if why == Sale::Child {
            "child_account"
        } else {
            "forbidden"
        };
        return Err(AppError::Refused {
            code: code.into(),
            field: None,
            reason: None,
        });
    }
    let wanted = CheckoutRequest {
        plan: match args.plan {
            PlanToBuy::Premium => PlanForSale::Premium,
            PlanToBuy::Professional => PlanForSale::Professional,
        },
        interval: match args.interval {
            PayInterval::Monthly => BillingInterval::Monthly,
            PayInterval::Yearly => BillingInterval::Yearly,
        },
    };
    let url = sync.checkout(wanted).await?;
    app.open_in_browser(url).await?;
    sync.remember_purchase(wanted)?;
    page_of(app, &sync).await
}

/// Opens the browser to change, cancel or pay otherwise what was bought.
pub(crate) async fn portal(app: &Arc<App>, wanted: PortalFor) -> Result<(), AppError> {
    let purpose = match wanted {
        PortalFor::Manage => PortalPurpose::Manage,
        PortalFor::Cancel => PortalPurpose::Cancel,
    };
    let url = app.sync()?.portal(purpose).await?;
    app.open_in_browser(url).await
}

/// Waits until the server knows of what is being bought, until somebody gives up, or the page in the browser is over.
pub(crate) async fn wait(app: &Arc<App>) -> Result<PlanPage, AppError> {
    let sync = app.sync()?;
    let mut ended = app.purchase.begin();
    if sync.purchase()?.is_none() {
        return page_of(app, &sync).await;
    }
    tokio::select! {
        arrived = arrival(&sync) => {
            arrived?;
            sync.forget_purchase()?;
            // What stands at the head of the account, and what sync may send, goes by the plan.
            sync.me().await?;
            if app.sync()?.profile() == sync.profile() {
                app.after_account_change()?;
            }
        }
        _ = &mut ended => {}
        () = tokio::time::sleep(LIMIT) => {}
    }
    page_of(app, &sync).await
}

/// Nobody waits for it any more.
pub(crate) async fn give_up(app: &Arc<App>) -> Result<PlanPage, AppError> {
    let sync = app.sync()?;
    sync.forget_purchase()?;
    app.purchase.cancel();
    page_of(app, &sync).await
}

/// Asks until it is there. What passes by itself is no reason to stop.
async fn arrival(sync: &ProfileSync) -> Result<(), AppError> {
    let mut wait = FIRST_WAIT;
    loop {
        let mut asked_for = None;
        match sync.subscription().await {
            Ok(standing) if has_arrived(&standing) => return Ok(()),
            Ok(_) => {}
            Err(failure) if failure.is_passing() => {
                asked_for = failure.retry_after().map(Duration::from_secs);
            }
            Err(failure) => return Err(failure.into()),
        }
        tokio::time::sleep(asked_for.unwrap_or(wait).max(wait)).await;
        wait = (wait * 3 / 2).min(LONGEST_WAIT);
    }
}

/// There can be one subscription at a time: what is paid now is what was bought.
fn has_arrived(standing: &SubscriptionValue) -> bool {
    let own = standing.subscription.as_ref();
    own.is_some_and(|own| matches!(own.status.as_str(), "trialing" | "active"))
}
