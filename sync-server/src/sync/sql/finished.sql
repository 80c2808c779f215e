-- In order of time; of two at the same instant the one with the lesser id comes first.
SELECT
    id, client_id, COALESCE(completed_at, started_at) AS "ended_at!", lesson_id AS lesson,
    practice_text IS NOT NULL AS "is_generated!", local_date, keyboard_layout AS layout, error_policy, rating,
    wpm_centi AS wpm, raw_wpm_centi AS raw_wpm, accuracy_centi AS accuracy, consistency_centi AS consistency,
    total_keystrokes AS keystrokes, errors, uncorrected_errors, COALESCE(pause_count, 0) AS "pauses!"
FROM sessions
WHERE user_id = $1 AND is_completed
ORDER BY 3, 2
