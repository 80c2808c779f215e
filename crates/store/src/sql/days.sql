SELECT d.local_date, d.sessions, d.active_duration, d.presses, d.finished, d.wpm_sum, d.accuracy_sum, d.best_wpm,
       coalesce(p.lessons, 0)
FROM daily AS d
LEFT JOIN (
    SELECT completed_date, count(*) AS lessons
    FROM progress
    WHERE completed_date IS NOT NULL
    GROUP BY completed_date
) AS p ON p.completed_date = d.local_date
WHERE d.local_date >= ?1
ORDER BY d.local_date
