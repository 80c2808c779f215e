-- The lessons as they are in their course's newest version.
INSERT INTO lessons (
    course_id, lesson_number, block_number, title, description, instructions, text_content, text_length,
    target_wpm, target_accuracy_centi, target_duration, target_keys, difficulty, exercise_type,
    unlock_requirements, hints
)
SELECT
    $1, told.lesson_number, told.block_number, told.title, told.description, told.instructions,
    told.text_content, told.text_length, told.target_wpm, told.target_accuracy_centi,
    told.target_duration, told.target_keys, told.difficulty, told.exercise_type,
    told.unlock_requirements, told.hints
FROM unnest($2::JSONB[]) AS given (lesson)
CROSS JOIN LATERAL jsonb_populate_record(NULL::lessons, given.lesson) AS told
ON CONFLICT ON CONSTRAINT lessons_number_key DO UPDATE
SET block_number = excluded.block_number,
    title = excluded.title,
    description = excluded.description,
    instructions = excluded.instructions,
    text_content = excluded.text_content,
    text_length = excluded.text_length,
    target_wpm = excluded.target_wpm,
    target_accuracy_centi = excluded.target_accuracy_centi,
    target_duration = excluded.target_duration,
    target_keys = excluded.target_keys,
    difficulty = excluded.difficulty,
    exercise_type = excluded.exercise_type,
    unlock_requirements = excluded.unlock_requirements,
    hints = excluded.hints
