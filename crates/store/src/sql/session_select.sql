SELECT
    s.client_id, s.origin, s.kind, s.started_at, s.timezone, s.local_date, s.keyboard_layout, s.device_type,
    s.error_policy, s.is_completed, s.rating, s.stars_needed, s.is_deleted, s.metrics_version,
    l.course, l.version, l.number, l.key_order,
    s.wpm, s.gross_wpm, s.raw_wpm, s.accuracy, s.result_accuracy, s.errors, s.uncorrected_errors, 
    s.corrected_errors, s.corrected_error_rate, s.uncorrected_error_rate, s.duration, s.active_duration, s.kspc, 
    s.avg_keystroke_time, s.max_pause_duration, s.pause_count, s.consistency, s.inserts, s.correct_inserts, 
    s.deleted, s.length
FROM sessions AS s
LEFT JOIN lessons AS l ON l.id = s.lesson_id
