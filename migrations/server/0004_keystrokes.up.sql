-- Raw key presses: one packed row per session, and a view `keystrokes` with the document's columns.
--
-- The document's row per key press costs 227 to 293 B with its indexes; this costs about 2, takes one
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

    -- One entry per insert, in order; `seq` counts them from 0. In all lists below, an absent one is empty.
    -- Ms since the insert before, 0 for the first, in ten bits: the low eight, and four times the high two in
    -- one, the first in its lowest bits. 1023 and more stand in long_gaps. Nothing in a row below 2 kB, as
    -- most are, is compressed by PostgreSQL.
    gap_low "char"[] NOT NULL,
    gap_high "char"[] NOT NULL,
    long_gap_at INTEGER[],
    long_gaps INTEGER[],

    -- Physical keys. Nearly always a unit is typed with one and the same key throughout a session: key_codes
    -- begins with the keys of the units in key_units (as cut_units() reads them), with U+001F between all
    -- names. Other keys than these, by insert: index from 0 into key_codes.
    key_units TEXT NOT NULL,
    key_codes TEXT NOT NULL,
    other_key_at INTEGER[],
    other_keys SMALLINT[],

    -- Wrong inserts: which, and what was typed instead of what the text has there (cut_units()).
    wrong_at INTEGER[],
    wrong TEXT,

    -- Where in the text: at seq, and where the text waits for the right unit, as many before as there were
    -- wrong inserts so far. Where it departs from that: from insert shift_at[n] on it is shift[n] further.
    -- Every run of deletes makes one entry.
    waits BOOLEAN NOT NULL,
    shift_at INTEGER[],
    shift INTEGER[],

    -- Corrections: before which insert (the number of inserts so far), how long after the event
    -- before, with which key, and whether a whole word. With these the log can be put together again.
    delete_at INTEGER[],
    delete_gaps INTEGER[],
    delete_keys SMALLINT[],
    delete_word BOOLEAN[],

    PRIMARY KEY (session_id, received_at),
    CONSTRAINT session_keystrokes_text_valid CHECK ((lesson_text_id IS NULL) <> (units IS NULL)),
    -- The view numbers presses in 18 bits.
    CONSTRAINT session_keystrokes_inserts_valid CHECK (
        cardinality(gap_low) BETWEEN 1 AND 262144 AND cardinality(gap_high) = (cardinality(gap_low) + 3) / 4
    ),
    CONSTRAINT session_keystrokes_lists_valid CHECK (
        cardinality(long_gaps) IS NOT DISTINCT FROM cardinality(long_gap_at)
        AND cardinality(other_keys) IS NOT DISTINCT FROM cardinality(other_key_at)
        AND cardinality(cut_units(wrong)) IS NOT DISTINCT FROM cardinality(wrong_at)
        AND cardinality(shift) IS NOT DISTINCT FROM cardinality(shift_at)
        AND cardinality(delete_gaps) IS NOT DISTINCT FROM cardinality(delete_at)
        AND cardinality(delete_keys) IS NOT DISTINCT FROM cardinality(delete_at)
        AND cardinality(delete_word) IS NOT DISTINCT FROM cardinality(delete_at)
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
    COALESCE(names.codes[other.key + 1], usual.code) AS key_code,
    press.text_index,
    s.started_at + press.at * INTERVAL '1 millisecond' AS created_at,
    press.seq
FROM session_keystrokes s
CROSS JOIN LATERAL (SELECT string_to_array(s.key_codes, E'\x1f') AS codes) names
CROSS JOIN LATERAL (
    SELECT
        packed.seq::INTEGER - 1 AS seq,
        COALESCE(long.gap, packed.gap) AS latency,
        SUM(COALESCE(long.gap, packed.gap)) OVER (ORDER BY packed.seq)::BIGINT AS at,
        -- width_bucket counts the entries at or before: wrong inserts before this one, and the last
        -- departure at or before it; 0 is none, and NULL.
        packed.seq::INTEGER - 1
            - CASE WHEN s.waits THEN COALESCE(width_bucket(packed.seq::INTEGER - 2, s.wrong_at), 0) ELSE 0 END
            + COALESCE(s.shift[width_bucket(packed.seq::INTEGER - 1, s.shift_at)], 0) AS text_index
    FROM (
        SELECT (low::INTEGER & 255) + 256 * high AS gap, parts.seq
        FROM unnest(s.gap_low, ARRAY (
            SELECT (four.highs::INTEGER >> 2 * n) & 3
            FROM unnest(s.gap_high) WITH ORDINALITY AS four (highs, at)
            CROSS JOIN generate_series(0, 3) n
            ORDER BY four.at, n
        )) WITH ORDINALITY AS parts (low, high, seq)
        WHERE parts.low IS NOT NULL
    ) packed
    LEFT JOIN unnest(s.long_gap_at, s.long_gaps) AS long (at, gap) ON long.at = packed.seq - 1
) press
LEFT JOIN unnest(s.wrong_at, cut_units(s.wrong)) AS wrong (at, unit) ON wrong.at = press.seq
JOIN LATERAL (
    SELECT cut.unit, cut.position::INTEGER - 1 AS text_index
    FROM unnest(cut_units(COALESCE(
        s.units,
        (SELECT t.units FROM lesson_texts t WHERE t.id = s.lesson_text_id)
    ))) WITH ORDINALITY AS cut (unit, position)
) text ON text.text_index = press.text_index
LEFT JOIN unnest(s.other_key_at, s.other_keys) AS other (at, key) ON other.at = press.seq
LEFT JOIN unnest(cut_units(s.key_units), names.codes) AS usual (unit, code)
    ON usual.unit = COALESCE(wrong.unit, text.unit)
LEFT JOIN fingers ON fingers.layout = s.keyboard_layout
    AND fingers.key_code = COALESCE(names.codes[other.key + 1], usual.code);
