-- Loses the day of achievements whose session is gone; all else can be made anew from the sessions.
ALTER TABLE sync_heads DROP COLUMN reckoned_as;
ALTER TABLE user_achievements DROP COLUMN earned_on;
ALTER TABLE progress
    DROP COLUMN first_rated_on,
    DROP COLUMN last_rated_on,
    DROP COLUMN accuracy_gain_centi;
ALTER TABLE analytics_daily
    DROP COLUMN finished_count,
    DROP COLUMN clean_count,
    DROP COLUMN practice_count,
    DROP COLUMN own_text_count,
    DROP COLUMN best_accuracy_centi;
