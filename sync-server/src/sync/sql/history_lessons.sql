SELECT lesson_id, best_rating, is_completed, first_rated_on, last_rated_on, accuracy_gain_centi
FROM progress
WHERE user_id = $1 AND best_rating IS NOT NULL
