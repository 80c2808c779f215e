-- Lessons by slug and number; unknown ones are left out.
SELECT DISTINCT l.id
FROM unnest($1::TEXT[], $2::INTEGER[]) AS wanted (slug, number)
JOIN courses c ON c.slug = wanted.slug
JOIN lessons l ON l.course_id = c.id AND l.lesson_number = wanted.number
ORDER BY l.id
