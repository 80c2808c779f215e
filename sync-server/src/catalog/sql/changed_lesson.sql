-- The first lesson that differs from what is in the catalogue, missing and left-over ones too; NULL: none.
SELECT min(coalesce(told.lesson_number, l.lesson_number)) AS number
FROM (
    SELECT r.*
    FROM unnest($2::JSONB[]) AS given (lesson)
    CROSS JOIN LATERAL jsonb_populate_record(NULL::lessons, given.lesson) AS r
) AS told
FULL JOIN (SELECT * FROM lessons WHERE course_id = $1) AS l
    ON l.lesson_number = told.lesson_number
WHERE (
    l.block_number, l.title, l.description, l.instructions, l.text_content, l.text_length,
    l.target_wpm, l.target_accuracy_centi, l.target_duration, l.target_keys, l.difficulty,
    l.exercise_type, l.unlock_requirements, l.hints
) IS DISTINCT FROM (
    told.block_number, told.title, told.description, told.instructions, told.text_content, told.text_length,
    told.target_wpm, told.target_accuracy_centi, told.target_duration, told.target_keys, told.difficulty,
    told.exercise_type, told.unlock_requirements, told.hints
)
