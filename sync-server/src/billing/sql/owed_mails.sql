-- Mails that subscriptions give reason for now and that were not owed yet; of one account, or of all. What came to an end
-- long ago, before somebody looked, is not told any more. A deleted account is told nothing.
WITH reason AS (
    SELECT s.user_id, 'trial_ends' AS kind, s.stripe_subscription_id, s.trial_end AS about
    FROM subscriptions s
    JOIN billing_state b ON b.livemode = s.livemode
    WHERE s.status = 'trialing' AND s.cancel_at IS NULL AND NOT s.is_second
      AND s.trial_end > $2 AND s.trial_end <= $2 + INTERVAL '3 days'
    UNION ALL
    SELECT s.user_id, 'payment_failed', s.stripe_subscription_id, s.grace_until
    FROM subscriptions s
    JOIN billing_state b ON b.livemode = s.livemode
    WHERE s.status = 'past_due' AND s.grace_until > $2
    UNION ALL
    -- Once for the period in which it ended, by whatever road.
    SELECT s.user_id, 'plan_ended', s.stripe_subscription_id, s.current_period_start
    FROM subscriptions s
    JOIN billing_state b ON b.livemode = s.livemode
    WHERE (s.status = 'canceled' AND s.ended_at > $2 - INTERVAL '3 days')
       OR (s.status = 'past_due' AND s.grace_until <= $2 AND s.grace_until > $2 - INTERVAL '3 days')
       OR (s.status IN ('unpaid', 'paused') AND s.current_period_start > $2 - INTERVAL '60 days')
), owed AS (
    INSERT INTO billing_mails (kind, subject, user_id, owed_at)
    SELECT DISTINCT r.kind,
           r.stripe_subscription_id || ' ' || COALESCE(EXTRACT(EPOCH FROM r.about)::BIGINT, 0), r.user_id, $2::TIMESTAMPTZ
    FROM reason r
    JOIN users u ON u.id = r.user_id
    WHERE u.is_active AND u.deleted_at IS NULL AND r.stripe_subscription_id IS NOT NULL
      AND (r.user_id = $1 OR $1 IS NULL)
      -- Who has a plan still, by another subscription or a gift, has nothing ended.
      AND (r.kind <> 'plan_ended' OR plan_of(r.user_id, $2) = 'free')
    ON CONFLICT (kind, subject) DO NOTHING
    RETURNING kind, user_id
)
SELECT o.kind AS "kind!", o.user_id AS "user!", u.email AS "email!"
FROM owed o
JOIN users u ON u.id = o.user_id
