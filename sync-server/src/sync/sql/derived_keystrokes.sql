-- Kept key presses whose figures are of today's version of the formulas.
SELECT
    s.client_id,
    CASE WHEN k.lesson_text_id IS NULL THEN s.practice_text ELSE t.text_content END AS text,
    s.error_policy, s.is_completed, p.packed AS "packed?",
    s.wpm_centi AS wpm, s.accuracy_centi AS accuracy, s.duration, s.total_keystrokes AS inserts, s.errors,
    k.gap_low, k.gap_high, k.long_gap_at, k.long_gaps, k.wrong_at, cut_units(k.wrong) AS wrong,
    k.delete_at, k.delete_gaps, k.delete_word
FROM session_keystrokes k
JOIN sessions s ON s.id = k.session_id
LEFT JOIN lesson_texts t ON t.id = k.lesson_text_id
LEFT JOIN session_stats p ON p.session_id = s.id
WHERE k.user_id = $1
ORDER BY s.id
