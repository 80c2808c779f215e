DELETE FROM care_links
WHERE org_id = $1 AND learner_id = $2
RETURNING id, learner_id, carer_id,
          (SELECT name FROM organisations o WHERE o.id = care_links.org_id) AS org_name
