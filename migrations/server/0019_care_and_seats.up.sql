-- Learners under somebody's care, and organisations that give seats.
--
-- Nobody is seen by another person without an act of their own: an invitation is only a question, a row of care_links is
-- the answer yes, and it ends the moment either side says so.

CREATE TABLE organisations (
    id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
    name TEXT NOT NULL,
    -- Whose subscription of the plan `enterprise` pays for the seats. NULL once that account is gone; seats given by hand
    -- go on.
    payer_id BIGINT REFERENCES users (id) ON DELETE SET NULL,
    created_at TIMESTAMPTZ NOT NULL,
    -- One for each who pays: what was bought is counted once.
    CONSTRAINT organisations_payer_key UNIQUE (payer_id),
    CONSTRAINT organisations_name_valid CHECK (char_length(name) BETWEEN 1 AND 100)
);

CREATE TABLE org_members (
    id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
    org_id UUID NOT NULL REFERENCES organisations (id) ON DELETE CASCADE,
    user_id BIGINT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    role TEXT NOT NULL,
    joined_at TIMESTAMPTZ NOT NULL,
    -- A seat is a mark on a membership and nothing else: taking it away deletes nothing.
    seat_since TIMESTAMPTZ,
    CONSTRAINT org_members_user_key UNIQUE (org_id, user_id),
    CONSTRAINT org_members_role_valid CHECK (role IN ('owner', 'manager', 'member'))
);
CREATE INDEX idx_org_members_user ON org_members (user_id);

-- Seats given by an operator, beside those that are paid for.
CREATE TABLE seat_grants (
    id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    org_id UUID NOT NULL REFERENCES organisations (id) ON DELETE CASCADE,
    seats INTEGER NOT NULL,
    granted_at TIMESTAMPTZ NOT NULL,
    ends_at TIMESTAMPTZ NOT NULL,
    CONSTRAINT seat_grants_seats_valid CHECK (seats BETWEEN 1 AND 100000),
    CONSTRAINT seat_grants_ends_valid CHECK (ends_at >= granted_at)
);
CREATE INDEX idx_seat_grants_org ON seat_grants (org_id);

-- Who is seen by whom: by one person, or by those who lead an organisation. `seen` is what the learner was told.
CREATE TABLE care_links (
    id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
    learner_id BIGINT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    carer_id BIGINT REFERENCES users (id) ON DELETE CASCADE,
    org_id UUID REFERENCES organisations (id) ON DELETE CASCADE,
    since TIMESTAMPTZ NOT NULL,
    seen TEXT[] NOT NULL,
    CONSTRAINT care_links_side_valid CHECK ((carer_id IS NULL) <> (org_id IS NULL)),
    CONSTRAINT care_links_other_valid CHECK (carer_id <> learner_id),
    CONSTRAINT care_links_carer_key UNIQUE (carer_id, learner_id),
    CONSTRAINT care_links_org_key UNIQUE (org_id, learner_id)
);
CREATE INDEX idx_care_links_learner ON care_links (learner_id);

-- Questions that wait for an answer, by address: whether anybody has it is nobody's to know, and the row is the same.
-- A refusal is kept until the question would have run out, so that it is not asked again and again.
CREATE TABLE care_invitations (
    id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
    email TEXT NOT NULL,
    -- Who would see, where it is a person; else the organisation.
    carer_id BIGINT REFERENCES users (id) ON DELETE CASCADE,
    org_id UUID REFERENCES organisations (id) ON DELETE CASCADE,
    -- As what one would join the organisation.
    role TEXT,
    -- Who asked; the mail names their address.
    sent_by BIGINT REFERENCES users (id) ON DELETE SET NULL,
    created_at TIMESTAMPTZ NOT NULL,
    expires_at TIMESTAMPTZ NOT NULL,
    declined_at TIMESTAMPTZ,
    CONSTRAINT care_invitations_email_valid CHECK (email ~ '^[^@\s]+@[^@\s]+$' AND char_length(email) <= 254),
    CONSTRAINT care_invitations_side_valid CHECK ((carer_id IS NULL) <> (org_id IS NULL)),
    CONSTRAINT care_invitations_role_valid CHECK (role IN ('manager', 'member')),
    CONSTRAINT care_invitations_org_role_valid CHECK ((org_id IS NULL) = (role IS NULL))
);
CREATE UNIQUE INDEX care_invitations_carer_key ON care_invitations (carer_id, lower(email)) WHERE carer_id IS NOT NULL;
CREATE UNIQUE INDEX care_invitations_org_key ON care_invitations (org_id, lower(email)) WHERE org_id IS NOT NULL;
CREATE INDEX idx_care_invitations_email ON care_invitations (lower(email));
CREATE INDEX idx_care_invitations_sent_by ON care_invitations (sent_by);
CREATE INDEX idx_care_invitations_expires ON care_invitations (expires_at);

-- The consent to be seen is an act like the others; with what was agreed to, and to which relation it belongs.
ALTER TABLE consents
    ADD COLUMN subject UUID,
    ADD COLUMN scope TEXT[];
ALTER TABLE consents DROP CONSTRAINT consents_kind_valid;
ALTER TABLE consents ADD CONSTRAINT consents_kind_valid CHECK (kind IN ('analytics', 'marketing', 'care'));
ALTER TABLE consents DROP CONSTRAINT consents_source_valid;
-- `guardian`: an adult beside the child. `ended`: the other side has ended it.
ALTER TABLE consents ADD CONSTRAINT consents_source_valid
    CHECK (source IN ('register', 'profile', 'invitation', 'guardian', 'ended'));

-- A mail about an invitation goes to an address, whether there is an account or not; taken back, it is not sent.
ALTER TABLE mail_outbox ADD COLUMN invitation_id UUID REFERENCES care_invitations (id) ON DELETE CASCADE;
CREATE INDEX idx_mail_outbox_invitation ON mail_outbox (invitation_id) WHERE invitation_id IS NOT NULL;
ALTER TABLE mail_outbox DROP CONSTRAINT mail_outbox_user_valid;
ALTER TABLE mail_outbox ADD CONSTRAINT mail_outbox_user_valid
    CHECK (user_id IS NOT NULL OR invitation_id IS NOT NULL OR kind = 'reset_password');
ALTER TABLE mail_outbox DROP CONSTRAINT mail_outbox_kind_valid;
ALTER TABLE mail_outbox ADD CONSTRAINT mail_outbox_kind_valid CHECK (kind IN (
    'verify_email', 'reset_password', 'email_changed', 'password_changed', 'account_deleted',
    'google_linked', 'github_linked', 'care_invitation', 'org_invitation'
));

-- An organisation always has somebody who answers for it. When the last owner goes for good, whoever has managed it for
-- longest does; where nobody manages it, it ends, and with it every consent to be seen.
CREATE FUNCTION keep_an_owner() RETURNS trigger AS $$
BEGIN
    IF OLD.role <> 'owner'
        OR NOT EXISTS (SELECT FROM organisations WHERE id = OLD.org_id)
        OR EXISTS (SELECT FROM org_members WHERE org_id = OLD.org_id AND role = 'owner') THEN
        RETURN NULL;
    END IF;
    UPDATE org_members SET role = 'owner' WHERE id = (
        SELECT m.id FROM org_members m JOIN users u ON u.id = m.user_id
        WHERE m.org_id = OLD.org_id AND m.role = 'manager' AND u.deleted_at IS NULL
        ORDER BY m.joined_at, m.id LIMIT 1
    );
    IF NOT FOUND THEN
        DELETE FROM organisations WHERE id = OLD.org_id;
    END IF;
    RETURN NULL;
END;
$$ LANGUAGE plpgsql;
CREATE TRIGGER org_members_owner AFTER DELETE ON org_members FOR EACH ROW EXECUTE FUNCTION keep_an_owner();

-- Invitations know people by address alone; they go with the account of that address.
CREATE FUNCTION forget_invitations() RETURNS trigger AS $$
BEGIN
    DELETE FROM care_invitations WHERE lower(email) = lower(OLD.email);
    RETURN NULL;
END;
$$ LANGUAGE plpgsql;
CREATE TRIGGER users_forget_invitations AFTER DELETE ON users FOR EACH ROW EXECUTE FUNCTION forget_invitations();

-- How many seats an organisation has: what its payer subscribes to, in this server's world, and what was given by hand.
CREATE FUNCTION org_seats(org_id_param UUID, at TIMESTAMPTZ DEFAULT NOW()) RETURNS BIGINT AS $$
    SELECT COALESCE((
        SELECT SUM(s.quantity) FROM organisations o
        JOIN subscriptions s ON s.user_id = o.payer_id
        JOIN billing_state b ON b.livemode = s.livemode
        WHERE o.id = org_id_param AND s.plan_name = 'enterprise'
          AND (s.status IN ('trialing', 'active')
               OR (s.status = 'past_due' AND COALESCE(s.grace_until > at, TRUE))
               OR (s.status = 'unknown' AND s.grace_until > at))
    ), 0) + COALESCE((SELECT SUM(seats) FROM seat_grants WHERE org_id = org_id_param AND ends_at > at), 0)
$$ LANGUAGE sql STABLE;

-- As before; and a seat gives what `premium` has, as long as its organisation has any seats. More seats taken than there
-- are take nothing from anybody: only new ones are refused.
CREATE OR REPLACE FUNCTION plan_of(user_id_param BIGINT, at TIMESTAMPTZ DEFAULT NOW()) RETURNS TEXT AS $$
    SELECT COALESCE((
        SELECT plan_name FROM (
            SELECT s.plan_name FROM subscriptions s
            JOIN billing_state b ON b.livemode = s.livemode
            WHERE s.user_id = user_id_param AND s.quantity > 0
              AND (s.status IN ('trialing', 'active')
                   OR (s.status = 'past_due' AND COALESCE(s.grace_until > at, TRUE))
                   OR (s.status = 'unknown' AND s.grace_until > at))
            UNION ALL
            SELECT plan_name FROM plan_grants WHERE user_id = user_id_param AND ends_at > at
            UNION ALL
            SELECT 'premium' FROM org_members m
            WHERE m.user_id = user_id_param AND m.seat_since IS NOT NULL AND org_seats(m.org_id, at) > 0
        ) plans
        ORDER BY array_position(ARRAY['enterprise', 'professional', 'premium', 'free'], plan_name)
        LIMIT 1
    ), 'free')
$$ LANGUAGE sql STABLE;

-- Whoever has a seat and another plan than was written down: after the seats of an organisation came or went.
CREATE FUNCTION lapsed_seats(at TIMESTAMPTZ DEFAULT NOW()) RETURNS SETOF BIGINT AS $$
    SELECT DISTINCT m.user_id FROM org_members m JOIN users u ON u.id = m.user_id
    WHERE m.seat_since IS NOT NULL AND u.plan_name <> plan_of(u.id, at)
$$ LANGUAGE sql STABLE;
