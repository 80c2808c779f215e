-- What learners did: sessions, what is worth keeping of their key presses, progress, days.
--
-- Differences from the document:
--   Speeds and accuracies are integers in 1/100; the document's columns `wpm` and `accuracy` are made
--     from them. Rounding of decimals differs between databases, and one NaN stays the best for ever.
--   An id made by the app (client_id) makes a push idempotent. sessions is not partitioned because
--     its uniqueness has to hold: a partitioned table accepts the same id a millisecond apart.
--   Progress and days are functions of the set of sessions, never counted up on arrival.
--   idx_sessions_user, idx_progress_user, idx_progress_user_course, idx_analytics_user_date are
--     prefixes of other indexes here: left out.

CREATE TABLE sessions (
    id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    -- UUID v7 made by the app. Its time part is never trusted.
    client_id UUID NOT NULL CONSTRAINT sessions_client_id_key UNIQUE,
    -- Tells a repeated push from another session under the same id.
    item_hash BYTEA NOT NULL CHECK (octet_length(item_hash) = 32),
    user_id BIGINT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    -- The app's device id; no reference, so that forgetting a device costs nothing here.
    device_id UUID NOT NULL,

    -- NULL for practice.
    lesson_id BIGINT REFERENCES lessons (id) ON DELETE RESTRICT,
    lesson_text_id BIGINT REFERENCES lesson_texts (id) ON DELETE RESTRICT,
    key_order TEXT,
    -- A generated practice text as it was sent. The learner's own texts never leave their machine.
    practice_text TEXT,

    -- Figures, as the metrics define them. Saturated at the type's end: a forged log can type a book
    -- in a millisecond.
    wpm_centi INTEGER NOT NULL,
    gross_wpm_centi INTEGER NOT NULL,
    raw_wpm_centi INTEGER NOT NULL,
    accuracy_centi INTEGER NOT NULL,
    result_accuracy_centi INTEGER NOT NULL,
    wpm NUMERIC(7, 2) NOT NULL GENERATED ALWAYS AS (LEAST(wpm_centi, 9999999) / 100.0) STORED,
    accuracy NUMERIC(5, 2) NOT NULL GENERATED ALWAYS AS (accuracy_centi / 100.0) STORED,
    duration BIGINT NOT NULL,         -- ms
    active_duration BIGINT NOT NULL,  -- ms
    errors INTEGER NOT NULL,
    uncorrected_errors INTEGER NOT NULL,
    total_keystrokes INTEGER NOT NULL,    -- inserts
    correct_keystrokes INTEGER NOT NULL,  -- right inserts
    deleted_units INTEGER NOT NULL,
    kspc_milli INTEGER NOT NULL,
    avg_keystroke_time INTEGER,  -- ms
    max_pause_duration INTEGER,  -- ms
    pause_count INTEGER,
    consistency_centi INTEGER,

    -- Stars; NULL unless this is a finished attempt at a lesson.
    rating SMALLINT,

    device_type TEXT NOT NULL,
    keyboard_layout TEXT NOT NULL,
    error_policy TEXT NOT NULL,
    metrics_version INTEGER NOT NULL,

    is_practice BOOLEAN NOT NULL,
    is_completed BOOLEAN NOT NULL,
    -- The server computed the figures from the log itself, and they are humanly possible.
    verified BOOLEAN NOT NULL,

    created_at TIMESTAMPTZ NOT NULL DEFAULT NOW(),
    -- By the device's clock, corrected where that was wrong.
    started_at TIMESTAMPTZ NOT NULL,
    completed_at TIMESTAMPTZ,
    received_at TIMESTAMPTZ NOT NULL,
    -- The learner's own day and where it was: one instant has two dates on earth.
    timezone TEXT NOT NULL,
    local_date DATE NOT NULL,

    CONSTRAINT sessions_rating_valid CHECK (
        rating IS NULL
        OR (rating BETWEEN 1 AND 5 AND is_completed AND NOT is_practice AND lesson_id IS NOT NULL)
    ),
    CONSTRAINT sessions_wpm_valid CHECK (wpm_centi >= 0 AND gross_wpm_centi >= 0 AND raw_wpm_centi >= 0),
    CONSTRAINT sessions_accuracy_valid CHECK (
        accuracy_centi BETWEEN 0 AND 10000 AND result_accuracy_centi BETWEEN 0 AND 10000
    ),
    CONSTRAINT sessions_counts_valid CHECK (
        duration >= 0 AND active_duration >= 0 AND errors >= 0 AND uncorrected_errors >= 0
        AND correct_keystrokes >= 0 AND total_keystrokes >= correct_keystrokes AND deleted_units >= 0
    ),
    CONSTRAINT sessions_lesson_valid CHECK (
        (lesson_id IS NULL) = (lesson_text_id IS NULL)
        AND (lesson_id IS NULL) = (key_order IS NULL)
        AND (lesson_id IS NOT NULL OR is_practice)
        AND (lesson_id IS NULL OR practice_text IS NULL)
    ),
    CONSTRAINT sessions_device_type_valid CHECK (device_type IN ('desktop', 'laptop', 'tablet')),
    CONSTRAINT sessions_error_policy_valid CHECK (error_policy IN ('stop_on_error', 'free', 'no_backspace')),
    CONSTRAINT sessions_started_at_valid CHECK (started_at BETWEEN '2020-01-01 00:00:00+00' AND received_at)
);
-- A learner's recent sessions. The document's idx_sessions_user_recent, on the same columns of finished
-- ones, would cost as much again and spare a filter.
CREATE INDEX idx_sessions_user_date ON sessions (user_id, started_at DESC);
-- The sessions behind one row of progress; begins with the lesson to serve its foreign key too.
CREATE INDEX idx_sessions_lesson ON sessions (lesson_id, user_id) WHERE lesson_id IS NOT NULL;
CREATE INDEX idx_sessions_lesson_text ON sessions (lesson_text_id) WHERE lesson_text_id IS NOT NULL;
-- The sessions behind one row of analytics_daily.
CREATE INDEX idx_sessions_user_day ON sessions (user_id, local_date);
CREATE INDEX idx_sessions_rating ON sessions (user_id, rating) WHERE rating IS NOT NULL;

-- Key and pair statistics of one session, packed as `trainer` packs them: presses, errors, confusions
-- and a small histogram of gaps by key and by pair. They outlive the raw presses and go to the learner's
-- other devices as they are; the figures of any period are a sum over rows, and deleting a session takes
-- its own out of every sum. Arrays of columns would cost several times as much: most of a session's
-- pairs are pressed once or twice.
CREATE TABLE session_stats (
    session_id BIGINT PRIMARY KEY REFERENCES sessions (id) ON DELETE CASCADE,
    user_id BIGINT NOT NULL,
    started_at TIMESTAMPTZ NOT NULL,
    keyboard_layout TEXT NOT NULL,
    packed BYTEA NOT NULL
);
CREATE INDEX idx_session_stats_user ON session_stats (user_id, started_at DESC);

CREATE TABLE progress (
    id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    user_id BIGINT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    course_id BIGINT NOT NULL,
    lesson_id BIGINT NOT NULL,

    is_completed BOOLEAN NOT NULL DEFAULT FALSE,
    completed_at TIMESTAMPTZ,

    best_wpm_centi INTEGER,
    best_accuracy_centi INTEGER,
    best_wpm NUMERIC(7, 2) GENERATED ALWAYS AS (LEAST(best_wpm_centi, 9999999) / 100.0) STORED,
    best_accuracy NUMERIC(5, 2) GENERATED ALWAYS AS (best_accuracy_centi / 100.0) STORED,
    -- Best speed the server computed itself, under stop_on_error: what rankings go by.
    best_verified_wpm_centi INTEGER,
    best_verified_wpm NUMERIC(7, 2)
        GENERATED ALWAYS AS (LEAST(best_verified_wpm_centi, 9999999) / 100.0) STORED,
    best_rating SMALLINT,
    best_session_id BIGINT REFERENCES sessions (id) ON DELETE SET NULL,

    attempt_count INTEGER NOT NULL DEFAULT 0,
    -- Only ever turns true: what was opened stays open.
    is_unlocked BOOLEAN NOT NULL DEFAULT FALSE,

    created_at TIMESTAMPTZ NOT NULL DEFAULT NOW(),
    updated_at TIMESTAMPTZ NOT NULL DEFAULT NOW(),

    CONSTRAINT progress_lesson_key UNIQUE (user_id, lesson_id),
    -- In the document a row may name course 2 and a lesson of course 1.
    CONSTRAINT progress_lesson_fkey FOREIGN KEY (course_id, lesson_id)
        REFERENCES lessons (course_id, id) ON DELETE RESTRICT,
    CONSTRAINT progress_rating_valid CHECK (best_rating BETWEEN 1 AND 5),
    CONSTRAINT progress_accuracy_valid CHECK (best_accuracy_centi BETWEEN 0 AND 10000)
);
-- A lesson's ranking (query 3), and the foreign key to lessons from its second column on.
CREATE INDEX idx_progress_lesson_rating
    ON progress (lesson_id, best_verified_wpm_centi DESC NULLS LAST, best_accuracy_centi DESC)
    WHERE is_completed;
CREATE INDEX idx_progress_lesson ON progress (course_id, lesson_id);
-- A learner's course (query 1).
CREATE INDEX idx_progress_user_course_completed ON progress (user_id, course_id, is_completed);
CREATE INDEX idx_progress_completed ON progress (user_id) WHERE is_completed;
CREATE INDEX idx_progress_best_session ON progress (best_session_id) WHERE best_session_id IS NOT NULL;
CREATE TRIGGER update_progress_updated_at BEFORE UPDATE ON progress
    FOR EACH ROW EXECUTE FUNCTION update_updated_at_column();

-- Figures of the learner's own days (query 4).
CREATE TABLE analytics_daily (
    id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    user_id BIGINT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    date DATE NOT NULL,

    sessions_count INTEGER NOT NULL DEFAULT 0,
    active_duration BIGINT NOT NULL DEFAULT 0,  -- ms
    total_duration INTEGER NOT NULL
        GENERATED ALWAYS AS (((active_duration + 500) / 1000)::INTEGER) STORED,  -- seconds
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

    CONSTRAINT analytics_daily_date_key UNIQUE (user_id, date)
);
CREATE TRIGGER update_analytics_daily_updated_at BEFORE UPDATE ON analytics_daily
    FOR EACH ROW EXECUTE FUNCTION update_updated_at_column();
