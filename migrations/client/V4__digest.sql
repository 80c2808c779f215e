-- Comparing with the server, session by session.

-- What the server holds of an account's sessions, by its own word: the hash by which both sides name the same
-- content. Of a session of another device it cannot be worked out here, as the server may have corrected its time.
CREATE TABLE synced (
    session_id INTEGER PRIMARY KEY REFERENCES sessions (id) ON DELETE RESTRICT,
    account_id INTEGER NOT NULL REFERENCES accounts (id) ON DELETE RESTRICT,
    item_hash  BLOB    NOT NULL CHECK (length(item_hash) = 32),
    -- The generated text of another device's practice (packed as in session_logs): without it that session could
    -- not be given back to a server that lost it.
    text       BLOB
) STRICT;

-- Sessions that were deleted before they came here: they are not taken, in whatever order they are told.
CREATE TABLE tombstones (
    client_id BLOB NOT NULL PRIMARY KEY CHECK (length(client_id) = 16)
) STRICT, WITHOUT ROWID;

-- Not before this, Unix ms; NULL: with the next exchange.
ALTER TABLE accounts ADD COLUMN next_digest INTEGER;
