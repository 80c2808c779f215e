-- Figures of weeks, and rankings that cost the same however many people there are.

-- The document asks for weekly summaries and has no table for them. Weeks are ISO's, of the learner's
-- own days: `week` is a Monday. Kept as analytics_daily is, always what the set of sessions gives.
CREATE TABLE analytics_weekly (
    id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    user_id BIGINT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    week DATE NOT NULL,

    days_active INTEGER NOT NULL DEFAULT 0,
    sessions_count INTEGER NOT NULL DEFAULT 0,
    active_duration BIGINT NOT NULL DEFAULT 0,  -- ms
    total_duration INTEGER NOT NULL
        GENERATED ALWAYS AS (LEAST((active_duration + 500) / 1000, 2147483647)::INTEGER) STORED,  -- seconds
    lessons_completed INTEGER NOT NULL DEFAULT 0,

    avg_wpm_centi INTEGER,
    max_wpm_centi INTEGER,
    avg_accuracy_centi INTEGER,
    avg_wpm NUMERIC(7, 2) GENERATED ALWAYS AS (LEAST(avg_wpm_centi, 9999999) / 100.0) STORED,
    max_wpm NUMERIC(7, 2) GENERATED ALWAYS AS (LEAST(max_wpm_centi, 9999999) / 100.0) STORED,
    avg_accuracy NUMERIC(5, 2) GENERATED ALWAYS AS (avg_accuracy_centi / 100.0) STORED,
    total_keystrokes INTEGER NOT NULL DEFAULT 0,
    total_errors INTEGER NOT NULL DEFAULT 0,

    created_at TIMESTAMPTZ NOT NULL DEFAULT NOW(),
    updated_at TIMESTAMPTZ NOT NULL DEFAULT NOW(),

    CONSTRAINT analytics_weekly_week_key UNIQUE (user_id, week),
    CONSTRAINT analytics_weekly_monday CHECK (EXTRACT(ISODOW FROM week) = 1)
);
CREATE TRIGGER update_analytics_weekly_updated_at BEFORE UPDATE ON analytics_weekly
    FOR EACH ROW EXECUTE FUNCTION update_updated_at_column();

-- Who may be seen in a ranking: adults who said so. A child is 16 or younger with the current year, and
-- an account without a year is never ranked.
CREATE FUNCTION may_be_ranked(person users) RETURNS BOOLEAN AS $$
    SELECT person.leaderboard_opt_in AND person.is_active AND person.username IS NOT NULL
       AND COALESCE(EXTRACT(YEAR FROM CURRENT_DATE) - person.birth_year > 16, FALSE)
$$ LANGUAGE sql STABLE;

-- What other people may see of someone.
CREATE VIEW ranked_people AS
SELECT u.id AS user_id, u.username, u.avatar_url
FROM users u
WHERE may_be_ranked(u);

-- Kept with the row, so that a ranking reads the first hundred entries of its index, and not everyone
-- who ever typed the lesson.
ALTER TABLE progress ADD COLUMN is_ranked BOOLEAN NOT NULL DEFAULT FALSE;
UPDATE progress p SET is_ranked = TRUE FROM users u WHERE u.id = p.user_id AND may_be_ranked(u);
DROP INDEX idx_progress_lesson_rating;
CREATE INDEX idx_progress_lesson_rating
    ON progress (lesson_id, best_verified_wpm_centi DESC, best_accuracy_centi DESC)
    WHERE is_completed AND is_ranked AND best_verified_wpm_centi IS NOT NULL;

CREATE FUNCTION rank_new_progress() RETURNS trigger AS $$
BEGIN
    NEW.is_ranked := (SELECT may_be_ranked(u) FROM users u WHERE u.id = NEW.user_id);
    RETURN NEW;
END;
$$ LANGUAGE plpgsql;
CREATE TRIGGER progress_is_ranked BEFORE INSERT ON progress
    FOR EACH ROW EXECUTE FUNCTION rank_new_progress();

CREATE FUNCTION rank_person() RETURNS trigger AS $$
BEGIN
    IF may_be_ranked(NEW) <> may_be_ranked(OLD) THEN
        -- The learner's lock, as in every transaction that changes something for them: a push that runs
        -- meanwhile has not committed its new rows yet.
        INSERT INTO sync_heads (user_id) VALUES (NEW.id)
        ON CONFLICT (user_id) DO UPDATE SET seq = sync_heads.seq;
        UPDATE progress SET is_ranked = may_be_ranked(NEW) WHERE user_id = NEW.id;
    END IF;
    RETURN NULL;
END;
$$ LANGUAGE plpgsql;
CREATE TRIGGER users_is_ranked AFTER UPDATE ON users
    FOR EACH ROW EXECUTE FUNCTION rank_person();
