CREATE INDEX idx_session_stats_user ON session_stats (user_id, started_at DESC);
