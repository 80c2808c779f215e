UPDATE users SET avatar_url = 'canary-avatar' WHERE id = {user};
INSERT INTO auth_identities (user_id, provider, subject)
VALUES ({user}, 'google', 'canary-subject-google'), ({user}, 'github', 'canary-subject-github');
INSERT INTO user_settings (user_id, key, value, hlc_ms, hlc_counter, hlc_device)
VALUES ({user}, 'canary-setting-key', '"canary-setting-value"', 1, 0, 'canary-setting-hlc');
INSERT INTO subscriptions (user_id, stripe_subscription_id, stripe_customer_id, stripe_price_id, plan_name, amount, status)
VALUES ({user}, 'canary-stripe-subscription', 'canary-stripe-customer', 'canary-stripe-price', 'premium', 500, 'canceled');
INSERT INTO ai_recommendations (user_id, recommendation_type, subject, title, description, arguments, evidence, action_items)
VALUES ({user}, 'weak_keys', 'canary-reco-subject', 'canary-reco-title', 'canary-reco-description',
    '{"a": "canary-reco-argument"}', '{"e": "canary-reco-evidence"}', '["canary-reco-action"]');
UPDATE sessions SET key_order = 'canary-key-order' WHERE user_id = {user} AND lesson_id IS NOT NULL;
UPDATE token_families SET revoked_at = NOW(), revoked_because = 'canary-revoked-because'
WHERE id = (SELECT MAX(id) FROM token_families WHERE user_id = {user});
INSERT INTO mail_tokens (hash, user_id, purpose, email, expires_at)
VALUES (sha256('canary'), {user}, 'verify_email', 'canary-kept-mail@example.org', '2027-01-01');
INSERT INTO changes (user_id, seq, kind, ref, op, deleted_value)
VALUES ({user}, 1000, 'setting', 1000, 'delete', '{"key": "canary-deleted-value"}');
INSERT INTO audit_log (actor, user_id, action, subject, device_id)
VALUES ('user', {user}, 'planted', 'canary-trail-subject', '{device}');
INSERT INTO tombstones (client_id, user_id, deleted_at)
VALUES (gen_random_uuid(), {user}, '1987-01-02T03:04:05Z');
INSERT INTO plan_grants (user_id, plan_name, granted_at, ends_at)
VALUES ({user}, 'premium', '1988-01-02T03:04:05Z', '1988-02-02T03:04:05Z');
INSERT INTO billing_customers (user_id, livemode, stripe_customer_id, created_at)
VALUES ({user}, TRUE, 'canary-payer', NOW());
INSERT INTO billing_checkouts (user_id, livemode, plan_name, billing_interval, stripe_price_id, stripe_session_id, url, state, created_at, expires_at)
VALUES ({user}, TRUE, 'premium', 'monthly', 'canary-checkout-price', 'canary-checkout', 'canary-checkout-url', 'expired', NOW(), NOW());
INSERT INTO stripe_events (livemode, event_id, event_type, created_at, object_id, stripe_customer_id, stripe_charge_id, received_at, due_at)
VALUES (TRUE, 'canary-event', 'x', NOW(), 'canary-event-object', 'canary-payer', 'canary-charge', NOW(), NOW());
INSERT INTO billing_matters (kind, subject, livemode, user_id, raised_at, settled_at)
VALUES ('refund', 'canary-matter', TRUE, {user}, NOW(), NOW());
INSERT INTO organisations (id, name, payer_id, created_at)
VALUES ('0d9f6d0e-6a4e-4c0b-9a44-0a6c5a2f7e19', 'canary-organisation', {user}, NOW());
INSERT INTO org_members (org_id, user_id, role, joined_at)
VALUES ('0d9f6d0e-6a4e-4c0b-9a44-0a6c5a2f7e19', {user}, 'owner', '1989-01-02T03:04:05Z');
INSERT INTO seat_grants (org_id, seats, granted_at, ends_at)
VALUES ('0d9f6d0e-6a4e-4c0b-9a44-0a6c5a2f7e19', 3, '1990-01-02T03:04:05Z', NOW());
INSERT INTO care_links (learner_id, org_id, since, seen)
VALUES ({user}, '0d9f6d0e-6a4e-4c0b-9a44-0a6c5a2f7e19', NOW(), '{canary-seen}');
INSERT INTO care_invitations (email, carer_id, sent_by, created_at, expires_at)
VALUES ('canary-asked@example.org', {user}, {user}, NOW(), NOW());
INSERT INTO care_invitations (id, email, org_id, role, created_at, expires_at)
VALUES ('0d9f6d0e-6a4e-4c0b-9a44-0a6c5a2f7e18', 'canary-MAIL@example.org', '0d9f6d0e-6a4e-4c0b-9a44-0a6c5a2f7e19', 'member', '1991-01-02T03:04:05Z', NOW());
INSERT INTO consents (user_id, kind, granted, source, given_at, scope)
VALUES ({user}, 'care', TRUE, 'guardian', NOW(), '{canary-scope}');
