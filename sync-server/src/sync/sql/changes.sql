SELECT seq, kind, ref AS reference, op = 'delete' AS "is_gone!", deleted_value AS gone
FROM changes
WHERE user_id = $1 AND seq > $2
ORDER BY seq
LIMIT $3
