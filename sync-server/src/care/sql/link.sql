-- Changing nothing gives the row there is.
WITH made AS (
    INSERT INTO care_links (learner_id, carer_id, org_id, since, seen)
    VALUES ($1, $2, $3, $4, $5)
    ON CONFLICT DO NOTHING
    RETURNING id
)
SELECT id AS "id!" FROM made
UNION ALL
SELECT id FROM care_links WHERE learner_id = $1 AND (carer_id = $2 OR org_id = $3)
LIMIT 1
