-- The installations with a sign-in that is good, the one seen last first.
SELECT d.id, d.device_id, d.name, d.created_at, d.last_seen_at
FROM devices d
WHERE d.user_id = $1
  AND EXISTS (
      SELECT FROM token_families f
      WHERE f.device_id = d.id AND f.revoked_at IS NULL AND f.expires_at > $2
  )
ORDER BY d.last_seen_at DESC, d.id DESC
