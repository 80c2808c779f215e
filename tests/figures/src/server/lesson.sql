WITH lesson AS (
    INSERT INTO lessons (
        course_id, lesson_number, block_number, title, text_content, text_length, target_wpm,
        target_accuracy_centi, exercise_type, unlock_requirements
    )
    VALUES ($1, $2, 1, 'Bench', $3, $4, 30, 9000, 'words', '{"previous_lesson_stars": 2}')
    RETURNING id
)
INSERT INTO lesson_texts (
    lesson_id, version, key_order, text_content, text_length, target_keys, text_hash, units, target_wpm,
    target_accuracy_centi
)
SELECT id, '1.0.0', 'us', $3, $4, '[]', sha256(convert_to($3, 'UTF8')), $5, 30, 9000
FROM lesson
