SELECT date, clean_count, practice_count, own_text_count, best_accuracy_centi
FROM analytics_daily
WHERE user_id = $1 AND finished_count > 0
