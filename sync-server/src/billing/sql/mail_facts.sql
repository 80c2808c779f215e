-- What a mail about payments says of the account's own subscription, as it stands when the mail is written.
SELECT s.plan_name, s.status, s.billing_interval, s.amount * s.quantity AS amount, s.currency, s.trial_end, s.grace_until,
       s.cancel_at, s.ended_at, plan_of($1, $2) AS "plan!"
FROM subscriptions s
JOIN billing_state b ON b.livemode = s.livemode
WHERE s.user_id = $1
ORDER BY s.status IN ('trialing', 'active', 'past_due', 'unpaid', 'paused') DESC, s.is_second, s.stripe_created_at DESC NULLS LAST
LIMIT 1
