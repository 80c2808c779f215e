SELECT id, key, value, hlc_ms, hlc_counter, hlc_device
FROM user_settings
WHERE user_id = $1 AND id = ANY ($2)
