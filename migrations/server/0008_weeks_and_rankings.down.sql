DROP TRIGGER users_is_ranked ON users;
DROP FUNCTION rank_person();
DROP TRIGGER progress_is_ranked ON progress;
DROP FUNCTION rank_new_progress();
DROP INDEX idx_progress_lesson_rating;
ALTER TABLE progress DROP COLUMN is_ranked;
CREATE INDEX idx_progress_lesson_rating
    ON progress (lesson_id, best_verified_wpm_centi DESC NULLS LAST, best_accuracy_centi DESC)
    WHERE is_completed;
DROP VIEW ranked_people;
DROP FUNCTION may_be_ranked(users);
DROP TABLE analytics_weekly;
