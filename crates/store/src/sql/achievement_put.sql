-- The earliest session that brought it; of two at the same instant the one with the lesser id, wherever they came from.
INSERT INTO achievements (code, session_id, earned_at, earned_date)
VALUES (?1, ?2, ?3, ?4)
ON CONFLICT (code) DO UPDATE
SET session_id = excluded.session_id, earned_at = excluded.earned_at, earned_date = excluded.earned_date
WHERE (excluded.earned_at, coalesce(excluded.session_id, x'')) < (earned_at, coalesce(session_id, x''))
