-- Loses who is seen by whom, invitations, organisations with their seats, and the consents to be seen.
DROP FUNCTION lapsed_seats(TIMESTAMPTZ);
CREATE OR REPLACE FUNCTION plan_of(user_id_param BIGINT, at TIMESTAMPTZ DEFAULT NOW()) RETURNS TEXT AS $$
    SELECT COALESCE((
        SELECT plan_name FROM (
            SELECT s.plan_name FROM subscriptions s
            JOIN billing_state b ON b.livemode = s.livemode
            WHERE s.user_id = user_id_param AND s.quantity > 0
              AND (s.status IN ('trialing', 'active')
                   OR (s.status = 'past_due' AND COALESCE(s.grace_until > at, TRUE))
                   OR (s.status = 'unknown' AND s.grace_until > at))
            UNION ALL
            SELECT plan_name FROM plan_grants WHERE user_id = user_id_param AND ends_at > at
        ) plans
        ORDER BY array_position(ARRAY['enterprise', 'professional', 'premium', 'free'], plan_name)
        LIMIT 1
    ), 'free')
$$ LANGUAGE sql STABLE;
DROP FUNCTION org_seats(UUID, TIMESTAMPTZ);
DROP TRIGGER users_forget_invitations ON users;
DROP FUNCTION forget_invitations();
DELETE FROM mail_outbox WHERE kind IN ('care_invitation', 'org_invitation');
ALTER TABLE mail_outbox DROP CONSTRAINT mail_outbox_kind_valid;
ALTER TABLE mail_outbox ADD CONSTRAINT mail_outbox_kind_valid CHECK (kind IN (
    'verify_email', 'reset_password', 'email_changed', 'password_changed', 'account_deleted',
    'google_linked', 'github_linked'
));
ALTER TABLE mail_outbox DROP CONSTRAINT mail_outbox_user_valid;
ALTER TABLE mail_outbox ADD CONSTRAINT mail_outbox_user_valid CHECK (user_id IS NOT NULL OR kind = 'reset_password');
DROP INDEX idx_mail_outbox_invitation;
ALTER TABLE mail_outbox DROP COLUMN invitation_id;
DELETE FROM consents WHERE kind = 'care';
ALTER TABLE consents DROP CONSTRAINT consents_source_valid;
ALTER TABLE consents ADD CONSTRAINT consents_source_valid CHECK (source IN ('register', 'profile'));
ALTER TABLE consents DROP CONSTRAINT consents_kind_valid;
ALTER TABLE consents ADD CONSTRAINT consents_kind_valid CHECK (kind IN ('analytics', 'marketing'));
ALTER TABLE consents DROP COLUMN scope, DROP COLUMN subject;
DROP TABLE care_invitations;
DROP TABLE care_links;
DROP TABLE seat_grants;
DROP TABLE org_members;
DROP FUNCTION keep_an_owner();
DROP TABLE organisations;
UPDATE users SET plan_name = plan_of(id), is_premium = plan_of(id) <> 'free'
WHERE (plan_name, is_premium) IS DISTINCT FROM (plan_of(id), plan_of(id) <> 'free');
