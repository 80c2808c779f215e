-- After the rows that could be read were taken over, and those that copies had beside them: what still hangs in the
-- air is given something to hang on, or goes because what it belonged to is gone.

-- A session whose lesson cannot be told keeps its figures under a lesson nobody knows.
INSERT OR IGNORE INTO lessons (id, course, version, number, key_order)
SELECT DISTINCT lesson_id, 'lost', '', lesson_id, ''
FROM sessions
WHERE lesson_id IS NOT NULL AND lesson_id NOT IN (SELECT id FROM lessons);

DELETE FROM synced WHERE account_id NOT IN (SELECT id FROM accounts);
DELETE FROM remote WHERE account_id NOT IN (SELECT id FROM accounts);

-- Values that the schema lets pass and nobody can read.
DELETE FROM unlocks WHERE lesson_number NOT BETWEEN 1 AND 100000;
DELETE FROM settings WHERE hlc NOT GLOB '[0-9]*-[0-9]*-?*';
UPDATE outbox SET attempts = 0 WHERE attempts NOT BETWEEN 0 AND 1000000;
UPDATE accounts SET failures = 0 WHERE failures NOT BETWEEN 0 AND 1000000;
UPDATE accounts SET user = '{}' WHERE NOT json_valid(user);

-- An account that cannot be told: work of the only one there was goes to whoever signs in next, as work without an
-- account does. Where there are others, it stays apart from them.
UPDATE outbox
SET account_id = NULL, state = 'local', code = 'no_account', detail = NULL, next_try = NULL
WHERE account_id IS NOT NULL
  AND NOT EXISTS (SELECT 1 FROM accounts)
  AND (SELECT count(DISTINCT account_id) FROM outbox) = 1;

INSERT INTO accounts (id, server_url, user_id, user, is_current)
SELECT DISTINCT account_id, '', 'lost-' || account_id, '{}', 0
FROM outbox
WHERE account_id IS NOT NULL AND account_id NOT IN (SELECT id FROM accounts);

-- A session typed here whose place in the outbox is lost is sent again: what the server has, it says.
INSERT INTO outbox (session_id, account_id, state, code)
SELECT s.id, a.id, CASE WHEN a.id IS NULL THEN 'local' ELSE 'pending' END, CASE WHEN a.id IS NULL THEN 'no_account' END
FROM sessions AS s
LEFT JOIN accounts AS a ON a.is_current = 1
WHERE s.origin = 0 AND s.is_deleted = 0 AND s.id NOT IN (SELECT session_id FROM outbox);

-- Deleted on another device: a copy from before does not bring it back.
UPDATE sessions SET is_deleted = 1 WHERE client_id IN (SELECT client_id FROM tombstones);

-- Whatever came from the server and is lost comes again, and what it holds is compared by pushing settings and
-- unlocks once more.
UPDATE accounts SET cursor = NULL, next_digest = NULL;
UPDATE settings SET is_sent = 0;
UPDATE unlocks SET is_sent = 0;

-- A lesson that was typed was open.
INSERT OR IGNORE INTO unlocks (course, lesson_number)
SELECT DISTINCT l.course, l.number
FROM sessions AS s
JOIN lessons AS l ON l.id = s.lesson_id
WHERE l.course <> 'lost';
