-- The subscription that its account sees as its own and can still cancel. That it was cancelled for a later day, or is over,
-- leaves nothing to do.
SELECT stripe_subscription_id AS "id!"
FROM subscriptions
WHERE user_id = $1 AND livemode = $2 AND stripe_subscription_id IS NOT NULL AND cancel_at IS NULL
  AND status IN ('trialing', 'active', 'past_due', 'unpaid', 'paused')
ORDER BY is_second, stripe_created_at DESC NULLS LAST, id DESC
LIMIT 1
