UPDATE sessions
SET wpm = ?2, gross_wpm = ?3, raw_wpm = ?4, accuracy = ?5, result_accuracy = ?6, errors = ?7,
    uncorrected_errors = ?8, corrected_errors = ?9, corrected_error_rate = ?10, uncorrected_error_rate = ?11,
    duration = ?12, active_duration = ?13, kspc = ?14, avg_keystroke_time = ?15, max_pause_duration = ?16,
    pause_count = ?17, consistency = ?18, inserts = ?19, correct_inserts = ?20, deleted = ?21, length = ?22
WHERE client_id = ?1
