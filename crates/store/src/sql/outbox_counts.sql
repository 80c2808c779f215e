-- Work of an account that is not signed in is kept here until it is.
SELECT CASE
           WHEN o.account_id IS NULL OR o.account_id = a.id OR o.state IN ('local') THEN o.state
           ELSE 'local'
       END AS seen,
       count(*)
FROM outbox AS o
LEFT JOIN accounts AS a ON a.is_current = 1
GROUP BY seen
