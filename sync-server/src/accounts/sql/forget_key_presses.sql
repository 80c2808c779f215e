-- Of a child none are kept. The statistics that were made of them stay.
DELETE FROM session_keystrokes
WHERE user_id = $1
