-- Lessons and accounts are the same where their own keys are; in another file they have other numbers.
INSERT OR IGNORE INTO main.lessons (course, version, number, key_order, text)
SELECT course, version, number, key_order, text FROM other.lessons ORDER BY id;

UPDATE main.lessons AS m
SET text = o.text
FROM other.lessons AS o
WHERE m.text IS NULL
  AND (o.course, o.version, o.number, o.key_order) = (m.course, m.version, m.number, m.key_order);

DROP TABLE IF EXISTS temp.lesson_map;
CREATE TEMP TABLE lesson_map AS
SELECT o.id AS theirs, m.id AS mine
FROM other.lessons AS o
JOIN main.lessons AS m
  ON (o.course, o.version, o.number, o.key_order) = (m.course, m.version, m.number, m.key_order);

-- Signing in is an act; an account that comes over is not signed in, and asks the server for everything again.
INSERT OR IGNORE INTO main.accounts (server_url, user_id, user, is_current)
SELECT server_url, user_id, user, 0 FROM other.accounts ORDER BY id;

DROP TABLE IF EXISTS temp.account_map;
CREATE TEMP TABLE account_map AS
SELECT o.id AS theirs, m.id AS mine
FROM other.accounts AS o
JOIN main.accounts AS m ON (o.server_url, o.user_id) = (m.server_url, m.user_id);
