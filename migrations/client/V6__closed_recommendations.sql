-- What the learner did with recommendations follows them to other devices: it becomes a setting, as
-- `trainer::coach::to_setting` names and writes it. The plan has one name for all days.
INSERT OR IGNORE INTO settings (key, value, hlc, is_sent)
SELECT
    'coach/' || kind || iif(kind = 'practice_plan', '', '/' || subject),
    json_object('kind', kind, 'subject', subject, 'how', nullif(how, 'reopened'), 'date', local_date),
    printf('%d-0000-00000000', max(closed_at, 0)),
    0
FROM closed_recommendations
-- A subject with a backslash or a control character has another name; nobody has any yet.
WHERE length(subject) <= 70 AND subject NOT GLOB '*[\' || char(1) || '-' || char(31) || ']*'
ORDER BY closed_at DESC;
DROP TABLE closed_recommendations;
