SELECT
    id, client_id, item_hash, device_id, lesson_text_id, practice_text, wpm_centi, gross_wpm_centi,
    raw_wpm_centi, accuracy_centi, result_accuracy_centi, duration, active_duration, errors,
    uncorrected_errors, total_keystrokes, deleted_units, kspc_milli, avg_keystroke_time,
    max_pause_duration, pause_count, consistency_centi, rating, device_type, keyboard_layout,
    error_policy, metrics_version, is_practice, is_completed, verified, started_at, timezone, local_date
FROM sessions
WHERE user_id = $1 AND id = ANY ($2)
