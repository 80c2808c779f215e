-- In one order for everybody who locks them one after the other.
SELECT stripe_subscription_id AS "id!"
FROM subscriptions
WHERE stripe_customer_id = $1 AND livemode = $2 AND stripe_subscription_id IS NOT NULL
ORDER BY stripe_subscription_id
