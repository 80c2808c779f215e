-- Past 100 M sessions: `sessions` and `session_stats` in sixteen partitions by learner. docs/SCALING.md says when.
--
-- Run as the owner, servers stopped, with a fresh backup:
--   psql "$TACTUS_MIGRATE_URL" --single-transaction --set ON_ERROR_STOP=1 --file sessions_by_learner.sql
--   tactus-server migrate --to N && tactus-server check-derived        (N: the version that was running)
-- The server goes on as it is: same names, same columns. It needs twice the room of the two tables while it runs.
-- To go back, restore the backup: this is no migration, and migrations written later know both forms or say so.
--
-- A partitioned table can hold uniqueness only with the column that parts it, and the id that an app gives a
-- session has to be unique among all learners. session_ids holds that: 60 B a session.

SET LOCAL maintenance_work_mem = '512MB';
LOCK TABLE sessions, session_stats, progress, user_achievements IN ACCESS EXCLUSIVE MODE;

CREATE TABLE session_ids (
    client_id UUID PRIMARY KEY,
    user_id BIGINT NOT NULL
);
INSERT INTO session_ids SELECT client_id, user_id FROM sessions;

-- Whoever comes second with an id inserts nothing, as with ON CONFLICT DO NOTHING on a unique column.
CREATE FUNCTION take_session_id() RETURNS trigger AS $$
BEGIN
    INSERT INTO session_ids (client_id, user_id) VALUES (NEW.client_id, NEW.user_id) ON CONFLICT DO NOTHING;
    RETURN CASE WHEN FOUND THEN NEW END;
END;
$$ LANGUAGE plpgsql;
CREATE FUNCTION give_session_id_back() RETURNS trigger AS $$
BEGIN
    DELETE FROM session_ids WHERE client_id = OLD.client_id;
    RETURN NULL;
END;
$$ LANGUAGE plpgsql;

-- The rows go over before there are indexes: building each once is three times as fast.
CREATE TABLE sessions_new (LIKE sessions INCLUDING ALL EXCLUDING INDEXES) PARTITION BY HASH (user_id);
CREATE TABLE session_stats_new (LIKE session_stats INCLUDING ALL EXCLUDING INDEXES) PARTITION BY HASH (user_id);
DO $$
DECLARE
    columns TEXT;
BEGIN
    FOR part IN 0..15 LOOP
        EXECUTE format('CREATE TABLE sessions_%1$s PARTITION OF sessions_new
            FOR VALUES WITH (MODULUS 16, REMAINDER %1$s)', part);
        EXECUTE format('CREATE TABLE session_stats_%1$s PARTITION OF session_stats_new
            FOR VALUES WITH (MODULUS 16, REMAINDER %1$s)', part);
    END LOOP;
    SELECT string_agg(quote_ident(attname), ', ' ORDER BY attnum) INTO columns
    FROM pg_attribute
    WHERE attrelid = 'sessions'::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = '';
    EXECUTE format('INSERT INTO sessions_new (%1$s) OVERRIDING SYSTEM VALUE SELECT %1$s FROM sessions', columns);
END;
$$;
INSERT INTO session_stats_new SELECT * FROM session_stats;
SELECT setval(pg_get_serial_sequence('sessions_new', 'id'), COALESCE(MAX(id), 0) + 1, FALSE) FROM sessions_new;

ALTER TABLE progress DROP CONSTRAINT progress_best_session_id_fkey;
ALTER TABLE user_achievements DROP CONSTRAINT user_achievements_session_id_fkey;
DROP TABLE session_stats, sessions;
ALTER TABLE sessions_new RENAME TO sessions;
ALTER TABLE session_stats_new RENAME TO session_stats;

ALTER TABLE sessions ADD CONSTRAINT sessions_pkey PRIMARY KEY (user_id, id);
ALTER TABLE sessions ADD CONSTRAINT sessions_client_id_key UNIQUE (client_id, user_id);
CREATE INDEX idx_sessions_id ON sessions (id);
CREATE INDEX idx_sessions_user_date ON sessions (user_id, started_at DESC);
CREATE INDEX idx_sessions_lesson ON sessions (lesson_id, user_id) WHERE lesson_id IS NOT NULL;
CREATE INDEX idx_sessions_lesson_text ON sessions (lesson_text_id) WHERE lesson_text_id IS NOT NULL;
CREATE INDEX idx_sessions_user_day ON sessions (user_id, local_date);
CREATE INDEX idx_sessions_rating ON sessions (user_id, rating) WHERE rating IS NOT NULL;
ALTER TABLE session_stats ADD CONSTRAINT session_stats_pkey PRIMARY KEY (session_id, user_id);

ALTER TABLE sessions
    ADD CONSTRAINT sessions_user_id_fkey FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE,
    ADD CONSTRAINT sessions_lesson_id_fkey FOREIGN KEY (lesson_id) REFERENCES lessons (id) ON DELETE RESTRICT,
    ADD CONSTRAINT sessions_lesson_text_id_fkey
        FOREIGN KEY (lesson_text_id) REFERENCES lesson_texts (id) ON DELETE RESTRICT;
ALTER TABLE session_stats ADD CONSTRAINT session_stats_session_id_fkey
    FOREIGN KEY (user_id, session_id) REFERENCES sessions (user_id, id) ON DELETE CASCADE;
ALTER TABLE progress ADD CONSTRAINT progress_best_session_id_fkey
    FOREIGN KEY (user_id, best_session_id) REFERENCES sessions (user_id, id) ON DELETE SET NULL (best_session_id);
ALTER TABLE user_achievements ADD CONSTRAINT user_achievements_session_id_fkey
    FOREIGN KEY (user_id, session_id) REFERENCES sessions (user_id, id) ON DELETE SET NULL (session_id);

CREATE TRIGGER sessions_take_id BEFORE INSERT ON sessions FOR EACH ROW EXECUTE FUNCTION take_session_id();
CREATE TRIGGER sessions_give_id_back AFTER DELETE ON sessions FOR EACH ROW EXECUTE FUNCTION give_session_id_back();
ANALYZE sessions, session_stats;
