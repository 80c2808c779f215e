SELECT
    local_date, program, count(*), sum(duration),
    CAST(round(avg(wpm)) AS INTEGER), max(wpm), CAST(round(avg(accuracy)) AS INTEGER)
FROM imported_results
WHERE local_date >= ?1
GROUP BY local_date, program
ORDER BY local_date, program
