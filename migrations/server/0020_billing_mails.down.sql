-- Loses mails about payments that wait, and which of them were sent.
DELETE FROM mail_outbox WHERE kind IN ('trial_ends', 'payment_failed', 'plan_ended');
ALTER TABLE mail_outbox DROP CONSTRAINT mail_outbox_kind_valid;
ALTER TABLE mail_outbox ADD CONSTRAINT mail_outbox_kind_valid CHECK (kind IN (
    'verify_email', 'reset_password', 'email_changed', 'password_changed', 'account_deleted',
    'google_linked', 'github_linked', 'care_invitation', 'org_invitation'
));
DROP TABLE billing_mails;
