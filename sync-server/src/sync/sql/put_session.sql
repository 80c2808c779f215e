-- Gives nothing where the id is taken.
INSERT INTO sessions (
    client_id, item_hash, user_id, device_id, lesson_id, lesson_text_id, key_order, practice_text,
    wpm_centi, gross_wpm_centi, raw_wpm_centi, accuracy_centi, result_accuracy_centi,
    duration, active_duration, errors, uncorrected_errors, total_keystrokes, correct_keystrokes,
    deleted_units, kspc_milli, avg_keystroke_time, max_pause_duration, pause_count, consistency_centi,
    rating, device_type, keyboard_layout, error_policy, metrics_version, is_practice, is_completed,
    verified, started_at, completed_at, received_at, timezone, local_date
)
VALUES (
    $1, $2, $3, $4, $5, $6, $7, $8,
    $9, $10, $11, $12, $13,
    $14, $15, $16, $17, $18, $19,
    $20, $21, $22, $23, $24, $25,
    $26, $27, $28, $29, $30, $31, $32,
    $33, $34, $35, $36, $37, $38
)
ON CONFLICT ON CONSTRAINT sessions_client_id_key DO NOTHING
RETURNING id
