-- The first hundred of idx_progress_lesson_rating, then their names.
SELECT
    top.rank AS "rank!",
    u.username AS "username!",
    u.avatar_url,
    top.best_verified_wpm_centi AS "wpm!",
    top.best_accuracy_centi AS "accuracy!",
    top.best_rating AS rating,
    top.completed_at
FROM (
    SELECT
        p.user_id, p.best_verified_wpm_centi, p.best_accuracy_centi, p.best_rating, p.completed_at,
        RANK() OVER (ORDER BY p.best_verified_wpm_centi DESC, p.best_accuracy_centi DESC) AS rank
    FROM progress p
    WHERE p.lesson_id = $1 AND p.is_completed AND p.is_ranked AND p.best_verified_wpm_centi IS NOT NULL
    ORDER BY p.best_verified_wpm_centi DESC, p.best_accuracy_centi DESC
    LIMIT 100
) top
JOIN ranked_people u ON u.user_id = top.user_id
ORDER BY top.rank, u.username
