-- Mails to the other side: that somebody agreed to be seen, and that being seen has ended. Each is owed once, in the
-- transaction that writes what it tells.
ALTER TABLE mail_outbox
    -- Whom it is about, where that is another person: named when it is written, and nobody once their account is gone.
    ADD COLUMN about_id BIGINT REFERENCES users (id) ON DELETE SET NULL,
    -- Name of the organisation it is about, which may be gone before the mail is sent.
    ADD COLUMN about_org TEXT;
CREATE INDEX idx_mail_outbox_about ON mail_outbox (about_id) WHERE about_id IS NOT NULL;
ALTER TABLE mail_outbox DROP CONSTRAINT mail_outbox_kind_valid;
ALTER TABLE mail_outbox ADD CONSTRAINT mail_outbox_kind_valid CHECK (kind IN (
    'verify_email', 'reset_password', 'email_changed', 'password_changed', 'account_deleted',
    'google_linked', 'github_linked', 'care_invitation', 'org_invitation',
    'trial_ends', 'payment_failed', 'plan_ended',
    'care_accepted', 'care_ended', 'care_stopped', 'org_care_stopped'
));

-- That a consent has ended is in the log and in the learner's trail, and the learner is told, also where nobody ended it:
-- with the account of whoever saw, and with an organisation that has nobody left to answer for it. What an act of somebody
-- ends is written with that act, before the row goes. Of the erased account nothing is kept or named.
CREATE FUNCTION note_end_of_care(ended UUID[], mail TEXT, org_name TEXT) RETURNS void AS $$
    -- A learner who goes in the same moment leaves no consent behind.
    WITH link AS (
        SELECT l.id, l.seen, u.id AS learner_id, u.email, u.is_active
        FROM care_links l JOIN users u ON u.id = l.learner_id
        WHERE l.id = ANY (ended)
    ), consent AS (
        INSERT INTO consents (user_id, kind, granted, source, given_at, subject, scope)
        SELECT learner_id, 'care', FALSE, 'ended', NOW(), id, seen FROM link
    ), trail AS (
        INSERT INTO audit_log (actor, user_id, action, subject)
        SELECT 'server', learner_id, 'care_ended_by_other', id::TEXT FROM link
    )
    INSERT INTO mail_outbox (kind, email, user_id, about_org, created_at, due_at)
    SELECT mail, email, learner_id, org_name, NOW(), NOW() FROM link WHERE is_active
$$ LANGUAGE sql;

CREATE FUNCTION end_care_of_carer() RETURNS trigger AS $$
BEGIN
    PERFORM note_end_of_care(ARRAY(SELECT id FROM care_links WHERE carer_id = OLD.id), 'care_stopped', NULL);
    RETURN OLD;
END;
$$ LANGUAGE plpgsql;
CREATE TRIGGER users_end_care BEFORE DELETE ON users FOR EACH ROW EXECUTE FUNCTION end_care_of_carer();

CREATE FUNCTION end_care_of_org() RETURNS trigger AS $$
BEGIN
    PERFORM note_end_of_care(ARRAY(SELECT id FROM care_links WHERE org_id = OLD.id), 'org_care_stopped', OLD.name);
    RETURN OLD;
END;
$$ LANGUAGE plpgsql;
CREATE TRIGGER organisations_end_care BEFORE DELETE ON organisations FOR EACH ROW EXECUTE FUNCTION end_care_of_org();
