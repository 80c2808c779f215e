-- The account's own subscription: the one that lives and counts, else the latest there was.
SELECT s.plan_name, s.status, s.billing_interval, s.quantity, s.current_period_start, s.current_period_end, s.trial_end,
       s.grace_until, s.cancel_at, s.ended_at,
       (s.quantity > 0 AND (s.status IN ('trialing', 'active') OR (s.status = 'past_due' AND COALESCE(s.grace_until > $2, TRUE))
           OR (s.status = 'unknown' AND COALESCE(s.grace_until > $2, FALSE)))) AS "has_access!"
FROM subscriptions s
JOIN billing_state b ON b.livemode = s.livemode
WHERE s.user_id = $1
ORDER BY s.status IN ('trialing', 'active', 'past_due', 'unpaid', 'paused') DESC,
         s.is_second, s.status = 'unknown' DESC, s.stripe_created_at DESC NULLS LAST, s.id DESC
LIMIT 1
