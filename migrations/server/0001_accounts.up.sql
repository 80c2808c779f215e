-- Accounts: who someone is, how they sign in, what they agreed to, on which devices.
--
-- After the document's table `users`, with these differences:
--   TIMESTAMPTZ, not TIMESTAMP: without a zone, offsets are dropped silently and NOW() is shifted by
--     the zone of the database session.
--   BIGINT identities, not SERIAL: 32 bits are used up within months at the planned size.
--   No index on email or username beside their UNIQUE ones (idx_users_email, idx_users_username):
--     they would repeat them.
--   Everything the server treats as always there is NOT NULL; a CHECK alone lets NULL pass.

-- The document's own function, used by the trigger of every table with `updated_at`.
CREATE FUNCTION update_updated_at_column() RETURNS trigger AS $$
BEGIN
    NEW.updated_at = NOW();
    RETURN NEW;
END;
$$ LANGUAGE plpgsql;

CREATE TABLE users (
    id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,

    -- Unique without regard to case (below). The pattern is deliberately loose: stricter ones refuse
    -- real addresses (o'brien@…, every IDN); what proves an address is a mail to it.
    email TEXT NOT NULL,
    -- argon2id in PHC form. NULL for someone who signs in with a provider only.
    password_hash TEXT,

    username TEXT,
    full_name TEXT,
    avatar_url TEXT,

    language TEXT NOT NULL DEFAULT 'en',
    timezone TEXT NOT NULL DEFAULT 'UTC',
    theme TEXT NOT NULL DEFAULT 'light',

    is_active BOOLEAN NOT NULL DEFAULT TRUE,
    is_premium BOOLEAN NOT NULL DEFAULT FALSE,
    is_admin BOOLEAN NOT NULL DEFAULT FALSE,
    email_verified BOOLEAN NOT NULL DEFAULT FALSE,

    -- Decides whether this is a child's account: no raw key presses, no rankings, no marketing.
    birth_year SMALLINT,
    leaderboard_opt_in BOOLEAN NOT NULL DEFAULT FALSE,

    -- The state the log of consents has come to. No default: a default is not consent.
    consent_analytics BOOLEAN NOT NULL,
    consent_marketing BOOLEAN NOT NULL,

    created_at TIMESTAMPTZ NOT NULL DEFAULT NOW(),
    updated_at TIMESTAMPTZ NOT NULL DEFAULT NOW(),
    deleted_at TIMESTAMPTZ,
    last_login_at TIMESTAMPTZ,

    CONSTRAINT users_email_valid CHECK (email ~ '^[^@\s]+@[^@\s]+$' AND char_length(email) <= 254),
    CONSTRAINT users_language_valid CHECK (language IN ('en', 'ru', 'es', 'de', 'fr')),
    CONSTRAINT users_timezone_valid CHECK (char_length(timezone) BETWEEN 1 AND 64),
    CONSTRAINT users_theme_valid CHECK (theme IN ('light', 'dark', 'system')),
    CONSTRAINT users_username_valid CHECK (char_length(username) BETWEEN 1 AND 100),
    CONSTRAINT users_full_name_valid CHECK (char_length(full_name) BETWEEN 1 AND 255),
    CONSTRAINT users_birth_year_valid CHECK (birth_year BETWEEN 1900 AND 2100)
);

-- A@b.co and a@B.CO are one address. Holds for deleted accounts too: an address stays reserved until
-- its account is erased.
CREATE UNIQUE INDEX users_email_key ON users (lower(email));
CREATE UNIQUE INDEX users_username_key ON users (lower(username));
-- The document's index for listing active accounts.
CREATE INDEX idx_users_active ON users (id) WHERE is_active;

CREATE TRIGGER update_users_updated_at BEFORE UPDATE ON users
    FOR EACH ROW EXECUTE FUNCTION update_updated_at_column();

-- Signing in with a provider. In the document two columns of users, where nothing keeps two accounts
-- from having the same Google id.
CREATE TABLE auth_identities (
    id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    user_id BIGINT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    provider TEXT NOT NULL,
    subject TEXT NOT NULL,
    created_at TIMESTAMPTZ NOT NULL DEFAULT NOW(),
    CONSTRAINT auth_identities_provider_valid CHECK (provider IN ('google', 'github')),
    CONSTRAINT auth_identities_subject_key UNIQUE (provider, subject)
);
CREATE INDEX idx_auth_identities_user ON auth_identities (user_id);

-- Everyone has at least one way in: a password or a provider. Deferred, so that an account and its
-- identity can be made in one transaction in either order.
CREATE FUNCTION check_user_has_a_way_in() RETURNS trigger AS $$
DECLARE
    checked BIGINT;
BEGIN
    IF TG_TABLE_NAME = 'users' THEN
        checked := NEW.id;
    ELSE
        checked := OLD.user_id;
    END IF;
    IF EXISTS (
        SELECT FROM users u
        WHERE u.id = checked AND u.password_hash IS NULL
          AND NOT EXISTS (SELECT FROM auth_identities i WHERE i.user_id = u.id)
    ) THEN
        RAISE EXCEPTION 'account % would have no way to sign in', checked
            USING ERRCODE = 'check_violation', CONSTRAINT = 'users_way_in';
    END IF;
    RETURN NULL;
END;
$$ LANGUAGE plpgsql;

CREATE CONSTRAINT TRIGGER users_way_in AFTER INSERT OR UPDATE OF password_hash ON users
    DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION check_user_has_a_way_in();
CREATE CONSTRAINT TRIGGER auth_identities_way_in AFTER DELETE OR UPDATE ON auth_identities
    DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION check_user_has_a_way_in();

-- Every act of consent and of withdrawal. Nothing is ever changed here; it only goes with the account.
CREATE TABLE consents (
    id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    user_id BIGINT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    kind TEXT NOT NULL,
    granted BOOLEAN NOT NULL,
    -- Where the act took place.
    source TEXT NOT NULL,
    given_at TIMESTAMPTZ NOT NULL,
    CONSTRAINT consents_kind_valid CHECK (kind IN ('analytics', 'marketing')),
    CONSTRAINT consents_source_valid CHECK (source IN ('register', 'profile'))
);
CREATE INDEX idx_consents_user ON consents (user_id, kind, given_at DESC);

CREATE FUNCTION refuse_update() RETURNS trigger AS $$
BEGIN
    RAISE EXCEPTION '% is only ever added to', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END;
$$ LANGUAGE plpgsql;

CREATE TRIGGER consents_append_only BEFORE UPDATE ON consents
    FOR EACH ROW EXECUTE FUNCTION refuse_update();

-- The installations an account is used on. `device_id` is the app's own: two learners who share a
-- computer share it, so it is unique only within an account.
CREATE TABLE devices (
    id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    user_id BIGINT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    device_id UUID NOT NULL,
    name TEXT,
    created_at TIMESTAMPTZ NOT NULL,
    last_seen_at TIMESTAMPTZ NOT NULL,
    signed_out_at TIMESTAMPTZ,
    CONSTRAINT devices_device_key UNIQUE (user_id, device_id),
    CONSTRAINT devices_name_valid CHECK (char_length(name) BETWEEN 1 AND 100)
);

-- One sign-in and everything that was refreshed from it. Tokens are 256 random bits; only their
-- SHA-256 is here, so that a copy of the database opens nothing.
CREATE TABLE token_families (
    id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    user_id BIGINT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    device_id BIGINT NOT NULL REFERENCES devices (id) ON DELETE CASCADE,
    created_at TIMESTAMPTZ NOT NULL,
    -- However often it is refreshed, a sign-in ends then.
    expires_at TIMESTAMPTZ NOT NULL,
    revoked_at TIMESTAMPTZ,
    -- Why, for the operator: 'logout', 'reuse', …
    revoked_because TEXT
);
CREATE INDEX idx_token_families_user ON token_families (user_id);
CREATE INDEX idx_token_families_device ON token_families (device_id);

CREATE TABLE access_tokens (
    hash BYTEA PRIMARY KEY CHECK (octet_length(hash) = 32),
    family_id BIGINT NOT NULL REFERENCES token_families (id) ON DELETE CASCADE,
    expires_at TIMESTAMPTZ NOT NULL
);
CREATE INDEX idx_access_tokens_family ON access_tokens (family_id);

CREATE TABLE refresh_tokens (
    hash BYTEA PRIMARY KEY CHECK (octet_length(hash) = 32),
    family_id BIGINT NOT NULL REFERENCES token_families (id) ON DELETE CASCADE,
    expires_at TIMESTAMPTZ NOT NULL,
    -- When it was exchanged, and for what: the successor pair, sealed with a key derived from this
    -- very token, so that whoever lost the answer can ask again and a copy of the database cannot.
    used_at TIMESTAMPTZ,
    successor_sealed BYTEA,
    CONSTRAINT refresh_tokens_successor_valid CHECK (used_at IS NOT NULL OR successor_sealed IS NULL)
);
CREATE INDEX idx_refresh_tokens_family ON refresh_tokens (family_id);
