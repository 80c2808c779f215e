-- Learners about whom something changed since their recommendations were made, and who may have some. Those who
-- have had some before come first: they are about.
SELECT h.user_id
FROM sync_heads h
JOIN users u ON u.id = h.user_id AND u.is_active
LEFT JOIN recommendation_marks m ON m.user_id = h.user_id
WHERE m.seq IS DISTINCT FROM h.seq AND (u.is_premium OR NOT $1)
ORDER BY m.user_id IS NULL, h.user_id
LIMIT $2
