-- Twenty packed rows of the learner in question under new ids.
INSERT INTO bare
SELECT
    k.session_id + $1, k.user_id, k.started_at, k.received_at, k.keyboard_layout, k.lesson_text_id, k.units,
    k.gap_low, k.gap_high, k.long_gap_at, k.long_gaps, k.key_units, k.key_codes, k.other_key_at, k.other_keys, k.wrong_at,
    k.wrong, k.waits, k.shift_at, k.shift, k.delete_at, k.delete_gaps, k.delete_keys, k.delete_word
FROM session_keystrokes k
ORDER BY k.session_id
LIMIT 20 OFFSET $2 * 20
