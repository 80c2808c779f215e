-- What clients call the texts of lessons.
SELECT t.id, c.slug, t.version, l.lesson_number AS number, t.key_order
FROM lesson_texts t
JOIN lessons l ON l.id = t.lesson_id
JOIN courses c ON c.id = l.course_id
WHERE t.id = ANY ($1)
