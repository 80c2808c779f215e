-- A write of the server's own: later than whatever a device wrote before.
INSERT INTO user_settings (user_id, key, value, hlc_ms, hlc_counter, hlc_device)
VALUES ($1, $2, $3, $4, 0, 'server')
ON CONFLICT ON CONSTRAINT user_settings_key DO UPDATE
SET value = excluded.value,
    hlc_ms = greatest(excluded.hlc_ms, user_settings.hlc_ms + 1),
    hlc_counter = 0,
    hlc_device = excluded.hlc_device
RETURNING id
