-- Loses the grants: whoever has a plan by one alone is free again.
DROP FUNCTION forget_old_trail(TIMESTAMPTZ);
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
    DELETE FROM users WHERE id = user_id_param;
    INSERT INTO erasure_log (salt, hash) VALUES (new_salt, erasure_hash(new_salt, person));
    INSERT INTO audit_log (actor, user_id, action) VALUES ('server', user_id_param, 'account_erased');
END;
$$ LANGUAGE plpgsql;
DROP FUNCTION forget_in_trail(BIGINT);
DROP FUNCTION end_grants(TIMESTAMPTZ);
DROP TRIGGER plan_grants_is_premium ON plan_grants;
CREATE OR REPLACE FUNCTION has_premium(user_id_param BIGINT) RETURNS BOOLEAN AS $$
    SELECT EXISTS (
        SELECT FROM subscriptions
        WHERE user_id = user_id_param AND plan_name <> 'free' AND status IN ('trialing', 'active', 'past_due')
    )
$$ LANGUAGE sql STABLE;
UPDATE users SET is_premium = has_premium(id) WHERE is_premium <> has_premium(id);
DROP FUNCTION plan_of(BIGINT, TIMESTAMPTZ);
DROP TABLE plan_grants;
