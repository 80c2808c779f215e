INSERT INTO billing_customers (user_id, livemode, stripe_customer_id, created_at)
SELECT $1, livemode, $2, $3 FROM billing_state
ON CONFLICT (user_id, livemode) DO UPDATE SET stripe_customer_id = excluded.stripe_customer_id
