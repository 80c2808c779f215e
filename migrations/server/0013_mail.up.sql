-- Mail: what waits to be sent, and the tokens that come back out of it.

-- A request that owes somebody a mail leaves a row here in its own transaction; the server sends it
-- afterwards and deletes the row. So no mail is lost with a crash, none is sent for what was rolled back,
-- and no request waits for a mail server. No token is kept here: it is made when the mail is written, so
-- that it is in clear nowhere but in the mail.
CREATE TABLE mail_outbox (
    id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    kind TEXT NOT NULL,
    -- Where to. For `reset_password` whatever address was asked about: whether there is an account is
    -- found out when sending, so that the request does the same work either way.
    email TEXT NOT NULL,
    -- Whose account it is about, where that is known.
    user_id BIGINT REFERENCES users (id) ON DELETE CASCADE,
    created_at TIMESTAMPTZ NOT NULL,
    due_at TIMESTAMPTZ NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0,
    CONSTRAINT mail_outbox_kind_valid CHECK (kind IN (
        'verify_email', 'reset_password', 'email_changed', 'password_changed', 'account_deleted'
    )),
    CONSTRAINT mail_outbox_email_valid CHECK (char_length(email) BETWEEN 1 AND 254),
    CONSTRAINT mail_outbox_user_valid CHECK (user_id IS NOT NULL OR kind = 'reset_password')
);
CREATE INDEX idx_mail_outbox_due ON mail_outbox (due_at);
CREATE INDEX idx_mail_outbox_user ON mail_outbox (user_id) WHERE user_id IS NOT NULL;

-- What a link in a mail stands for: 256 random bits, of which only the SHA-256 is here; good once, for a
-- while, for the address it was sent to.
CREATE TABLE mail_tokens (
    hash BYTEA PRIMARY KEY CHECK (octet_length(hash) = 32),
    user_id BIGINT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    purpose TEXT NOT NULL,
    email TEXT NOT NULL,
    expires_at TIMESTAMPTZ NOT NULL,
    CONSTRAINT mail_tokens_purpose_valid CHECK (purpose IN ('verify_email', 'reset_password'))
);
CREATE INDEX idx_mail_tokens_user ON mail_tokens (user_id);
CREATE INDEX idx_mail_tokens_expires ON mail_tokens (expires_at);

-- As before, with the time as a parameter, and with who did it: the learner, from one of their devices,
-- or an operator.
DROP FUNCTION soft_delete_user(BIGINT);
CREATE FUNCTION soft_delete_user(
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
