-- Published courses, or the one of this slug, with the key orders of their newest version.
SELECT
    c.slug, c.name, c.description, c.language, c.age_group, c.version, c.total_lessons, c.total_blocks,
    c.estimated_duration, c.target_wpm, c.target_accuracy_centi, c.is_featured, c.thumbnail_url,
    c.cover_image_url,
    ARRAY (
        SELECT t.key_order
        FROM lessons l
        JOIN lesson_texts t ON t.lesson_id = l.id AND t.version = c.version
        WHERE l.course_id = c.id AND l.lesson_number = 1
        ORDER BY t.key_order
    ) AS "key_orders!"
FROM courses c
WHERE c.is_published AND c.archived_at IS NULL AND ($1::TEXT IS NULL OR c.slug = $1)
ORDER BY c.slug
