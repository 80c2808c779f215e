INSERT INTO document.keystrokes (
    session_id, user_id, expected, actual, correct, latency, timestamp, finger, key_code, text_index
)
SELECT $1, 1, press.expected, press.actual, press.expected = press.actual, press.latency, press.timestamp,
    'index_left', 'KeyF', press.text_index
FROM unnest($2::TEXT[], $3::TEXT[], $4::INTEGER[], $5::BIGINT[], $6::INTEGER[])
    AS press (expected, actual, latency, timestamp, text_index)
