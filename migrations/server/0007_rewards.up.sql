-- Achievements and recommendations.
--
-- Differences from the document:
--   Texts are keys of messages (with arguments where they have some): the words are in locales/, in
--     five languages, and never in the database.
--   Nobody loses an achievement because its definition goes (RESTRICT; is_active retires it) or
--     because a session is deleted (SET NULL; in the document that blocks the deletion).
--   idx_achievements_slug and idx_user_achievements_user repeat a UNIQUE or its beginning: left out.

CREATE TABLE achievements (
    id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    slug TEXT NOT NULL CONSTRAINT achievements_slug_key UNIQUE,
    -- Keys of messages.
    name TEXT NOT NULL,
    description TEXT,

    icon_url TEXT,
    color TEXT,

    -- What has to be true, as {"wpm": {"min": 100}, "accuracy": {"min": 95}}.
    criteria JSONB NOT NULL,

    points INTEGER NOT NULL DEFAULT 0,
    badge_tier TEXT,

    is_active BOOLEAN NOT NULL DEFAULT TRUE,
    -- Not shown to anybody who has not earned it.
    is_hidden BOOLEAN NOT NULL DEFAULT FALSE,

    created_at TIMESTAMPTZ NOT NULL DEFAULT NOW(),
    updated_at TIMESTAMPTZ NOT NULL DEFAULT NOW(),

    CONSTRAINT achievements_slug_valid CHECK (slug ~ '^[a-z0-9_]{1,100}$'),
    CONSTRAINT achievements_name_valid CHECK (char_length(name) BETWEEN 1 AND 255),
    CONSTRAINT achievements_color_valid CHECK (color ~ '^#[0-9A-Fa-f]{6}$'),
    CONSTRAINT achievements_criteria_valid CHECK (jsonb_typeof(criteria) = 'object'),
    CONSTRAINT achievements_points_valid CHECK (points >= 0),
    CONSTRAINT achievements_tier_valid CHECK (badge_tier IN ('bronze', 'silver', 'gold', 'platinum'))
);
CREATE INDEX idx_achievements_active ON achievements (id) WHERE is_active;
CREATE TRIGGER update_achievements_updated_at BEFORE UPDATE ON achievements
    FOR EACH ROW EXECUTE FUNCTION update_updated_at_column();

CREATE TABLE user_achievements (
    id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    user_id BIGINT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    achievement_id BIGINT NOT NULL REFERENCES achievements (id) ON DELETE RESTRICT,
    -- The session that earned it.
    session_id BIGINT REFERENCES sessions (id) ON DELETE SET NULL,
    earned_at TIMESTAMPTZ NOT NULL DEFAULT NOW(),
    CONSTRAINT user_achievements_key UNIQUE (user_id, achievement_id)
);
CREATE INDEX idx_user_achievements_achievement ON user_achievements (achievement_id);
CREATE INDEX idx_user_achievements_session ON user_achievements (session_id) WHERE session_id IS NOT NULL;

CREATE TABLE ai_recommendations (
    id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    user_id BIGINT NOT NULL REFERENCES users (id) ON DELETE CASCADE,

    recommendation_type TEXT NOT NULL,  -- 'weak_keys', 'weak_pairs', 'plateau', 'practice_plan' …
    -- What it is about, among those of its type: a new one on the same replaces it.
    subject TEXT NOT NULL DEFAULT '',

    -- Keys of messages, and what they are filled with.
    title TEXT NOT NULL,
    description TEXT,
    arguments JSONB NOT NULL DEFAULT '{}',
    -- The figures it rests on.
    evidence JSONB NOT NULL DEFAULT '{}',
    -- [{"type": "lesson", "course": "adults-en-v1", "number": 15}, …]
    action_items JSONB NOT NULL DEFAULT '[]',

    priority INTEGER NOT NULL DEFAULT 1,  -- 5 comes first

    is_active BOOLEAN NOT NULL DEFAULT TRUE,
    is_dismissed BOOLEAN NOT NULL DEFAULT FALSE,
    is_completed BOOLEAN NOT NULL DEFAULT FALSE,

    created_at TIMESTAMPTZ NOT NULL DEFAULT NOW(),
    expires_at TIMESTAMPTZ,
    dismissed_at TIMESTAMPTZ,
    completed_at TIMESTAMPTZ,

    CONSTRAINT ai_recommendations_type_valid CHECK (recommendation_type ~ '^[a-z_]{1,50}$'),
    CONSTRAINT ai_recommendations_subject_valid CHECK (char_length(subject) <= 100),
    CONSTRAINT ai_recommendations_title_valid CHECK (char_length(title) BETWEEN 1 AND 255),
    CONSTRAINT ai_recommendations_priority_valid CHECK (priority BETWEEN 1 AND 5),
    CONSTRAINT ai_recommendations_json_valid CHECK (
        jsonb_typeof(arguments) = 'object' AND jsonb_typeof(evidence) = 'object'
        AND jsonb_typeof(action_items) = 'array'
    ),
    -- What was dismissed or done is over.
    CONSTRAINT ai_recommendations_state_valid CHECK (
        is_dismissed = (dismissed_at IS NOT NULL) AND is_completed = (completed_at IS NOT NULL)
        AND NOT (is_active AND (is_dismissed OR is_completed))
    )
);
-- Serves the list of a learner, and keeps two of the same from being active.
CREATE UNIQUE INDEX ai_recommendations_subject_key
    ON ai_recommendations (user_id, recommendation_type, subject) WHERE is_active;
-- All of a learner, active or not: for the foreign key.
CREATE INDEX idx_ai_recommendations_user ON ai_recommendations (user_id);
CREATE INDEX idx_ai_recommendations_type ON ai_recommendations (recommendation_type);
