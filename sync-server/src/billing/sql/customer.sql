-- Updating nothing gives the row there is.
INSERT INTO billing_customers (user_id, livemode, created_at)
VALUES ($1, $2, $3)
ON CONFLICT (user_id, livemode) DO UPDATE SET created_at = billing_customers.created_at
RETURNING reference, stripe_customer_id
