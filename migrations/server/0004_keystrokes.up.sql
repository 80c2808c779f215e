-- Raw key presses: one packed row per session, and a view `keystrokes` with the document's columns.
--
-- The document's row per key press costs 227 to 293 B with its indexes; this costs about 5, takes one
-- insert per session, and deleting a session is deleting one row.
--
-- Partitioned and expired by arrival: received_at comes from the server's clock, so no client can
-- create or revive partitions. Presses are found by (user_id, started_at). Nothing refers to this
-- table by foreign key, and it refers to nothing, so that dropping a month is one cheap statement.

CREATE TABLE session_keystrokes (
    session_id BIGINT NOT NULL,
    user_id BIGINT NOT NULL,
    started_at TIMESTAMPTZ NOT NULL,
    received_at TIMESTAMPTZ NOT NULL,
    keyboard_layout TEXT NOT NULL,

    -- What was to be typed: a text of the catalogue, or the units of a practice text (cut_units()).
    lesson_text_id BIGINT,
    units TEXT,

    -- One entry per insert, in order; `seq` counts them from 0.
    -- Ms since the insert before, 0 for the first. 32767 and more stand in long_gaps.
    gaps SMALLINT[] NOT NULL,
    long_gap_at INTEGER[] NOT NULL DEFAULT '{}',
    long_gaps INTEGER[] NOT NULL DEFAULT '{}',
    -- Physical keys, from 0, into key_codes.
    keys SMALLINT[] NOT NULL,
    key_codes TEXT[] NOT NULL,

    -- Where the text position departs from seq: from insert shift_at[n] on it is seq + shift[n]. A
    -- wrong insert that does not move the cursor and every run of deletes makes one entry.
    shift_at INTEGER[] NOT NULL DEFAULT '{}',
    shift INTEGER[] NOT NULL DEFAULT '{}',

    -- Wrong inserts: which, and what was typed instead of what the text has there.
    wrong_at INTEGER[] NOT NULL DEFAULT '{}',
    wrong TEXT[] NOT NULL DEFAULT '{}',

    -- Corrections: before which insert (the number of inserts so far), how long after the event
    -- before, with which key, and whether a whole word. With these the log can be put together again.
    delete_at INTEGER[] NOT NULL DEFAULT '{}',
    delete_gaps INTEGER[] NOT NULL DEFAULT '{}',
    delete_keys SMALLINT[] NOT NULL DEFAULT '{}',
    delete_word BOOLEAN[] NOT NULL DEFAULT '{}',

    PRIMARY KEY (session_id, received_at),
    CONSTRAINT session_keystrokes_text_valid CHECK ((lesson_text_id IS NULL) <> (units IS NULL)),
    -- The view numbers presses in 18 bits.
    CONSTRAINT session_keystrokes_inserts_valid CHECK (
        cardinality(gaps) BETWEEN 1 AND 262144 AND cardinality(keys) = cardinality(gaps)
    ),
    CONSTRAINT session_keystrokes_lists_valid CHECK (
        cardinality(long_gaps) = cardinality(long_gap_at) AND cardinality(shift) = cardinality(shift_at)
        AND cardinality(wrong) = cardinality(wrong_at)
        AND cardinality(delete_gaps) = cardinality(delete_at)
        AND cardinality(delete_keys) = cardinality(delete_at)
        AND cardinality(delete_word) = cardinality(delete_at)
    )
) PARTITION BY RANGE (received_at);
CREATE INDEX idx_session_keystrokes_user ON session_keystrokes (user_id, started_at);

-- Makes the partitions of this month and the three that follow, where they are missing. The document's
-- makes next month's only, so that every insert in the month of installing fails. No DEFAULT
-- partition: rows in it would keep the month they belong to from being made.
--
-- Runs with the rights of its owner: the server's own role need not be able to create tables.
CREATE FUNCTION create_monthly_partition(today DATE DEFAULT CURRENT_DATE) RETURNS void AS $$
DECLARE
    month DATE;
BEGIN
    -- Two servers that start together would collide on the catalogue.
    PERFORM pg_advisory_xact_lock(hashtext('create_monthly_partition'));
    FOR ahead IN 0..3 LOOP
        month := (date_trunc('month', today::TIMESTAMP) + make_interval(months => ahead))::DATE;
        IF to_regclass('session_keystrokes_' || to_char(month, 'YYYY_MM')) IS NULL THEN
            EXECUTE format(
                'CREATE TABLE %I PARTITION OF session_keystrokes FOR VALUES FROM (%L) TO (%L)',
                'session_keystrokes_' || to_char(month, 'YYYY_MM'),
                to_char(month, 'YYYY-MM-DD') || ' 00:00:00+00',
                to_char(month + INTERVAL '1 month', 'YYYY-MM-DD') || ' 00:00:00+00'
            );
        END IF;
    END LOOP;
END;
$$ LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT;

-- The document's table, for the document's queries. Inserting presses only: corrections are events of
-- the log, not key presses that show a learner's skill.
CREATE VIEW keystrokes AS
SELECT
    s.session_id * 262144 + press.seq AS id,
    s.session_id,
    s.user_id,
    text.unit AS expected,
    COALESCE(wrong.unit, text.unit) AS actual,
    wrong.unit IS NULL AS correct,
    press.latency,
    (EXTRACT(EPOCH FROM s.started_at) * 1000)::BIGINT + press.at AS timestamp,
    fingers.finger,
    s.key_codes[press.key + 1] AS key_code,
    press.text_index,
    s.started_at + press.at * INTERVAL '1 millisecond' AS created_at,
    press.seq
FROM session_keystrokes s
CROSS JOIN LATERAL (
    SELECT
        packed.seq::INTEGER - 1 AS seq,
        packed.key,
        COALESCE(long.gap, packed.gap)::INTEGER AS latency,
        SUM(COALESCE(long.gap, packed.gap)) OVER (ORDER BY packed.seq)::BIGINT AS at,
        -- width_bucket finds the last departure at or before this press; 0 is none, and NULL.
        packed.seq::INTEGER - 1
            + COALESCE(s.shift[width_bucket(packed.seq::INTEGER - 1, s.shift_at)], 0) AS text_index
    FROM unnest(s.gaps, s.keys) WITH ORDINALITY AS packed (gap, key, seq)
    LEFT JOIN unnest(s.long_gap_at, s.long_gaps) AS long (at, gap) ON long.at = packed.seq - 1
) press
LEFT JOIN unnest(s.wrong_at, s.wrong) AS wrong (at, unit) ON wrong.at = press.seq
JOIN LATERAL (
    SELECT cut.unit, cut.position::INTEGER - 1 AS text_index
    FROM unnest(cut_units(COALESCE(
        s.units,
        (SELECT t.units FROM lesson_texts t WHERE t.id = s.lesson_text_id)
    ))) WITH ORDINALITY AS cut (unit, position)
) text ON text.text_index = press.text_index
LEFT JOIN fingers ON fingers.layout = s.keyboard_layout
    AND fingers.key_code = s.key_codes[press.key + 1];
