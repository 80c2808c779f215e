-- What is known of a subscription.
SELECT user_id, status, plan_name, grace_until
FROM subscriptions
WHERE stripe_subscription_id = $1
