SELECT EXISTS (
    SELECT 1 FROM sessions WHERE is_deleted = 0 AND is_completed = 1 AND (started_at + duration, client_id) > (?1, ?2)
)
