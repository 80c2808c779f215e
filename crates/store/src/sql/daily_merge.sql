INSERT INTO daily (
    local_date, sessions, active_duration, presses, finished, wpm_sum, accuracy_sum, best_wpm, clean, practice,
    own_texts, best_accuracy
)
VALUES (?1, 1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)
ON CONFLICT (local_date) DO UPDATE
SET sessions = sessions + 1,
    active_duration = active_duration + excluded.active_duration,
    presses = presses + excluded.presses,
    finished = finished + excluded.finished,
    wpm_sum = wpm_sum + excluded.wpm_sum,
    accuracy_sum = accuracy_sum + excluded.accuracy_sum,
    -- max() of SQLite is NULL if one side is.
    best_wpm = coalesce(max(best_wpm, excluded.best_wpm), best_wpm, excluded.best_wpm),
    clean = clean + excluded.clean,
    practice = practice + excluded.practice,
    own_texts = own_texts + excluded.own_texts,
    best_accuracy = coalesce(
        max(best_accuracy, excluded.best_accuracy), best_accuracy, excluded.best_accuracy
    )
