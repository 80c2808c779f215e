-- Loses the raw key presses; their statistics stay in session_stats.
DROP VIEW keystrokes;
DROP FUNCTION create_monthly_partition(DATE);
DROP TABLE session_keystrokes;
