INSERT INTO stripe_events (
    livemode, event_id, event_type, created_at, api_version, object_id, stripe_customer_id, stripe_subscription_id,
    stripe_charge_id, received_at, due_at, processed_at
)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $10, $11)
ON CONFLICT (livemode, event_id) DO NOTHING
