INSERT INTO imported_results (program, key, import_id, started_at, local_date, duration, wpm, accuracy)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
ON CONFLICT (program, key) DO NOTHING
