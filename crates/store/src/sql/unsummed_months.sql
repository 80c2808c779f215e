-- The latest first, with the sessions that count, and where its sum stands.
SELECT substr(d.local_date, 1, 7) AS month, sum(d.sessions), coalesce(g.last_session, 0), coalesce(g.sessions, 0)
FROM daily AS d
LEFT JOIN summing_months AS g ON g.month = substr(d.local_date, 1, 7)
WHERE substr(d.local_date, 1, 7) NOT IN (SELECT month FROM summed_months)
GROUP BY 1
HAVING sum(d.sessions) > 0
ORDER BY 1 DESC
