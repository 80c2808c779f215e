UPDATE stripe_events
SET attempts = attempts + 1, due_at = $3, last_error = $4
WHERE livemode = $1 AND event_id = $2
