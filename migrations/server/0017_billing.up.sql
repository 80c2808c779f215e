-- Billing: what Stripe says, kept as it says it.
--
-- Stripe's deliveries come late, twice, in any order or not at all. So a delivery is believed in one thing: that
-- something happened to an object. What the object is now is asked of Stripe, under a lock, and written together with
-- the mark that the delivery is done.

-- In which of Stripe's two worlds this server lives. Set by the server from its key. Rows of the other world stay where
-- they are and count for nothing: a test card must never buy a plan.
CREATE TABLE billing_state (
    singleton BOOLEAN PRIMARY KEY DEFAULT TRUE CHECK (singleton),
    livemode BOOLEAN NOT NULL DEFAULT TRUE,
    -- When everything was last compared with Stripe. NULL: to be done soon.
    reconciled_at TIMESTAMPTZ
);
INSERT INTO billing_state DEFAULT VALUES;

-- Who an account is at Stripe. `reference` is what Stripe knows the account by: not its number, which after a restored
-- backup may become somebody else's.
CREATE TABLE billing_customers (
    user_id BIGINT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    livemode BOOLEAN NOT NULL,
    reference UUID NOT NULL DEFAULT gen_random_uuid(),
    -- NULL: asked for, and not answered yet. Asking again with the same reference gives the same customer.
    stripe_customer_id TEXT,
    created_at TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (user_id, livemode),
    CONSTRAINT billing_customers_reference_key UNIQUE (reference),
    CONSTRAINT billing_customers_stripe_key UNIQUE (stripe_customer_id)
);

-- Attempts to buy. The key of the request is here before the request is sent, so that one whose answer was lost is
-- repeated and not doubled. One at a time, or two tabs would buy two subscriptions.
CREATE TABLE billing_checkouts (
    id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    user_id BIGINT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    livemode BOOLEAN NOT NULL,
    plan_name TEXT NOT NULL,
    billing_interval TEXT NOT NULL,
    stripe_price_id TEXT NOT NULL,
    trial_days INTEGER,
    idempotency_key UUID NOT NULL DEFAULT gen_random_uuid(),
    state TEXT NOT NULL DEFAULT 'asked',
    stripe_session_id TEXT,
    url TEXT,
    created_at TIMESTAMPTZ NOT NULL,
    expires_at TIMESTAMPTZ NOT NULL,
    CONSTRAINT billing_checkouts_plan_valid CHECK (plan_name IN ('premium', 'professional', 'enterprise')),
    CONSTRAINT billing_checkouts_interval_valid CHECK (billing_interval IN ('monthly', 'yearly')),
    CONSTRAINT billing_checkouts_state_valid CHECK (state IN ('asked', 'open', 'complete', 'expired')),
    CONSTRAINT billing_checkouts_session_key UNIQUE (stripe_session_id),
    CONSTRAINT billing_checkouts_open_valid CHECK (state <> 'open' OR (stripe_session_id IS NOT NULL AND url IS NOT NULL))
);
CREATE INDEX idx_billing_checkouts_user ON billing_checkouts (user_id);
CREATE UNIQUE INDEX billing_checkouts_pending_key ON billing_checkouts (user_id, livemode)
    WHERE state IN ('asked', 'open');
CREATE INDEX idx_billing_checkouts_expires ON billing_checkouts (expires_at) WHERE state IN ('asked', 'open');

-- Deliveries. Of the payload only what names things: everything else is asked for anew, and would be a person's
-- address and card lying about.
CREATE TABLE stripe_events (
    livemode BOOLEAN NOT NULL,
    event_id TEXT NOT NULL,
    event_type TEXT NOT NULL,
    created_at TIMESTAMPTZ NOT NULL,
    api_version TEXT,
    object_id TEXT,
    stripe_customer_id TEXT,
    stripe_subscription_id TEXT,
    stripe_charge_id TEXT,
    received_at TIMESTAMPTZ NOT NULL,
    due_at TIMESTAMPTZ NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0,
    -- Set in the transaction that writes what came of it, and never before.
    processed_at TIMESTAMPTZ,
    last_error TEXT,
    PRIMARY KEY (livemode, event_id)
);
CREATE INDEX idx_stripe_events_due ON stripe_events (due_at) WHERE processed_at IS NULL;
CREATE INDEX idx_stripe_events_received ON stripe_events (received_at);
CREATE INDEX idx_stripe_events_customer ON stripe_events (stripe_customer_id) WHERE stripe_customer_id IS NOT NULL;

-- Calls that are owed to Stripe and outlive the account they are about: no subscription may go on being paid for
-- after its account is gone.
CREATE TABLE stripe_calls (
    id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    livemode BOOLEAN NOT NULL,
    call TEXT NOT NULL,
    subject TEXT NOT NULL,
    owed_at TIMESTAMPTZ NOT NULL,
    due_at TIMESTAMPTZ NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0,
    last_error TEXT,
    CONSTRAINT stripe_calls_call_valid CHECK (call IN ('cancel_subscription', 'expire_checkout')),
    CONSTRAINT stripe_calls_key UNIQUE (call, subject)
);
CREATE INDEX idx_stripe_calls_due ON stripe_calls (due_at);

-- What a person has to look at. Once for each thing: told again, it stays as it is, settled or not.
CREATE TABLE billing_matters (
    id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    kind TEXT NOT NULL,
    -- The object of Stripe's it is about.
    subject TEXT NOT NULL,
    livemode BOOLEAN NOT NULL,
    -- An open matter is about money and outlives its account, without its name.
    user_id BIGINT REFERENCES users (id) ON DELETE SET NULL,
    raised_at TIMESTAMPTZ NOT NULL,
    settled_at TIMESTAMPTZ,
    CONSTRAINT billing_matters_kind_valid CHECK (kind IN (
        'second_subscription', 'unknown_customer', 'unknown_price', 'unknown_status', 'quantity_zero',
        'paid_after_deletion', 'subscription_gone', 'other_mode', 'invoice_not_finalized', 'refund', 'dispute',
        'fraud_warning', 'call_failed', 'event_failed'
    )),
    CONSTRAINT billing_matters_key UNIQUE (kind, subject)
);
CREATE INDEX idx_billing_matters_user ON billing_matters (user_id) WHERE user_id IS NOT NULL;
CREATE INDEX idx_billing_matters_open ON billing_matters (raised_at) WHERE settled_at IS NULL;

-- A price may be of no single amount, and yearly sums in small currencies need more than 32 bits.
ALTER TABLE subscriptions ALTER COLUMN amount TYPE BIGINT;
ALTER TABLE subscriptions ALTER COLUMN amount DROP NOT NULL;
ALTER TABLE subscriptions
    ADD COLUMN livemode BOOLEAN NOT NULL DEFAULT TRUE,
    ADD COLUMN quantity INTEGER NOT NULL DEFAULT 1,
    ADD COLUMN cancel_at TIMESTAMPTZ,
    -- Until when a plan goes on though nothing is paid (`past_due`), or though nobody knows (`unknown`).
    ADD COLUMN grace_until TIMESTAMPTZ,
    -- Which it is with Stripe, where `status` says `unknown`.
    ADD COLUMN stripe_status TEXT,
    -- Lives beside the one that counts, until a person has decided which of them should.
    ADD COLUMN is_second BOOLEAN NOT NULL DEFAULT FALSE,
    -- When Stripe made it: among several, the first one counts.
    ADD COLUMN stripe_created_at TIMESTAMPTZ,
    ADD CONSTRAINT subscriptions_quantity_valid CHECK (quantity >= 0);

DROP INDEX subscriptions_live_key;
CREATE UNIQUE INDEX subscriptions_live_key ON subscriptions (user_id, livemode)
    WHERE NOT is_second AND status IN ('trialing', 'active', 'past_due', 'unpaid', 'paused');

-- The plan of an account as it was last told to its devices. What `plan_of()` says changes by time alone too, when a
-- grant or a respite ends: the server's hourly job compares.
ALTER TABLE users ADD COLUMN plan_name TEXT NOT NULL DEFAULT 'free',
    ADD CONSTRAINT users_plan_valid CHECK (plan_name IN ('free', 'premium', 'professional', 'enterprise'));
CREATE INDEX idx_users_plan ON users (id) WHERE plan_name <> 'free';

-- As before, of this server's world alone; a payment that is late keeps its plan until the respite is over (where
-- none was said yet, it has not begun); and of nothing bought there is no plan.
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
        ) plans
        ORDER BY array_position(ARRAY['enterprise', 'professional', 'premium', 'free'], plan_name)
        LIMIT 1
    ), 'free')
$$ LANGUAGE sql STABLE;

-- Writes down what an account has now; whether that is news.
CREATE FUNCTION refresh_plan(user_id_param BIGINT, at TIMESTAMPTZ DEFAULT NOW()) RETURNS BOOLEAN AS $$
    WITH changed AS (
        UPDATE users SET plan_name = plan_of(id, at), is_premium = plan_of(id, at) <> 'free'
        WHERE id = user_id_param
          AND (plan_name, is_premium) IS DISTINCT FROM (plan_of(id, at), plan_of(id, at) <> 'free')
        RETURNING 1
    )
    SELECT EXISTS (SELECT FROM changed)
$$ LANGUAGE sql;

-- As before, by way of the above. What the server changes at a time of its own it refreshes again at that time.
CREATE OR REPLACE FUNCTION refresh_is_premium() RETURNS trigger AS $$
BEGIN
    PERFORM refresh_plan(COALESCE(NEW.user_id, OLD.user_id));
    RETURN NULL;
END;
$$ LANGUAGE plpgsql;

-- Accounts that have another plan than was written down, as time went by. Takes the place of end_grants().
CREATE FUNCTION lapsed_plans(at TIMESTAMPTZ DEFAULT NOW()) RETURNS SETOF BIGINT AS $$
    SELECT id FROM users WHERE plan_name <> 'free' AND plan_name <> plan_of(id, at)
    UNION
    SELECT id FROM users WHERE is_premium AND plan_of(id, at) = 'free'
    UNION
    SELECT user_id FROM plan_grants JOIN users u ON u.id = user_id
    WHERE ends_at > at AND u.plan_name <> plan_of(u.id, at)
$$ LANGUAGE sql STABLE;

DROP FUNCTION end_grants(TIMESTAMPTZ);
UPDATE users SET plan_name = plan_of(id) WHERE plan_of(id) <> 'free';

-- The server enters a world of Stripe's: whoever has a plan in the other one alone, has none here.
CREATE FUNCTION enter_billing_mode(live BOOLEAN, at TIMESTAMPTZ) RETURNS void AS $$
BEGIN
    UPDATE billing_state SET livemode = live, reconciled_at = NULL WHERE livemode <> live;
    IF FOUND THEN
        PERFORM refresh_plan(user_id, at) FROM (SELECT DISTINCT user_id FROM subscriptions) payers;
    END IF;
END;
$$ LANGUAGE plpgsql;

-- As before; and what is paid for is owed to be ended at Stripe too, in the same transaction. An open checkout could
-- still be paid.
CREATE OR REPLACE FUNCTION soft_delete_user(
    user_id_param BIGINT, at TIMESTAMPTZ DEFAULT NOW(), by_whom TEXT DEFAULT 'server', from_device UUID DEFAULT NULL
) RETURNS void AS $$
BEGIN
    PERFORM FROM users WHERE id = user_id_param FOR UPDATE;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'there is no user %', user_id_param USING ERRCODE = 'no_data_found';
    END IF;
    UPDATE users SET deleted_at = at, is_active = FALSE
    WHERE id = user_id_param AND deleted_at IS NULL;
    IF NOT FOUND THEN
        RETURN;
    END IF;
    UPDATE token_families SET revoked_at = at, revoked_because = 'deleted'
    WHERE user_id = user_id_param AND revoked_at IS NULL;
    DELETE FROM mail_tokens WHERE user_id = user_id_param;
    INSERT INTO stripe_calls (livemode, call, subject, owed_at, due_at)
    SELECT livemode, 'cancel_subscription', stripe_subscription_id, at, at FROM subscriptions
    WHERE user_id = user_id_param AND status NOT IN ('canceled', 'incomplete_expired')
      AND stripe_subscription_id IS NOT NULL
    UNION ALL
    SELECT livemode, 'expire_checkout', stripe_session_id, at, at FROM billing_checkouts
    WHERE user_id = user_id_param AND state = 'open'
    ON CONFLICT DO NOTHING;
    UPDATE billing_checkouts SET state = 'expired' WHERE user_id = user_id_param AND state IN ('asked', 'open');
    UPDATE subscriptions SET status = 'canceled', canceled_at = at
    WHERE user_id = user_id_param AND status NOT IN ('canceled', 'incomplete_expired');
    INSERT INTO audit_log (at, actor, user_id, action, device_id)
    VALUES (at, by_whom, user_id_param, 'account_deleted', from_device);
END;
$$ LANGUAGE plpgsql;

-- As before; deliveries about the customer go, and so do matters that are settled. What is owed to Stripe stays until it
-- is done: a subscription's id, and nothing that says whose it was.
CREATE OR REPLACE FUNCTION erase_user(user_id_param BIGINT) RETURNS void AS $$
DECLARE
    person users;
    new_salt BYTEA := uuid_send(gen_random_uuid());
BEGIN
    SELECT * INTO person FROM users WHERE id = user_id_param FOR UPDATE;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'there is no user %', user_id_param USING ERRCODE = 'no_data_found';
    END IF;
    DELETE FROM session_keystrokes WHERE user_id = user_id_param;
    -- Mails that were asked for by address alone.
    DELETE FROM mail_outbox WHERE lower(email) = lower(person.email);
    DELETE FROM stripe_events WHERE stripe_customer_id IN (
        SELECT stripe_customer_id FROM billing_customers WHERE user_id = user_id_param
    );
    DELETE FROM billing_matters WHERE user_id = user_id_param AND settled_at IS NOT NULL;
    -- An account that was never deleted before, as after a restored backup, may still be paid for.
    INSERT INTO stripe_calls (livemode, call, subject, owed_at, due_at)
    SELECT livemode, 'cancel_subscription', stripe_subscription_id, NOW(), NOW() FROM subscriptions
    WHERE user_id = user_id_param AND status NOT IN ('canceled', 'incomplete_expired')
      AND stripe_subscription_id IS NOT NULL
    ON CONFLICT DO NOTHING;
    DELETE FROM users WHERE id = user_id_param;
    PERFORM forget_in_trail(user_id_param);
    INSERT INTO erasure_log (salt, hash) VALUES (new_salt, erasure_hash(new_salt, person));
    INSERT INTO audit_log (actor, user_id, action) VALUES ('server', user_id_param, 'account_erased');
END;
$$ LANGUAGE plpgsql;
