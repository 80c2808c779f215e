-- What was done to whose account, and how an account goes for good.

-- Who, what, when, from where, for operations that matter: ids and names of fields, never values. No
-- foreign keys: the trail outlives what it is about.
CREATE TABLE audit_log (
    id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at TIMESTAMPTZ NOT NULL DEFAULT NOW(),
    -- Who did it: the learner, someone with the server's commands, or the server by itself.
    actor TEXT NOT NULL,
    -- Whose account it was done to; NULL where it was done to none.
    user_id BIGINT,
    action TEXT NOT NULL,
    -- Which thing, where the action does not say: the id of a session, a device …
    subject TEXT,
    fields TEXT[] NOT NULL DEFAULT '{}',
    -- From which installation, by the app's own id.
    device_id UUID,
    CONSTRAINT audit_log_actor_valid CHECK (actor IN ('user', 'operator', 'server')),
    CONSTRAINT audit_log_action_valid CHECK (action ~ '^[a-z_]{1,50}$')
);
CREATE INDEX idx_audit_log_user ON audit_log (user_id, at DESC);
CREATE INDEX idx_audit_log_at ON audit_log (at);
CREATE TRIGGER audit_log_append_only BEFORE UPDATE ON audit_log
    FOR EACH ROW EXECUTE FUNCTION refuse_update();

-- Accounts that were erased. Nothing here tells whose: the hash only answers, for an account that an
-- older backup brings back, that it has to go again.
CREATE TABLE erasure_log (
    id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    salt BYTEA NOT NULL CHECK (octet_length(salt) = 16),
    hash BYTEA NOT NULL CHECK (octet_length(hash) = 32),
    erased_at TIMESTAMPTZ NOT NULL DEFAULT NOW()
);
CREATE TRIGGER erasure_log_append_only BEFORE UPDATE ON erasure_log
    FOR EACH ROW EXECUTE FUNCTION refuse_update();

CREATE FUNCTION erasure_hash(salt BYTEA, person users) RETURNS BYTEA AS $$
    SELECT sha256(salt || convert_to(person.id || ' ' || EXTRACT(EPOCH FROM person.created_at), 'UTF8'))
$$ LANGUAGE sql IMMUTABLE;

-- The document's function, in the first of two steps: at once nobody sees the account any more, nobody
-- is signed in, nothing is paid for. Signing in again within 30 days brings it back, so everything else
-- stays until then; the address stays reserved. (The document writes another address over it, in a
-- domain that belongs to somebody, and leaves name, picture, password and provider where they are.)
-- An unknown id is an error; one that is deleted already stays as it is.
CREATE FUNCTION soft_delete_user(user_id_param BIGINT) RETURNS void AS $$
BEGIN
    PERFORM FROM users WHERE id = user_id_param FOR UPDATE;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'there is no user %', user_id_param USING ERRCODE = 'no_data_found';
    END IF;
    UPDATE users SET deleted_at = NOW(), is_active = FALSE
    WHERE id = user_id_param AND deleted_at IS NULL;
    IF NOT FOUND THEN
        RETURN;
    END IF;
    UPDATE token_families SET revoked_at = NOW(), revoked_because = 'deleted'
    WHERE user_id = user_id_param AND revoked_at IS NULL;
    UPDATE subscriptions SET status = 'canceled', canceled_at = NOW()
    WHERE user_id = user_id_param AND status NOT IN ('canceled', 'incomplete_expired');
    INSERT INTO audit_log (actor, user_id, action) VALUES ('server', user_id_param, 'account_deleted');
END;
$$ LANGUAGE plpgsql;

-- The second step: everything about the person and everything they made is gone for good. The key
-- presses go by hand, as nothing refers to them; all else goes with the row of users.
CREATE FUNCTION erase_user(user_id_param BIGINT) RETURNS void AS $$
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

-- Erases the accounts that were deleted 30 days ago or earlier, and gives their ids.
CREATE FUNCTION erase_due_users(at TIMESTAMPTZ DEFAULT NOW()) RETURNS SETOF BIGINT AS $$
DECLARE
    due BIGINT;
BEGIN
    FOR due IN SELECT id FROM users WHERE deleted_at <= at - INTERVAL '30 days' ORDER BY id LOOP
        PERFORM erase_user(due);
        RETURN NEXT due;
    END LOOP;
END;
$$ LANGUAGE plpgsql;
-- Only what is on its way out.
CREATE INDEX idx_users_deleted ON users (deleted_at) WHERE deleted_at IS NOT NULL;

-- After an older backup was restored, and erasure_log brought up to date: erases again whoever had been
-- erased, and gives their ids.
CREATE FUNCTION reapply_erasures() RETURNS SETOF BIGINT AS $$
DECLARE
    due BIGINT;
BEGIN
    FOR due IN
        SELECT u.id FROM users u
        WHERE EXISTS (SELECT FROM erasure_log e WHERE e.hash = erasure_hash(e.salt, u))
        ORDER BY u.id
    LOOP
        PERFORM erase_user(due);
        RETURN NEXT due;
    END LOOP;
END;
$$ LANGUAGE plpgsql;
