SELECT l.id, c.email AS "email?", COALESCE(c.full_name, c.username) AS name,
       o.id AS "org_id?", o.name AS "org_name?", l.since, l.seen
FROM care_links l
LEFT JOIN users c ON c.id = l.carer_id
LEFT JOIN organisations o ON o.id = l.org_id
WHERE l.learner_id = $1
ORDER BY l.since, l.id
