UPDATE own_texts
SET bookmark = min(?2, pieces), practised_at = ?3, bookmark_unit = ?4
WHERE id = ?1 AND ?3 > coalesce(practised_at, 0)
