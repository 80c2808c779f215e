-- What was said first holds; also of two at once, as the second waits for the row.
UPDATE users
SET birth_year = COALESCE(birth_year, $2)
WHERE id = $1
RETURNING birth_year
