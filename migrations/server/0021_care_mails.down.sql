-- Loses mails about being seen that wait.
DROP TRIGGER organisations_end_care ON organisations;
DROP FUNCTION end_care_of_org();
DROP TRIGGER users_end_care ON users;
DROP FUNCTION end_care_of_carer();
DROP FUNCTION note_end_of_care(UUID[], TEXT, TEXT);
DELETE FROM mail_outbox WHERE kind IN ('care_accepted', 'care_ended', 'care_stopped', 'org_care_stopped');
ALTER TABLE mail_outbox DROP CONSTRAINT mail_outbox_kind_valid;
ALTER TABLE mail_outbox ADD CONSTRAINT mail_outbox_kind_valid CHECK (kind IN (
    'verify_email', 'reset_password', 'email_changed', 'password_changed', 'account_deleted',
    'google_linked', 'github_linked', 'care_invitation', 'org_invitation',
    'trial_ends', 'payment_failed', 'plan_ended'
));
ALTER TABLE mail_outbox DROP COLUMN about_id, DROP COLUMN about_org;
