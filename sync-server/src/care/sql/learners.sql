-- Everybody whom somebody sees: their own learners, and those of organisations they lead. A learner of an organisation
-- is shown while they have a seat and the organisation has any.
WITH led AS MATERIALIZED (
    SELECT org_id, $3 OR org_seats(org_id, $4) > 0 AS has_seats
    FROM org_members
    WHERE user_id = $1 AND role IN ('owner', 'manager')
)
SELECT l.id, l.learner_id, COALESCE(u.full_name, u.username, u.email) AS "name!", u.timezone,
       o.id AS "org_id?", o.name AS "org_name?", l.since,
       (l.org_id IS NULL OR (led.has_seats AND ($3 OR m.seat_since IS NOT NULL))) AS "has_seat!"
FROM care_links l
JOIN users u ON u.id = l.learner_id AND u.is_active
LEFT JOIN led ON led.org_id = l.org_id
LEFT JOIN organisations o ON o.id = l.org_id
LEFT JOIN org_members m ON m.org_id = l.org_id AND m.user_id = l.learner_id
WHERE (l.carer_id = $1 AND $2) OR led.org_id IS NOT NULL
ORDER BY lower(COALESCE(u.full_name, u.username, u.email)), l.id
