SELECT 
    c.name as course_name,
    COUNT(DISTINCT p.lesson_id) as completed_lessons,
    c.total_lessons,
    ROUND(COUNT(DISTINCT p.lesson_id)::NUMERIC / c.total_lessons * 100, 2) as completion_percentage,
    AVG(p.best_wpm) as avg_wpm,
    AVG(p.best_accuracy) as avg_accuracy,
    MAX(p.best_wpm) as max_wpm
FROM progress p
JOIN lessons l ON p.lesson_id = l.id
JOIN courses c ON l.course_id = c.id
WHERE p.user_id = 123 
  AND p.is_completed = TRUE
  AND c.id = 1
GROUP BY c.id, c.name, c.total_lessons;
