//! Who an account is at Stripe.

use chrono::{DateTime, Utc};
use sqlx::PgConnection;
use uuid::Uuid;

use super::Billing;
use super::refresh::Failure;
use crate::App;

/// An account as Stripe knows it.
pub(super) struct Customer {
    pub(super) id: String,
    pub(super) reference: Uuid,
}

/// The account's customer; made, where there is none yet. The reference is stored first, and whoever asks again with it,
/// after a crash or at the same time, gets the same one.
pub(super) async fn of(
    app: &App,
    billing: &Billing,
    user: i64,
    now: DateTime<Utc>,
) -> Result<Customer, Failure> {
    let row = sqlx::query_file!("src/billing/sql/customer.sql", user, billing.livemode, now)
        .fetch_one(&app.db)
        .await?;
    let reference = row.reference;
    if let Some(id) = row.stripe_customer_id {
        return Ok(Customer { id, reference });
    }
    let id = billing
        .stripe
        .create_customer(&reference.to_string())
        .await?;
    sqlx::query!(
        "UPDATE billing_customers SET stripe_customer_id = $2 WHERE reference = $1 AND stripe_customer_id IS NULL",
        reference,
        id
    )
    .execute(&app.db)
    .await?;
    Ok(Customer { id, reference })
}

/// The customer's id, if there is one.
pub(super) async fn known(
    db: &mut PgConnection,
    user: i64,
    livemode: bool,
) -> sqlx::Result<Option<String>> {
    let known = sqlx::query_scalar!(
        "SELECT stripe_customer_id FROM billing_customers WHERE user_id = $1 AND livemode = $2",
        user,
        livemode
    );
    Ok(known.fetch_optional(db).await?.flatten())
}

/// Whose a customer is.
pub(super) async fn owner(
    db: &mut PgConnection,
    customer: &str,
    livemode: bool,
) -> sqlx::Result<Option<i64>> {
    let owner = sqlx::query_scalar!(
        "SELECT user_id FROM billing_customers WHERE stripe_customer_id = $1 AND livemode = $2",
        customer,
        livemode
    );
    owner.fetch_optional(db).await
}

/// Says by hand whose a customer is, as for a school that pays by invoice and was set up at Stripe. The next comparison
/// with Stripe, which is asked for, brings its subscriptions.
pub async fn link_customer(
    db: &mut PgConnection,
    user: i64,
    customer: &str,
    now: DateTime<Utc>,
) -> anyhow::Result<()> {
    anyhow::ensure!(
        customer.starts_with("cus_") && super::stripe::is_id(customer),
        "a customer of Stripe's is named like cus_Abc123"
    );
    sqlx::query_file!("src/billing/sql/link_customer.sql", user, customer, now)
        .execute(&mut *db)
        .await?;
    super::reconcile_soon(db).await?;
    Ok(())
}
