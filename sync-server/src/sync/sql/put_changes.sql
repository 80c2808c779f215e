INSERT INTO changes (user_id, seq, kind, ref, op, deleted_value)
SELECT $1, change.seq, change.kind, change.ref, change.op, change.deleted_value
FROM unnest($2::BIGINT[], $3::TEXT[], $4::BIGINT[], $5::TEXT[], $6::JSONB[])
    AS change (seq, kind, ref, op, deleted_value)
ON CONFLICT (user_id, kind, ref) DO UPDATE
SET seq = excluded.seq, op = excluded.op, deleted_value = excluded.deleted_value
