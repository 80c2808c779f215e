-- Plans given by hand, beside those that are paid for: by an operator, for so many days.

CREATE TABLE plan_grants (
    id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    user_id BIGINT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    plan_name TEXT NOT NULL,
    granted_at TIMESTAMPTZ NOT NULL,
    ends_at TIMESTAMPTZ NOT NULL,
    CONSTRAINT plan_grants_plan_valid CHECK (plan_name IN ('premium', 'professional', 'enterprise')),
    CONSTRAINT plan_grants_ends_valid CHECK (ends_at >= granted_at)
);
CREATE INDEX idx_plan_grants_user ON plan_grants (user_id);
CREATE INDEX idx_plan_grants_ends ON plan_grants (ends_at);

-- The best plan somebody has at a time: the one place that knows all the ways to one. A payment that is
-- late does not end a plan at once.
CREATE FUNCTION plan_of(user_id_param BIGINT, at TIMESTAMPTZ DEFAULT NOW()) RETURNS TEXT AS $$
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

CREATE OR REPLACE FUNCTION has_premium(user_id_param BIGINT) RETURNS BOOLEAN AS $$
    SELECT plan_of(user_id_param) <> 'free'
$$ LANGUAGE sql STABLE;

CREATE TRIGGER plan_grants_is_premium AFTER INSERT OR UPDATE OR DELETE ON plan_grants
    FOR EACH ROW EXECUTE FUNCTION refresh_is_premium();

-- A grant ends by itself, and nothing touches its row then: for the server's hourly jobs. Gives the
-- accounts whose flag changed.
CREATE FUNCTION end_grants(at TIMESTAMPTZ DEFAULT NOW()) RETURNS SETOF BIGINT AS $$
    UPDATE users SET is_premium = plan_of(id, at) <> 'free'
    WHERE id IN (SELECT user_id FROM plan_grants WHERE ends_at <= at)
      AND is_premium <> (plan_of(id, at) <> 'free')
    RETURNING id
$$ LANGUAGE sql;

-- An account goes for good, as before, with two differences. Its trail stays without what could tell who it
-- was: installations and the ids of sessions. And it takes its rows of the trail with the owner's rights, as
-- the server's own role may only add to it.
CREATE FUNCTION forget_in_trail(user_id_param BIGINT) RETURNS void AS $$
BEGIN
    WITH gone AS (DELETE FROM audit_log WHERE user_id = user_id_param RETURNING *)
    INSERT INTO audit_log (at, actor, user_id, action, fields)
    SELECT at, actor, user_id, action, fields FROM gone ORDER BY id;
END;
$$ LANGUAGE plpgsql SECURITY DEFINER;

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

-- The trail is kept for two years, as docs/PRIVACY.md says.
CREATE FUNCTION forget_old_trail(at TIMESTAMPTZ DEFAULT NOW()) RETURNS BIGINT AS $$
    WITH gone AS (DELETE FROM audit_log a WHERE a.at < forget_old_trail.at - INTERVAL '2 years' RETURNING 1)
    SELECT COUNT(*) FROM gone
$$ LANGUAGE sql SECURITY DEFINER;

-- Functions with the owner's rights look for names in this schema only, and in no temporary one first.
DO $$
BEGIN
    EXECUTE format('ALTER FUNCTION forget_in_trail(BIGINT) SET search_path = %I, pg_temp', current_schema());
    EXECUTE format('ALTER FUNCTION forget_old_trail(TIMESTAMPTZ) SET search_path = %I, pg_temp', current_schema());
END;
$$;
REVOKE EXECUTE ON FUNCTION forget_in_trail(BIGINT), forget_old_trail(TIMESTAMPTZ) FROM PUBLIC;
