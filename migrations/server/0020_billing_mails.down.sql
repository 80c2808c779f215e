-- Loses mails about payments that wait, and which of them were sent.
DELETE FROM mail_outbox WHERE billing_kind IS NOT NULL;
ALTER TABLE mail_outbox DROP CONSTRAINT mail_outbox_one_kind_valid, DROP COLUMN billing_kind;
ALTER TABLE mail_outbox ALTER COLUMN kind SET NOT NULL;
DROP TABLE billing_mails;
