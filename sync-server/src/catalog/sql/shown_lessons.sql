SELECT
    l.lesson_number, l.block_number, l.title, l.description, l.exercise_type, l.difficulty, l.text_length,
    l.target_wpm, l.target_accuracy_centi, l.target_duration, l.unlock_requirements
FROM lessons l
JOIN courses c ON c.id = l.course_id
WHERE c.slug = $1
ORDER BY l.lesson_number
