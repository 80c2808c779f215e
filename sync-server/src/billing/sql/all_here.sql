SELECT stripe_subscription_id AS "id!", status
FROM subscriptions
WHERE livemode = $1 AND stripe_subscription_id IS NOT NULL
