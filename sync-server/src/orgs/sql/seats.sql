SELECT org_seats($1, $2) AS "seats!",
       (SELECT COUNT(*) FROM org_members WHERE org_id = $1 AND seat_since IS NOT NULL) AS "taken!"
