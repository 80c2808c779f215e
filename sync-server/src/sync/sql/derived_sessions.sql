SELECT
    id, client_id, lesson_id AS lesson, local_date, COALESCE(completed_at, started_at) AS "ended_at!", rating,
    wpm_centi AS wpm, accuracy_centi AS accuracy,
    verified AND error_policy = 'stop_on_error' AS "is_ranked!",
    is_practice, practice_text IS NOT NULL AS "is_generated!", is_completed, active_duration, total_keystrokes AS keystrokes, errors
FROM sessions
WHERE user_id = $1
