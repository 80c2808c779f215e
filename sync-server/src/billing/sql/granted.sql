-- Until when plans were given by hand, and whether one of them is this one.
SELECT MAX(ends_at) AS until, COALESCE(BOOL_OR(plan_name = $3), FALSE) AS "is_of_it!"
FROM plan_grants
WHERE user_id = $1 AND ends_at > $2
