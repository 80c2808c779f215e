-- Whose a customer of Stripe's is: by the customer, else by the reference we gave them, else by what was known before.
SELECT user_id FROM (
    SELECT user_id, 1 AS place FROM billing_customers WHERE stripe_customer_id = $1 AND livemode = $4
    UNION ALL
    SELECT user_id, 2 FROM billing_customers WHERE reference = $2 AND livemode = $4
    UNION ALL
    SELECT user_id, 3 FROM subscriptions WHERE stripe_subscription_id = $3 AND livemode = $4
) ways
ORDER BY place
LIMIT 1
