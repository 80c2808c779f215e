-- A lesson as it is in its course's newest version.
INSERT INTO lessons (
    course_id, lesson_number, block_number, title, description, instructions, text_content, text_length,
    target_wpm, target_accuracy_centi, target_duration, target_keys, difficulty, exercise_type,
    unlock_requirements, hints
)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)
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
RETURNING id
