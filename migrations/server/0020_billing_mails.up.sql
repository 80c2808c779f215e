-- Mails about what is paid for. Which of them were owed already is kept, so that each comes once, however often Stripe
-- tells of it and whatever is compared by night: the subject names the subscription and the day or period it is about.
CREATE TABLE billing_mails (
    kind TEXT NOT NULL,
    subject TEXT NOT NULL,
    user_id BIGINT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    owed_at TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (kind, subject),
    CONSTRAINT billing_mails_kind_valid CHECK (kind IN ('trial_ends', 'payment_failed', 'plan_ended'))
);
CREATE INDEX idx_billing_mails_user ON billing_mails (user_id);

-- What each of these says is asked of the subscription when it is written.
ALTER TABLE mail_outbox DROP CONSTRAINT mail_outbox_kind_valid;
ALTER TABLE mail_outbox ADD CONSTRAINT mail_outbox_kind_valid CHECK (kind IN (
    'verify_email', 'reset_password', 'email_changed', 'password_changed', 'account_deleted',
    'google_linked', 'github_linked', 'care_invitation', 'org_invitation',
    'trial_ends', 'payment_failed', 'plan_ended'
));
