-- One more than those before: they are counted in the index alone.
SELECT
    1 + (
        SELECT COUNT(*)
        FROM progress p
        WHERE p.lesson_id = $1 AND p.is_completed AND p.is_ranked AND p.best_verified_wpm_centi IS NOT NULL
          AND (p.best_verified_wpm_centi, p.best_accuracy_centi)
              > (own.best_verified_wpm_centi, own.best_accuracy_centi)
    ) AS "rank!",
    own.best_verified_wpm_centi AS "wpm!",
    own.best_accuracy_centi AS "accuracy!",
    own.best_rating AS rating
FROM progress own
WHERE own.user_id = $2 AND own.lesson_id = $1
  AND own.is_completed AND own.is_ranked AND own.best_verified_wpm_centi IS NOT NULL
