SELECT o.id, o.name, m.role, o.payer_id AS payer,
       (SELECT COUNT(*) FROM org_members t WHERE t.org_id = o.id) AS "members!",
       org_seats(o.id, $2) AS "seats!",
       (SELECT COUNT(*) FROM org_members t WHERE t.org_id = o.id AND t.seat_since IS NOT NULL) AS "taken!"
FROM org_members m JOIN organisations o ON o.id = m.org_id
WHERE m.user_id = $1
ORDER BY lower(o.name), o.id
