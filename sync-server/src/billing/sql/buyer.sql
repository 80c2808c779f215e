-- Whether an account pays for something already, and has had a trial; its row is held.
SELECT
    EXISTS (
        SELECT FROM subscriptions s
        WHERE s.user_id = u.id AND s.livemode = $2
          AND s.status IN ('trialing', 'active', 'past_due', 'unpaid', 'paused', 'unknown')
    ) AS "is_live!",
    EXISTS (
        SELECT FROM subscriptions s WHERE s.user_id = u.id AND s.livemode = $2 AND s.trial_start IS NOT NULL
    ) AS "had_trial!"
FROM users u
WHERE u.id = $1
FOR NO KEY UPDATE
