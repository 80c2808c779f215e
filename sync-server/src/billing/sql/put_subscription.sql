-- As Stripe says it; gives nothing where that is known. A new one comes as a second one, until settle_second.sql has said
-- which counts. A price that is none of ours keeps the plan there was.
INSERT INTO subscriptions (
    user_id, stripe_subscription_id, stripe_customer_id, stripe_price_id, plan_name, billing_interval, amount, currency,
    quantity, status, stripe_status, livemode, trial_start, trial_end, current_period_start, current_period_end,
    cancel_at, canceled_at, ended_at, grace_until, stripe_created_at, is_second
)
VALUES (
    $1, $2, $3, $4, COALESCE($5, 'free'), $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, TRUE
)
ON CONFLICT ON CONSTRAINT subscriptions_stripe_key DO UPDATE
SET user_id = excluded.user_id,
    stripe_customer_id = excluded.stripe_customer_id,
    stripe_price_id = excluded.stripe_price_id,
    plan_name = COALESCE($5, subscriptions.plan_name),
    billing_interval = excluded.billing_interval,
    amount = excluded.amount,
    currency = excluded.currency,
    quantity = excluded.quantity,
    status = excluded.status,
    stripe_status = excluded.stripe_status,
    trial_start = excluded.trial_start,
    trial_end = excluded.trial_end,
    current_period_start = excluded.current_period_start,
    current_period_end = excluded.current_period_end,
    cancel_at = excluded.cancel_at,
    canceled_at = excluded.canceled_at,
    ended_at = excluded.ended_at,
    grace_until = excluded.grace_until,
    stripe_created_at = excluded.stripe_created_at,
    -- One that comes back to life must not stand beside another.
    is_second = subscriptions.is_second OR subscriptions.user_id <> excluded.user_id
        OR subscriptions.status NOT IN ('trialing', 'active', 'past_due', 'unpaid', 'paused')
WHERE (subscriptions.user_id, subscriptions.stripe_customer_id, subscriptions.stripe_price_id, subscriptions.plan_name,
       subscriptions.billing_interval, subscriptions.amount, subscriptions.currency, subscriptions.quantity,
       subscriptions.status, subscriptions.stripe_status, subscriptions.trial_start, subscriptions.trial_end,
       subscriptions.current_period_start, subscriptions.current_period_end, subscriptions.cancel_at,
       subscriptions.canceled_at, subscriptions.ended_at, subscriptions.grace_until, subscriptions.stripe_created_at)
    IS DISTINCT FROM
      (excluded.user_id, excluded.stripe_customer_id, excluded.stripe_price_id, COALESCE($5, subscriptions.plan_name),
       excluded.billing_interval, excluded.amount, excluded.currency, excluded.quantity,
       excluded.status, excluded.stripe_status, excluded.trial_start, excluded.trial_end,
       excluded.current_period_start, excluded.current_period_end, excluded.cancel_at,
       excluded.canceled_at, excluded.ended_at, excluded.grace_until, excluded.stripe_created_at)
RETURNING id
