SELECT m.id, COALESCE(u.full_name, u.username, u.email) AS "name!", u.email, m.role, m.joined_at,
       m.seat_since IS NOT NULL AS "has_seat!",
       EXISTS (SELECT FROM care_links l WHERE l.org_id = m.org_id AND l.learner_id = m.user_id) AS "is_seen!"
FROM org_members m JOIN users u ON u.id = m.user_id
WHERE m.org_id = $1 AND u.deleted_at IS NULL
ORDER BY lower(COALESCE(u.full_name, u.username, u.email)), m.id
