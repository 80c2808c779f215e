-- A lesson's text: of a version ($3) or the newest, in a key order ($4) or the native one, whose text is
-- that of the lesson itself.
SELECT
    t.version, t.key_order, l.block_number, l.title, l.description, l.instructions, l.exercise_type,
    l.difficulty, t.text_content, t.text_length, t.text_hash, t.target_keys, t.target_wpm,
    t.target_accuracy_centi, l.target_duration, l.unlock_requirements, l.hints
FROM courses c
JOIN lessons l ON l.course_id = c.id
JOIN lesson_texts t ON t.lesson_id = l.id
WHERE c.slug = $1 AND c.is_published AND c.archived_at IS NULL AND l.lesson_number = $2
  AND t.version = COALESCE($3, c.version)
  AND t.key_order = COALESCE($4, CASE c.language WHEN 'en' THEN 'us' ELSE c.language END)
