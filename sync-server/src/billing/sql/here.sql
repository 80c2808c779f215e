SELECT status, stripe_price_id, plan_name, quantity, current_period_end, cancel_at, stripe_customer_id
FROM subscriptions
WHERE stripe_subscription_id = $1
