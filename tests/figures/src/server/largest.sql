-- What takes the room, partitions with their table, indexes included.
SELECT COALESCE(parent.relname, c.relname) || ' '
    || round(SUM(pg_total_relation_size(c.oid)) / 1e6, 1) || ' (indexes '
    || round(SUM(pg_indexes_size(c.oid)) / 1e6, 1) || ')'
FROM pg_class c
LEFT JOIN pg_inherits i ON i.inhrelid = c.oid
LEFT JOIN pg_class parent ON parent.oid = i.inhparent
WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace
GROUP BY COALESCE(parent.relname, c.relname)
ORDER BY SUM(pg_total_relation_size(c.oid)) DESC
LIMIT 6
