INSERT INTO sessions (
    client_id, origin, kind, lesson_id, started_at, timezone, local_date, keyboard_layout, device_type, error_policy,
    is_completed, rating, stars_needed, metrics_version, wpm, gross_wpm, raw_wpm, accuracy, result_accuracy, errors,
    uncorrected_errors, corrected_errors, corrected_error_rate, uncorrected_error_rate, duration, active_duration,
    kspc, avg_keystroke_time, max_pause_duration, pause_count, consistency, inserts, correct_inserts, deleted, length
)
VALUES (
    ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22, ?23, ?24,
    ?25, ?26, ?27, ?28, ?29, ?30, ?31, ?32, ?33, ?34, ?35
)
