-- Loses what Stripe said beyond the first schema, who is who there, what was owed and what was to be looked at; and of
-- several subscriptions of an account all but the one that counts.
CREATE OR REPLACE FUNCTION erase_user(user_id_param BIGINT) RETURNS void AS $$
DECLARE
    person users;
    new_salt BYTEA := uuid_send(gen_random_uuid());
BEGIN
    SELECT * INTO person FROM users WHERE id = user_id_param FOR UPDATE;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'there is no user %', user_id_param USING ERRCODE = 'no_data_found';
    END IF;
    DELETE FROM session_keystrokes WHERE user_id = user_id_param;
    -- Mails that were asked for by address alone.
    DELETE FROM mail_outbox WHERE lower(email) = lower(person.email);
    DELETE FROM users WHERE id = user_id_param;
    PERFORM forget_in_trail(user_id_param);
    INSERT INTO erasure_log (salt, hash) VALUES (new_salt, erasure_hash(new_salt, person));
    INSERT INTO audit_log (actor, user_id, action) VALUES ('server', user_id_param, 'account_erased');
END;
$$ LANGUAGE plpgsql;
CREATE OR REPLACE FUNCTION soft_delete_user(
    user_id_param BIGINT, at TIMESTAMPTZ DEFAULT NOW(), by_whom TEXT DEFAULT 'server', from_device UUID DEFAULT NULL
) RETURNS void AS $$
BEGIN
    PERFORM FROM users WHERE id = user_id_param FOR UPDATE;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'there is no user %', user_id_param USING ERRCODE = 'no_data_found';
    END IF;
    UPDATE users SET deleted_at = at, is_active = FALSE
    WHERE id = user_id_param AND deleted_at IS NULL;
    IF NOT FOUND THEN
        RETURN;
    END IF;
    UPDATE token_families SET revoked_at = at, revoked_because = 'deleted'
    WHERE user_id = user_id_param AND revoked_at IS NULL;
    DELETE FROM mail_tokens WHERE user_id = user_id_param;
    UPDATE subscriptions SET status = 'canceled', canceled_at = at
    WHERE user_id = user_id_param AND status NOT IN ('canceled', 'incomplete_expired');
    INSERT INTO audit_log (at, actor, user_id, action, device_id)
    VALUES (at, by_whom, user_id_param, 'account_deleted', from_device);
END;
$$ LANGUAGE plpgsql;
CREATE FUNCTION end_grants(at TIMESTAMPTZ DEFAULT NOW()) RETURNS SETOF BIGINT AS $$
    UPDATE users SET is_premium = plan_of(id, at) <> 'free'
    WHERE id IN (SELECT user_id FROM plan_grants WHERE ends_at <= at)
      AND is_premium <> (plan_of(id, at) <> 'free')
    RETURNING id
$$ LANGUAGE sql;
DROP FUNCTION enter_billing_mode(BOOLEAN, TIMESTAMPTZ);
DROP FUNCTION lapsed_plans(TIMESTAMPTZ);
CREATE OR REPLACE FUNCTION refresh_is_premium() RETURNS trigger AS $$
DECLARE
    changed BIGINT := COALESCE(NEW.user_id, OLD.user_id);
BEGIN
    UPDATE users SET is_premium = has_premium(changed)
    WHERE id = changed AND is_premium <> has_premium(changed);
    RETURN NULL;
END;
$$ LANGUAGE plpgsql;
DROP FUNCTION refresh_plan(BIGINT, TIMESTAMPTZ);
CREATE OR REPLACE FUNCTION plan_of(user_id_param BIGINT, at TIMESTAMPTZ DEFAULT NOW()) RETURNS TEXT AS $$
    SELECT COALESCE((
        SELECT plan_name FROM (
            SELECT plan_name FROM subscriptions
            WHERE user_id = user_id_param AND status IN ('trialing', 'active', 'past_due')
            UNION ALL
            SELECT plan_name FROM plan_grants WHERE user_id = user_id_param AND ends_at > at
        ) plans
        ORDER BY array_position(ARRAY['enterprise', 'professional', 'premium', 'free'], plan_name)
        LIMIT 1
    ), 'free')
$$ LANGUAGE sql STABLE;
DELETE FROM subscriptions WHERE is_second OR livemode <> (SELECT livemode FROM billing_state);
UPDATE users SET is_premium = has_premium(id) WHERE is_premium <> has_premium(id);
DROP INDEX idx_users_plan;
ALTER TABLE users DROP COLUMN plan_name;
DROP INDEX subscriptions_live_key;
CREATE UNIQUE INDEX subscriptions_live_key ON subscriptions (user_id)
    WHERE status IN ('trialing', 'active', 'past_due', 'unpaid', 'paused');
ALTER TABLE subscriptions
    DROP COLUMN stripe_created_at,
    DROP COLUMN is_second,
    DROP COLUMN stripe_status,
    DROP COLUMN grace_until,
    DROP COLUMN cancel_at,
    DROP COLUMN quantity,
    DROP COLUMN livemode;
UPDATE subscriptions SET amount = LEAST(COALESCE(amount, 0), 2147483647);
ALTER TABLE subscriptions ALTER COLUMN amount TYPE INTEGER;
ALTER TABLE subscriptions ALTER COLUMN amount SET NOT NULL;
DROP TABLE billing_matters;
DROP TABLE stripe_calls;
DROP TABLE stripe_events;
DROP TABLE billing_checkouts;
DROP TABLE billing_customers;
DROP TABLE billing_state;
