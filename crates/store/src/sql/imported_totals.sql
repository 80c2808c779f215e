SELECT
    program, count(*), sum(duration), CAST(round(avg(wpm)) AS INTEGER), max(wpm), min(local_date), max(local_date)
FROM imported_results
GROUP BY program
ORDER BY program
