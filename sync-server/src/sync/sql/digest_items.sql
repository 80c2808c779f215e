SELECT to_char(local_date, 'YYYY-MM') AS "month!", client_id, item_hash
FROM sessions
WHERE user_id = $1 AND to_char(local_date, 'YYYY-MM') = ANY ($2)
ORDER BY local_date, client_id
