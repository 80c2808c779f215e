-- Sync: what changed for whom, in an order that no concurrent transaction can disturb.
--
-- A global sequence as cursor skips rows: a later number can be committed, and read, before an earlier
-- one. So each user has a counter of their own, taken under a lock on their row of sync_heads and held
-- to the end of the transaction: what is visible has no gaps.

CREATE TABLE sync_heads (
    user_id BIGINT PRIMARY KEY REFERENCES users (id) ON DELETE CASCADE,
    -- Number of the last change.
    seq BIGINT NOT NULL DEFAULT 0
);

-- One row per thing that ever changed, with the number of its last change: something changed twice
-- moves to the end instead of being told twice. The value is read from its own table when pulled. A
-- session's row stands for its statistics too, which are told under its number, and the session itself
-- under the number before: half the rows for what there is most of.
CREATE TABLE changes (
    user_id BIGINT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    seq BIGINT NOT NULL,
    kind TEXT NOT NULL,
    -- Which one of its kind: the id of its row (of the lesson, for progress and unlocks), or the day
    -- as days since 1970-01-01.
    ref BIGINT NOT NULL,
    op TEXT NOT NULL,
    -- The contract's name of what is gone, as its own row no longer tells.
    deleted_value JSONB,
    PRIMARY KEY (user_id, kind, ref),
    CONSTRAINT changes_seq_key UNIQUE (user_id, seq),
    CONSTRAINT changes_kind_valid CHECK (kind IN (
        'session', 'session_stats', 'progress', 'unlock', 'achievement', 'recommendation', 'daily',
        'setting', 'subscription', 'course'
    )),
    CONSTRAINT changes_op_valid CHECK (op IN ('put', 'delete')),
    CONSTRAINT changes_deleted_value_valid CHECK ((op = 'delete') = (deleted_value IS NOT NULL))
);

-- Sessions that were deleted: sent again, they are answered with `deleted`, for as long as the account
-- exists.
CREATE TABLE tombstones (
    client_id UUID PRIMARY KEY,
    user_id BIGINT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    deleted_at TIMESTAMPTZ NOT NULL
);
CREATE INDEX idx_tombstones_user ON tombstones (user_id);

-- Lessons opened by the app, as by a placement test. Only ever added to.
CREATE TABLE unlocks (
    user_id BIGINT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    lesson_id BIGINT NOT NULL REFERENCES lessons (id) ON DELETE RESTRICT,
    unlocked_at TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (user_id, lesson_id)
);
CREATE INDEX idx_unlocks_lesson ON unlocks (lesson_id);

-- Settings that follow the learner; the greater (hlc_ms, hlc_counter, hlc_device) wins.
CREATE TABLE user_settings (
    id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    user_id BIGINT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    key TEXT NOT NULL,
    value JSONB NOT NULL,
    hlc_ms BIGINT NOT NULL,
    hlc_counter INTEGER NOT NULL,
    hlc_device TEXT NOT NULL COLLATE "C",
    CONSTRAINT user_settings_key UNIQUE (user_id, key),
    CONSTRAINT user_settings_key_valid CHECK (char_length(key) BETWEEN 1 AND 100)
);

-- The server's own state: one row. A restored or reset server gets a new epoch, by which clients know
-- that what they pulled may be ahead of it.
CREATE TABLE server_state (
    singleton BOOLEAN PRIMARY KEY DEFAULT TRUE CHECK (singleton),
    epoch UUID NOT NULL DEFAULT gen_random_uuid()
);
INSERT INTO server_state DEFAULT VALUES;
