-- A course as it is, before another version of it comes.
SELECT id, version, language, age_group, total_lessons
FROM courses
WHERE slug = $1
