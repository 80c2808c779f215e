-- Of sessions whose own row is lost. They go before sessions of a copy come, which take the numbers over.
DELETE FROM session_logs WHERE session_id NOT IN (SELECT id FROM sessions);
DELETE FROM session_stats WHERE session_id NOT IN (SELECT id FROM sessions);
DELETE FROM outbox WHERE session_id NOT IN (SELECT id FROM sessions);
DELETE FROM synced WHERE session_id NOT IN (SELECT id FROM sessions);
