-- Sessions under these ids, and those that were deleted (without a hash).
SELECT client_id AS "client_id!", user_id AS "user_id!", item_hash AS "item_hash?"
FROM sessions
WHERE client_id = ANY ($1)
UNION ALL
SELECT client_id, user_id, NULL
FROM tombstones
WHERE client_id = ANY ($1)
