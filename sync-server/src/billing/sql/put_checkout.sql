INSERT INTO billing_checkouts (
    user_id, livemode, plan_name, billing_interval, stripe_price_id, trial_days, created_at, expires_at
)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
RETURNING id, plan_name, billing_interval, stripe_price_id, trial_days, idempotency_key, state, stripe_session_id, url,
          created_at, expires_at
