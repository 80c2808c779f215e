SELECT i.id, i.program, i.file, i.imported_at, count(*), min(r.local_date), max(r.local_date)
FROM imports AS i
JOIN imported_results AS r ON r.import_id = i.id
GROUP BY i.id
ORDER BY i.imported_at DESC, i.id DESC
