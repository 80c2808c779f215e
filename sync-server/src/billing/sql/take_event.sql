SELECT event_id, livemode, event_type, object_id, stripe_customer_id, stripe_subscription_id, stripe_charge_id, attempts
FROM stripe_events
WHERE processed_at IS NULL AND due_at <= $1 AND livemode = $2
ORDER BY due_at, event_id
LIMIT 1
FOR UPDATE SKIP LOCKED
