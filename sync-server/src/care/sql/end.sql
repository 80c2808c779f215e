DELETE FROM care_links
WHERE id = $1
  AND (learner_id = $2 OR carer_id = $2
       OR org_id IN (SELECT org_id FROM org_members WHERE user_id = $2 AND role IN ('owner', 'manager')))
RETURNING id, learner_id, carer_id,
          (SELECT name FROM organisations o WHERE o.id = care_links.org_id) AS org_name
