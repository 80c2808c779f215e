-- A learner's statistics of some days are found by the sessions of those days, which have their own index
-- (idx_sessions_user_date); one of their own said the same again, for 35 bytes a session.
DROP INDEX idx_session_stats_user;
