-- A row or more in every table, as two learners would leave them.
INSERT INTO users (email, password_hash, consent_analytics, consent_marketing)
VALUES ('a@b.co', 'x', TRUE, FALSE), ('c@d.co', 'x', FALSE, FALSE);
INSERT INTO auth_identities (user_id, provider, subject) SELECT id, 'google', id::TEXT FROM users;
INSERT INTO consents (user_id, kind, granted, source, given_at)
SELECT id, 'analytics', TRUE, 'register', NOW() FROM users;
INSERT INTO devices (user_id, device_id, created_at, last_seen_at)
SELECT id, gen_random_uuid(), NOW(), NOW() FROM users;
INSERT INTO token_families (user_id, device_id, created_at, expires_at)
SELECT user_id, id, NOW(), NOW() FROM devices;
INSERT INTO access_tokens (hash, family_id, expires_at)
SELECT sha256(id::TEXT::BYTEA), id, NOW() FROM token_families;
INSERT INTO refresh_tokens (hash, family_id, expires_at)
SELECT sha256(id::TEXT::BYTEA), id, NOW() FROM token_families;

INSERT INTO courses (slug, name, language, age_group, total_lessons, total_blocks)
VALUES ('adults-en-v1', 'English', 'en', 'adults', 2, 1);
INSERT INTO lessons (
    course_id, lesson_number, block_number, title, text_content, text_length, target_wpm,
    target_accuracy_centi, exercise_type
)
SELECT id, number, 1, 'Lesson', 'fj fj', 5, 12, 9000, 'drill' FROM courses, generate_series(1, 2) number;
INSERT INTO lesson_texts (
    lesson_id, version, key_order, text_content, text_length, target_keys, text_hash, units, target_wpm,
    target_accuracy_centi
)
SELECT id, '1.0.0', 'us', 'fj fj', 5, '[]', sha256('fj fj'), 'fj fj', 12, 9000 FROM lessons;
INSERT INTO fingers (layout, key_code, finger) VALUES ('us', 'KeyF', 'index_left');

INSERT INTO sessions (
    client_id, item_hash, user_id, device_id, lesson_id, lesson_text_id, key_order, wpm_centi,
    gross_wpm_centi, raw_wpm_centi, accuracy_centi, result_accuracy_centi, duration, active_duration,
    errors, uncorrected_errors, total_keystrokes, correct_keystrokes, deleted_units, kspc_milli, rating,
    device_type, keyboard_layout, error_policy, metrics_version, is_practice, is_completed, verified,
    started_at, received_at, timezone, local_date
)
SELECT
    gen_random_uuid(), sha256('x'), u.id, gen_random_uuid(), t.lesson_id, t.id, 'us', 4557, 4557, 6076,
    8000, 10000, 790, 790, 1, 0, 5, 4, 0, 1250, 2, 'laptop', 'us', 'stop_on_error', 1, FALSE, TRUE, TRUE,
    NOW(), NOW(), 'Europe/Berlin', CURRENT_DATE
FROM users u, lesson_texts t;
INSERT INTO session_stats (session_id, user_id, started_at, keyboard_layout, packed)
SELECT id, user_id, started_at, keyboard_layout, '\x01' FROM sessions;
INSERT INTO progress (user_id, course_id, lesson_id, best_wpm_centi, best_session_id)
SELECT DISTINCT ON (s.user_id, s.lesson_id) s.user_id, l.course_id, l.id, s.wpm_centi, s.id
FROM sessions s JOIN lessons l ON l.id = s.lesson_id;
INSERT INTO analytics_daily (user_id, date, active_duration) SELECT id, CURRENT_DATE, 1500 FROM users;

SELECT create_monthly_partition();
INSERT INTO session_keystrokes (
    session_id, user_id, started_at, received_at, keyboard_layout, lesson_text_id, gap_low, gap_high, key_units, key_codes, waits
)
SELECT id, user_id, started_at, received_at, 'us', lesson_text_id, '{"",d,d,d,d}', '{"",""}', 'fj ', E'KeyF\x1fKeyJ\x1fSpace', TRUE
FROM sessions;

INSERT INTO sync_heads (user_id, seq) SELECT id, 1 FROM users;
INSERT INTO changes (user_id, seq, kind, ref, op) SELECT id, 1, 'session', 1, 'put' FROM users;
INSERT INTO tombstones (client_id, user_id, deleted_at) SELECT gen_random_uuid(), id, NOW() FROM users;
INSERT INTO unlocks (user_id, lesson_id, unlocked_at) SELECT u.id, l.id, NOW() FROM users u, lessons l;
INSERT INTO user_settings (user_id, key, value, hlc_ms, hlc_counter, hlc_device)
SELECT id, 'theme', '"dark"', 1, 0, 'd' FROM users;


INSERT INTO subscriptions (user_id, stripe_subscription_id, plan_name, billing_interval, amount, status)
SELECT id, 'sub_' || id, 'premium', 'monthly', 500, 'active' FROM users;
INSERT INTO achievements (slug, name, criteria, badge_tier)
VALUES ('speed_demon', 'achievement-speed-demon', '{"wpm": {"min": 100}, "accuracy": {"min": 95}}', 'gold');
INSERT INTO user_achievements (user_id, achievement_id, session_id)
SELECT s.user_id, a.id, min(s.id) FROM sessions s, achievements a GROUP BY s.user_id, a.id;
INSERT INTO ai_recommendations (user_id, recommendation_type, subject, title)
SELECT id, 'weak_keys', 'j', 'recommendation-weak-keys' FROM users;
INSERT INTO analytics_weekly (user_id, week, active_duration)
SELECT id, date_trunc('week', CURRENT_DATE), 1500 FROM users;
INSERT INTO audit_log (actor, user_id, action) SELECT 'user', id, 'registered' FROM users;
INSERT INTO erasure_log (salt, hash) SELECT uuid_send(gen_random_uuid()), sha256('x') FROM users;
INSERT INTO recommendation_marks (user_id, seq, local_date) SELECT id, 1, CURRENT_DATE FROM users;
INSERT INTO mail_outbox (kind, email, user_id, created_at, due_at)
SELECT 'verify_email', email, id, NOW(), NOW() FROM users;
INSERT INTO mail_tokens (hash, user_id, purpose, email, expires_at)
SELECT sha256(email::BYTEA), id, 'verify_email', email, NOW() FROM users;
INSERT INTO plan_grants (user_id, plan_name, granted_at, ends_at)
SELECT id, 'professional', NOW(), NOW() + INTERVAL '30 days' FROM users;
INSERT INTO oauth_attempts (state_hash, browser_hash, provider, port, app_state, code_challenge, expires_at)
VALUES (sha256('s'), sha256('b'), 'google', 49152, 'state', sha256('v'), NOW());
INSERT INTO oauth_codes (hash, code_challenge, sealed, expires_at) VALUES (sha256('c'), sha256('v'), '\x01', NOW());
INSERT INTO billing_customers (user_id, livemode, stripe_customer_id, created_at)
SELECT id, TRUE, 'cus_' || id, NOW() FROM users;
INSERT INTO billing_checkouts (user_id, livemode, plan_name, billing_interval, stripe_price_id, created_at, expires_at)
SELECT id, TRUE, 'premium', 'monthly', 'price_1', NOW(), NOW() FROM users;
INSERT INTO subscriptions (user_id, stripe_subscription_id, plan_name, amount, status, is_second, livemode)
SELECT id, 'sub_second_' || id, 'professional', 17000000000, 'active', TRUE, TRUE FROM users
UNION ALL
SELECT id, 'sub_test_' || id, 'professional', NULL, 'active', FALSE, FALSE FROM users;
INSERT INTO stripe_events (livemode, event_id, event_type, created_at, received_at, due_at)
VALUES (TRUE, 'evt_1', 'invoice.paid', NOW(), NOW(), NOW());
INSERT INTO stripe_calls (livemode, call, subject, owed_at, due_at)
VALUES (TRUE, 'cancel_subscription', 'sub_1', NOW(), NOW());
INSERT INTO billing_matters (kind, subject, livemode, user_id, raised_at)
SELECT 'refund', 'ch_' || id, TRUE, id, NOW() FROM users;
INSERT INTO organisations (id, name, payer_id, created_at)
SELECT '0d9f6d0e-6a4e-4c0b-9a44-0a6c5a2f7e11', 'School', MIN(id), NOW() FROM users;
INSERT INTO org_members (org_id, user_id, role, joined_at, seat_since)
SELECT '0d9f6d0e-6a4e-4c0b-9a44-0a6c5a2f7e11', id, 'owner', NOW(), NOW() FROM users;
INSERT INTO seat_grants (org_id, seats, granted_at, ends_at)
VALUES ('0d9f6d0e-6a4e-4c0b-9a44-0a6c5a2f7e11', 30, NOW(), NOW() + INTERVAL '30 days');
INSERT INTO care_links (learner_id, org_id, since, seen)
SELECT id, '0d9f6d0e-6a4e-4c0b-9a44-0a6c5a2f7e11', NOW(), '{progress}' FROM users;
INSERT INTO care_invitations (email, carer_id, sent_by, created_at, expires_at)
SELECT 'asked@example.org', id, id, NOW(), NOW() FROM users;
INSERT INTO mail_outbox (kind, email, invitation_id, created_at, due_at)
SELECT 'care_invitation', email, id, NOW(), NOW() FROM care_invitations;
INSERT INTO consents (user_id, kind, granted, source, given_at, subject, scope)
SELECT id, 'care', TRUE, 'guardian', NOW(), gen_random_uuid(), '{progress}' FROM users;
INSERT INTO billing_mails (kind, subject, user_id, owed_at)
SELECT 'plan_ended', 'sub_' || id, id, NOW() FROM users;
INSERT INTO mail_outbox (kind, email, user_id, about_id, about_org, created_at, due_at)
SELECT 'care_ended', email, id, id, 'School', NOW(), NOW() FROM users;
