-- Subscriptions of an account that are not over, the first one first.
SELECT id, stripe_subscription_id, is_second
FROM subscriptions
WHERE user_id = $1 AND livemode = $2 AND status IN ('trialing', 'active', 'past_due', 'unpaid', 'paused')
ORDER BY stripe_created_at NULLS FIRST, id
