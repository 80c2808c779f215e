-- The texts of a version in one key order; those that are here already stay as they are.
INSERT INTO lesson_texts (
    lesson_id, version, key_order, text_content, text_length, target_keys, text_hash, units,
    target_wpm, target_accuracy_centi
)
SELECT l.id, $2, $3, t.text_content, t.text_length, t.target_keys, t.text_hash, t.units, t.wpm, t.accuracy
FROM unnest(
    $4::INTEGER[], $5::TEXT[], $6::INTEGER[], $7::JSONB[], $8::BYTEA[], $9::TEXT[], $10::INTEGER[], $11::INTEGER[]
) AS t (number, text_content, text_length, target_keys, text_hash, units, wpm, accuracy)
JOIN lessons l ON l.course_id = $1 AND l.lesson_number = t.number
ON CONFLICT ON CONSTRAINT lesson_texts_version_key DO NOTHING
