INSERT INTO session_keystrokes (
    session_id, user_id, started_at, received_at, keyboard_layout, lesson_text_id, units,
    gap_low, gap_high, long_gap_at, long_gaps, key_units, key_codes, other_key_at, other_keys, wrong_at, wrong,
    waits, shift_at, shift, delete_at, delete_gaps, delete_keys, delete_word
)
VALUES (
    $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24
)
