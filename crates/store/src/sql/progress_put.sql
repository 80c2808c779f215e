INSERT OR REPLACE INTO progress (
    course, lesson_number, attempt_count, best_rating, best_wpm, best_verified_wpm, best_accuracy, best_session_id,
    completed_at, completed_date, first_date, last_date, gain
)
VALUES (
    ?1, ?2, ?3, ?4, ?5, ?6, ?7, (SELECT id FROM sessions WHERE client_id = ?8), ?9, ?10, ?11, ?12, ?13
)
