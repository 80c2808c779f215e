-- Find bigrams (two-key combinations) with high error rates
WITH bigrams AS (
    SELECT 
        k1.expected || k2.expected as bigram,
        COUNT(*) as total,
        SUM(CASE WHEN k2.correct = FALSE THEN 1 ELSE 0 END) as errors,
        ROUND(SUM(CASE WHEN k2.correct = FALSE THEN 1 ELSE 0 END)::NUMERIC / COUNT(*) * 100, 2) as error_rate
    FROM keystrokes k1
    JOIN keystrokes k2 ON k1.session_id = k2.session_id 
                      AND k2.text_index = k1.text_index + 1
    WHERE k1.user_id = 123
      AND k1.created_at >= NOW() - INTERVAL '7 days'
    GROUP BY k1.expected, k2.expected
    HAVING COUNT(*) >= 10  -- Sufficient data
)
SELECT *
FROM bigrams
WHERE error_rate > 15
ORDER BY error_rate DESC, total DESC
LIMIT 10;
