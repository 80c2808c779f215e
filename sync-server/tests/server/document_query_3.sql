SELECT 
    u.username,
    u.avatar_url,
    p.best_wpm,
    p.best_accuracy,
    p.best_rating,
    p.completed_at,
    RANK() OVER (ORDER BY p.best_wpm DESC, p.best_accuracy DESC) as rank
FROM progress p
JOIN users u ON p.user_id = u.id
WHERE p.lesson_id = 45
  AND p.is_completed = TRUE
  AND u.is_active = TRUE
ORDER BY rank
LIMIT 100;
