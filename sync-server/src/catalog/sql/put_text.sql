-- A text of a version; one that is here already stays as it is.
INSERT INTO lesson_texts (
    lesson_id, version, key_order, text_content, text_length, target_keys, text_hash, units,
    target_wpm, target_accuracy_centi
)
SELECT id, $2, $3, $4, $5, $6, $7, $8, $9, $10
FROM lessons
WHERE course_id = $1 AND lesson_number = $11
ON CONFLICT ON CONSTRAINT lesson_texts_version_key DO NOTHING
