SELECT d.local_date, d.sessions, d.active_duration, d.presses, d.finished, d.wpm_sum, d.accuracy_sum, d.best_wpm,
       (SELECT count(*) FROM progress AS p WHERE p.completed_date = d.local_date)
FROM daily AS d
WHERE d.local_date >= ?1
ORDER BY d.local_date
