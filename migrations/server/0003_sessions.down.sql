DROP TABLE analytics_daily;
DROP TABLE progress;
DROP TABLE session_stats;
DROP TABLE sessions;
