-- The greater clock wins; the same one again changes nothing.
INSERT INTO user_settings (user_id, key, value, hlc_ms, hlc_counter, hlc_device)
VALUES ($1, $2, $3, $4, $5, $6)
ON CONFLICT ON CONSTRAINT user_settings_key DO UPDATE
SET value = excluded.value,
    hlc_ms = excluded.hlc_ms,
    hlc_counter = excluded.hlc_counter,
    hlc_device = excluded.hlc_device
WHERE (user_settings.hlc_ms, user_settings.hlc_counter, user_settings.hlc_device)
    < (excluded.hlc_ms, excluded.hlc_counter, excluded.hlc_device)
RETURNING id
