SELECT id, plan_name, billing_interval, stripe_price_id, trial_days, idempotency_key, state, stripe_session_id, url,
       created_at, expires_at
FROM billing_checkouts
WHERE user_id = $1 AND livemode = $2 AND state IN ('asked', 'open')
