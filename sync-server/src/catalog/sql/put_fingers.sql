INSERT INTO fingers (layout, key_code, finger)
SELECT * FROM unnest($1::TEXT[], $2::TEXT[], $3::TEXT[])
ON CONFLICT (layout, key_code) DO UPDATE SET finger = excluded.finger
WHERE fingers.finger <> excluded.finger
