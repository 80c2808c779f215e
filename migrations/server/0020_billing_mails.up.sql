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

-- In the box of mails they have a column of their own: what each says is asked of the subscription when it is written.
ALTER TABLE mail_outbox ALTER COLUMN kind DROP NOT NULL;
ALTER TABLE mail_outbox
    ADD COLUMN billing_kind TEXT,
    ADD CONSTRAINT mail_outbox_billing_kind_valid
        CHECK (billing_kind IN ('trial_ends', 'payment_failed', 'plan_ended')),
    ADD CONSTRAINT mail_outbox_one_kind_valid CHECK (num_nonnulls(kind, billing_kind) = 1);
