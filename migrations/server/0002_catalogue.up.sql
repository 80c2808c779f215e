-- The catalogue: courses, lessons, and every text that was ever given to type.
--
-- Differences from the document:
--   Nothing cascades from here to what learners did: in the document deleting a course erases every
--     learner's history. Courses are archived, never deleted.
--   A row of courses and lessons is the newest version; lesson_texts keeps the text and the targets
--     of every version for good, as sessions are judged by what was on the screen.
--   Accuracies are integers in 1/100 %; the document's DECIMAL columns are made from them.
--   idx_courses_slug, idx_lessons_course, idx_lessons_number repeat a UNIQUE or its prefix: left out.

CREATE TABLE courses (
    id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    slug TEXT NOT NULL CONSTRAINT courses_slug_key UNIQUE,
    name TEXT NOT NULL,
    description TEXT,

    language TEXT NOT NULL,
    age_group TEXT NOT NULL,
    version TEXT NOT NULL DEFAULT '1.0.0',

    total_lessons INTEGER NOT NULL,
    total_blocks INTEGER NOT NULL,
    estimated_duration INTEGER,  -- minutes
    target_wpm INTEGER,
    target_accuracy_centi INTEGER,
    target_accuracy NUMERIC(5, 2) GENERATED ALWAYS AS (target_accuracy_centi / 100.0) STORED,

    is_published BOOLEAN NOT NULL DEFAULT FALSE,
    is_featured BOOLEAN NOT NULL DEFAULT FALSE,
    archived_at TIMESTAMPTZ,

    thumbnail_url TEXT,
    cover_image_url TEXT,

    created_at TIMESTAMPTZ NOT NULL DEFAULT NOW(),
    updated_at TIMESTAMPTZ NOT NULL DEFAULT NOW(),
    published_at TIMESTAMPTZ,

    CONSTRAINT courses_slug_valid CHECK (slug ~ '^[a-z0-9-]{1,100}$'),
    CONSTRAINT courses_language_valid CHECK (language IN ('en', 'ru', 'es', 'de', 'fr')),
    CONSTRAINT courses_age_group_valid CHECK (age_group IN ('adults', 'teens', 'kids')),
    CONSTRAINT courses_target_accuracy_valid CHECK (target_accuracy_centi BETWEEN 0 AND 10000)
);
CREATE INDEX idx_courses_language ON courses (language);
CREATE INDEX idx_courses_published ON courses (id) WHERE is_published;
CREATE TRIGGER update_courses_updated_at BEFORE UPDATE ON courses
    FOR EACH ROW EXECUTE FUNCTION update_updated_at_column();

CREATE TABLE lessons (
    id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    course_id BIGINT NOT NULL REFERENCES courses (id) ON DELETE RESTRICT,
    lesson_number INTEGER NOT NULL,
    block_number INTEGER NOT NULL,

    title TEXT NOT NULL,
    description TEXT,
    instructions TEXT,

    -- That of the language's native key order; lesson_texts has every key order's.
    text_content TEXT NOT NULL,
    text_length INTEGER NOT NULL,

    target_wpm INTEGER NOT NULL,
    target_accuracy_centi INTEGER NOT NULL,
    target_accuracy NUMERIC(5, 2) GENERATED ALWAYS AS (target_accuracy_centi / 100.0) STORED,
    target_duration INTEGER,  -- seconds

    target_keys JSONB NOT NULL DEFAULT '[]',
    difficulty INTEGER NOT NULL DEFAULT 1,
    exercise_type TEXT NOT NULL,
    unlock_requirements JSONB NOT NULL DEFAULT '{}',
    hints JSONB NOT NULL DEFAULT '[]',

    created_at TIMESTAMPTZ NOT NULL DEFAULT NOW(),
    updated_at TIMESTAMPTZ NOT NULL DEFAULT NOW(),

    CONSTRAINT lessons_number_key UNIQUE (course_id, lesson_number),
    -- For progress, whose course must be that of its lesson.
    CONSTRAINT lessons_course_key UNIQUE (course_id, id),
    CONSTRAINT lessons_number_valid CHECK (lesson_number >= 1),
    CONSTRAINT lessons_difficulty_valid CHECK (difficulty BETWEEN 1 AND 5),
    CONSTRAINT lessons_target_accuracy_valid CHECK (target_accuracy_centi BETWEEN 0 AND 10000)
);
CREATE INDEX idx_lessons_block ON lessons (course_id, block_number);
CREATE TRIGGER update_lessons_updated_at BEFORE UPDATE ON lessons
    FOR EACH ROW EXECUTE FUNCTION update_updated_at_column();

-- What a lesson asks to be typed, by version of the course and key order: a Dvorak learner's home row
-- has other letters. Never changed and never deleted: sessions and key presses refer to it.
CREATE TABLE lesson_texts (
    id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    lesson_id BIGINT NOT NULL REFERENCES lessons (id) ON DELETE RESTRICT,
    version TEXT NOT NULL,
    key_order TEXT NOT NULL,
    text_content TEXT NOT NULL,
    -- Units (what one press can insert), not bytes or code points.
    text_length INTEGER NOT NULL,
    target_keys JSONB NOT NULL,
    -- SHA-256 of text_content.
    text_hash BYTEA NOT NULL CHECK (octet_length(text_hash) = 32),
    -- The text cut into units and joined again as cut_units() reads it.
    units TEXT NOT NULL,
    -- Stars are given by the targets of the version that was typed.
    target_wpm INTEGER NOT NULL,
    target_accuracy_centi INTEGER NOT NULL,
    created_at TIMESTAMPTZ NOT NULL DEFAULT NOW(),
    CONSTRAINT lesson_texts_version_key UNIQUE (lesson_id, version, key_order)
);

CREATE TRIGGER lesson_texts_append_only BEFORE UPDATE ON lesson_texts
    FOR EACH ROW EXECUTE FUNCTION refuse_update();

-- Units of a text as an array. SQL cannot find the borders of grapheme clusters, so a text with units
-- of several code points has U+001F between all units; every other text is simply itself.
CREATE FUNCTION cut_units(packed TEXT) RETURNS TEXT[] AS $$
    SELECT CASE
        WHEN strpos(packed, E'\x1f') > 0 THEN string_to_array(packed, E'\x1f')
        ELSE string_to_array(packed, NULL)
    END
$$ LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE;

-- Which finger presses which key on which layout. Filled by the server from content/layouts at every
-- start, so that the files stay the one source.
CREATE TABLE fingers (
    layout TEXT NOT NULL,
    key_code TEXT NOT NULL,
    finger TEXT NOT NULL,
    PRIMARY KEY (layout, key_code)
);
