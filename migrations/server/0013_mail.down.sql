-- Loses mails that wait and links that were sent.
DROP FUNCTION soft_delete_user(BIGINT, TIMESTAMPTZ, TEXT, UUID);
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
DROP TABLE mail_tokens;
DROP TABLE mail_outbox;
