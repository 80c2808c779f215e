-- Loses the trail, and who must not come back with an older backup: keep a copy of both tables.
DROP FUNCTION reapply_erasures();
DROP INDEX idx_users_deleted;
DROP FUNCTION erase_due_users(TIMESTAMPTZ);
DROP FUNCTION erase_user(BIGINT);
DROP FUNCTION soft_delete_user(BIGINT);
DROP FUNCTION erasure_hash(BYTEA, users);
DROP TABLE erasure_log;
DROP TABLE audit_log;
