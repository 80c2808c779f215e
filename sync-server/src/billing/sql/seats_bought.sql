SELECT COALESCE(SUM(s.quantity), 0)::BIGINT AS "seats!"
FROM subscriptions s
JOIN billing_state b ON b.livemode = s.livemode
WHERE s.user_id = $1 AND s.plan_name = 'enterprise'
  AND (s.status IN ('trialing', 'active') OR (s.status = 'past_due' AND COALESCE(s.grace_until > $2, TRUE))
       OR (s.status = 'unknown' AND s.grace_until > $2))
