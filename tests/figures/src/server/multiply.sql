-- Learners with successive ids get copies of the template's sessions, spread over the last days.
CREATE TEMPORARY TABLE templates ON COMMIT DROP AS
SELECT id, row_number() OVER (ORDER BY id) - 1 AS number FROM sessions WHERE user_id = :template;

CREATE TEMPORARY TABLE copies ON COMMIT DROP AS
SELECT
    (lpad(to_hex((EXTRACT(EPOCH FROM began.at) * 1000)::BIGINT), 12, '0') || '7' || substr(dice.hex, 1, 3)
        || '8' || substr(dice.hex, 4, 15))::UUID AS client_id,
    u AS user_id, t.id AS template, began.at AS started_at
FROM generate_series(:first::BIGINT, :first + :learners - 1) u
CROSS JOIN generate_series(1, :sessions) n
CROSS JOIN LATERAL (SELECT md5(u || '-' || n) AS hex) dice
CROSS JOIN LATERAL (
    SELECT date_trunc('milliseconds', NOW() - n * INTERVAL '1 day' * :days / (:sessions + 1)) AS at
) began
JOIN templates t ON t.number = (u * 7 + n) % (SELECT COUNT(*) FROM templates);

INSERT INTO sessions (
    client_id, item_hash, user_id, device_id, lesson_id, lesson_text_id, key_order, practice_text,
    wpm_centi, gross_wpm_centi, raw_wpm_centi, accuracy_centi, result_accuracy_centi,
    duration, active_duration, errors, uncorrected_errors, total_keystrokes, correct_keystrokes,
    deleted_units, kspc_milli, avg_keystroke_time, max_pause_duration, pause_count, consistency_centi,
    rating, device_type, keyboard_layout, error_policy, metrics_version, is_practice, is_completed,
    verified, started_at, completed_at, received_at, timezone, local_date
)
SELECT
    c.client_id, sha256(uuid_send(c.client_id)), c.user_id, device_id, lesson_id, lesson_text_id, key_order,
    practice_text, wpm_centi, gross_wpm_centi, raw_wpm_centi, accuracy_centi, result_accuracy_centi,
    duration, active_duration, errors, uncorrected_errors, total_keystrokes, correct_keystrokes,
    deleted_units, kspc_milli, avg_keystroke_time, max_pause_duration, pause_count, consistency_centi,
    rating, device_type, keyboard_layout, error_policy, metrics_version, is_practice, is_completed,
    verified, c.started_at, c.started_at + duration * INTERVAL '1 millisecond', NOW(), timezone,
    c.started_at::DATE
FROM copies c
JOIN sessions s ON s.id = c.template
ORDER BY c.started_at;

INSERT INTO session_stats (session_id, user_id, started_at, keyboard_layout, packed)
SELECT s.id, s.user_id, s.started_at, s.keyboard_layout, t.packed
FROM copies c
JOIN sessions s ON s.client_id = c.client_id
JOIN session_stats t ON t.session_id = c.template
ORDER BY s.id;

INSERT INTO session_keystrokes
SELECT
    s.id, s.user_id, s.started_at, s.received_at, k.keyboard_layout, k.lesson_text_id, k.units,
    k.gap_low, k.gap_high, k.long_gap_at, k.long_gaps, k.key_units, k.key_codes, k.other_key_at, k.other_keys, k.wrong_at,
    k.wrong, k.waits, k.shift_at, k.shift, k.delete_at, k.delete_gaps, k.delete_keys, k.delete_word
FROM copies c
JOIN sessions s ON s.client_id = c.client_id
JOIN session_keystrokes k ON k.session_id = c.template
ORDER BY s.id;

INSERT INTO changes (user_id, seq, kind, ref, op)
SELECT user_id, 2 * row_number() OVER (PARTITION BY user_id ORDER BY s.id), 'session', s.id, 'put'
FROM sessions s
WHERE s.user_id BETWEEN :first AND :first + :learners - 1;

INSERT INTO sync_heads (user_id, seq)
SELECT user_id, MAX(seq) FROM changes
WHERE user_id BETWEEN :first AND :first + :learners - 1
GROUP BY user_id
ON CONFLICT (user_id) DO UPDATE SET seq = excluded.seq;
