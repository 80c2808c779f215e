-- Whether the account has never had a trial, in the world that counts.
SELECT NOT EXISTS (
    SELECT FROM subscriptions s
    JOIN billing_state b ON b.livemode = s.livemode
    WHERE s.user_id = $1 AND s.trial_start IS NOT NULL
) AS "may_try!"
