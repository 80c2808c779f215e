-- Sessions are numbered without gaps, as none is ever deleted: the highest number seen says how many there were.
SELECT
    (SELECT count(*) FROM sessions),
    max(
        coalesce((SELECT max(id) FROM sessions), 0),
        coalesce((SELECT max(session_id) FROM session_logs), 0),
        coalesce((SELECT max(session_id) FROM session_stats), 0),
        coalesce((SELECT max(session_id) FROM outbox), 0)
    )
