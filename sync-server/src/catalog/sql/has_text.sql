SELECT EXISTS (
    SELECT FROM lesson_texts t
    JOIN lessons l ON l.id = t.lesson_id
    WHERE l.course_id = $1 AND l.lesson_number = $2 AND t.version = $3 AND t.key_order = $4
      AND t.text_hash = $5
) AS "same!"
