SELECT lower(u.email) AS "email!"
FROM org_members m JOIN users u ON u.id = m.user_id
WHERE m.org_id = $1 AND lower(u.email) = ANY($2)
