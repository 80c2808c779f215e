SELECT id, stripe_session_id
FROM billing_checkouts
WHERE state IN ('asked', 'open') AND expires_at <= $1 AND livemode = $2
ORDER BY id
