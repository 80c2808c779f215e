-- Signing in with a provider: what has to be known between the browser's ways to the provider and back.
--
-- Nothing here names anybody, and nothing opens anything: secrets are in the browser and in the app, and of
-- them only SHA-256 hashes are here. The server's own PKCE verifier and nonce are not here at all: they are made
-- from the browser's secret.

-- An attempt, from `start` until the provider sends the browser back. Good once and for ten minutes.
CREATE TABLE oauth_attempts (
    -- Of the `state` that goes to the provider.
    state_hash BYTEA PRIMARY KEY CHECK (octet_length(state_hash) = 32),
    -- Of the secret in the cookie: whoever comes back is the browser that began.
    browser_hash BYTEA NOT NULL CHECK (octet_length(browser_hash) = 32),
    provider TEXT NOT NULL,
    -- Where the app listens on the learner's own machine.
    port INTEGER NOT NULL,
    -- The app's own state, given back to it as it came.
    app_state TEXT NOT NULL,
    -- The app's PKCE challenge, decoded: SHA-256 of its verifier.
    code_challenge BYTEA NOT NULL CHECK (octet_length(code_challenge) = 32),
    expires_at TIMESTAMPTZ NOT NULL,
    CONSTRAINT oauth_attempts_provider_valid CHECK (provider IN ('google', 'github')),
    CONSTRAINT oauth_attempts_port_valid CHECK (port BETWEEN 1024 AND 65535),
    CONSTRAINT oauth_attempts_app_state_valid CHECK (char_length(app_state) BETWEEN 1 AND 512)
);
CREATE INDEX idx_oauth_attempts_expires ON oauth_attempts (expires_at);

-- A code for the app, from the way back until `redeem`. Good once and for 60 seconds. Who it stands for is sealed
-- with a key that is made from the code itself: whoever reads this table learns nothing about anybody.
CREATE TABLE oauth_codes (
    hash BYTEA PRIMARY KEY CHECK (octet_length(hash) = 32),
    code_challenge BYTEA NOT NULL CHECK (octet_length(code_challenge) = 32),
    sealed BYTEA NOT NULL,
    expires_at TIMESTAMPTZ NOT NULL
);
CREATE INDEX idx_oauth_codes_expires ON oauth_codes (expires_at);
