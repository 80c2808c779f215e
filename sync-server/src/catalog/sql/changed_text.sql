-- The first lesson whose text or goal of this version and key order is another one in the catalogue, or is not
-- there; NULL: none.
SELECT min(given.number) AS number
FROM unnest($4::INTEGER[], $5::BYTEA[], $6::INTEGER[], $7::INTEGER[]) AS given (number, text_hash, wpm, accuracy)
LEFT JOIN (
    SELECT l.lesson_number, t.text_hash, t.target_wpm, t.target_accuracy_centi
    FROM lessons l
    JOIN lesson_texts t ON t.lesson_id = l.id
    WHERE l.course_id = $1 AND t.version = $2 AND t.key_order = $3
) AS there ON there.lesson_number = given.number
WHERE (there.text_hash, there.target_wpm, there.target_accuracy_centi)
    IS DISTINCT FROM (given.text_hash, given.wpm, given.accuracy)
