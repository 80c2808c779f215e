-- A unit of several code points that is alone in its list (one wrong insert in a session, say, and that an emoji with a
-- skin tone) had no other unit to be parted from, and was cut into its code points: such a session could not be stored,
-- as its lists did not belong together. It has U+001F before it now. No list began with that before, as no unit is
-- empty or a control character.
CREATE OR REPLACE FUNCTION cut_units(packed TEXT) RETURNS TEXT[] AS $$
    SELECT CASE
        WHEN starts_with(packed, E'\x1f') THEN string_to_array(substr(packed, 2), E'\x1f')
        WHEN strpos(packed, E'\x1f') > 0 THEN string_to_array(packed, E'\x1f')
        ELSE string_to_array(packed, NULL)
    END
$$ LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE;

-- Mails that tell an account's owner that from now on a provider's word opens it.
ALTER TABLE mail_outbox DROP CONSTRAINT mail_outbox_kind_valid;
ALTER TABLE mail_outbox ADD CONSTRAINT mail_outbox_kind_valid CHECK (kind IN (
    'verify_email', 'reset_password', 'email_changed', 'password_changed', 'account_deleted',
    'google_linked', 'github_linked'
));
