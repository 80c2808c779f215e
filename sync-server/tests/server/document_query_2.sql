WITH key_stats AS (
    SELECT 
        k.expected as key,
        COUNT(*) as total_presses,
        SUM(CASE WHEN k.correct = FALSE THEN 1 ELSE 0 END) as errors,
        AVG(k.latency) as avg_latency,
        ROUND(SUM(CASE WHEN k.correct = FALSE THEN 1 ELSE 0 END)::NUMERIC / COUNT(*) * 100, 2) as error_rate
    FROM keystrokes k
    WHERE k.user_id = 123
      AND k.created_at >= NOW() - INTERVAL '7 days'
    GROUP BY k.expected
)
SELECT *
FROM key_stats
WHERE error_rate > 10 OR avg_latency > 300
ORDER BY error_rate DESC, avg_latency DESC
LIMIT 5;
