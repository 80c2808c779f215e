-- A lesson's text exactly as it was typed: by course, version, number and key order.
SELECT
    c.id AS course,
    c.age_group,
    l.id AS lesson,
    l.lesson_number AS number,
    t.id AS text,
    t.text_content,
    t.target_wpm,
    t.target_accuracy_centi
FROM courses c
JOIN lessons l ON l.course_id = c.id
JOIN lesson_texts t ON t.lesson_id = l.id
WHERE c.slug = $1 AND t.version = $2 AND l.lesson_number = $3 AND t.key_order = $4
