-- The installation signs in: known or new, it is there now.
INSERT INTO devices (user_id, device_id, name, created_at, last_seen_at)
VALUES ($1, $2, $3, $4, $4)
ON CONFLICT ON CONSTRAINT devices_device_key DO UPDATE
SET name = COALESCE(excluded.name, devices.name),
    last_seen_at = excluded.last_seen_at,
    signed_out_at = NULL
RETURNING id
