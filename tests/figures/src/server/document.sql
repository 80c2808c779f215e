-- The document's keystrokes with its key and its indexes, and as much of sessions as it refers to.
CREATE SCHEMA document;
CREATE TABLE document.sessions (
    id SERIAL PRIMARY KEY,
    user_id INTEGER NOT NULL,
    started_at TIMESTAMP NOT NULL
);
CREATE TABLE document.keystrokes (
    id BIGSERIAL,
    session_id INTEGER NOT NULL REFERENCES document.sessions(id) ON DELETE CASCADE,
    user_id INTEGER NOT NULL,
    expected CHAR(1) NOT NULL,
    actual CHAR(1) NOT NULL,
    correct BOOLEAN NOT NULL,
    latency INTEGER NOT NULL,
    timestamp BIGINT NOT NULL,
    finger VARCHAR(20),
    key_code VARCHAR(20),
    text_index INTEGER NOT NULL,
    created_at TIMESTAMP DEFAULT NOW(),
    PRIMARY KEY (id, created_at)
);
CREATE INDEX idx_keystrokes_session ON document.keystrokes(session_id, created_at DESC);
CREATE INDEX idx_keystrokes_user ON document.keystrokes(user_id, created_at DESC);
CREATE INDEX idx_keystrokes_key ON document.keystrokes(expected, created_at DESC);
CREATE INDEX idx_keystrokes_user_errors ON document.keystrokes(user_id, expected, correct) WHERE correct = FALSE;
