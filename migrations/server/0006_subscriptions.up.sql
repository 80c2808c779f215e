-- Who pays for what, as Stripe tells it.
--
-- Differences from the document:
--   Every status Stripe knows, and `unknown` for one it invents later: with the document's five, a
--     webhook about `incomplete_expired`, `unpaid` or `paused` cannot be stored.
--   At most one live subscription a user; in the document three active ones are accepted.
--   idx_subscriptions_stripe repeats a UNIQUE: left out. idx_subscriptions_status is on the end of
--     the period: an index on the status, WHERE the status is one value, holds one key.

CREATE TABLE subscriptions (
    id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    user_id BIGINT NOT NULL REFERENCES users (id) ON DELETE CASCADE,

    stripe_subscription_id TEXT CONSTRAINT subscriptions_stripe_key UNIQUE,
    stripe_customer_id TEXT,
    stripe_price_id TEXT,

    plan_name TEXT NOT NULL,
    billing_interval TEXT,

    amount INTEGER NOT NULL,  -- cents
    currency TEXT NOT NULL DEFAULT 'USD',

    status TEXT NOT NULL,

    trial_start TIMESTAMPTZ,
    trial_end TIMESTAMPTZ,
    current_period_start TIMESTAMPTZ,
    current_period_end TIMESTAMPTZ,
    canceled_at TIMESTAMPTZ,
    ended_at TIMESTAMPTZ,

    created_at TIMESTAMPTZ NOT NULL DEFAULT NOW(),
    updated_at TIMESTAMPTZ NOT NULL DEFAULT NOW(),

    CONSTRAINT subscriptions_plan_valid CHECK (plan_name IN ('free', 'premium', 'professional', 'enterprise')),
    CONSTRAINT subscriptions_interval_valid CHECK (billing_interval IN ('monthly', 'yearly')),
    CONSTRAINT subscriptions_amount_valid CHECK (amount >= 0),
    CONSTRAINT subscriptions_currency_valid CHECK (currency ~ '^[A-Z]{3}$'),
    CONSTRAINT subscriptions_status_valid CHECK (status IN (
        'incomplete', 'incomplete_expired', 'trialing', 'active', 'past_due', 'canceled', 'unpaid', 'paused',
        'unknown'
    ))
);
CREATE INDEX idx_subscriptions_user ON subscriptions (user_id);
CREATE INDEX idx_subscriptions_customer ON subscriptions (stripe_customer_id) WHERE stripe_customer_id IS NOT NULL;
CREATE INDEX idx_subscriptions_status ON subscriptions (current_period_end) WHERE status = 'active';
-- `incomplete` is an attempt to pay, of which there may be several.
CREATE UNIQUE INDEX subscriptions_live_key ON subscriptions (user_id)
    WHERE status IN ('trialing', 'active', 'past_due', 'unpaid', 'paused');
CREATE TRIGGER update_subscriptions_updated_at BEFORE UPDATE ON subscriptions
    FOR EACH ROW EXECUTE FUNCTION update_updated_at_column();

-- The one place that decides on users.is_premium: whoever adds another way to a plan replaces it.
-- A payment that is late does not end a plan at once.
CREATE FUNCTION has_premium(user_id_param BIGINT) RETURNS BOOLEAN AS $$
    SELECT EXISTS (
        SELECT FROM subscriptions
        WHERE user_id = user_id_param AND plan_name <> 'free' AND status IN ('trialing', 'active', 'past_due')
    )
$$ LANGUAGE sql STABLE;

CREATE FUNCTION refresh_is_premium() RETURNS trigger AS $$
DECLARE
    changed BIGINT := COALESCE(NEW.user_id, OLD.user_id);
BEGIN
    UPDATE users SET is_premium = has_premium(changed)
    WHERE id = changed AND is_premium <> has_premium(changed);
    RETURN NULL;
END;
$$ LANGUAGE plpgsql;
CREATE TRIGGER subscriptions_is_premium AFTER INSERT OR UPDATE OR DELETE ON subscriptions
    FOR EACH ROW EXECUTE FUNCTION refresh_is_premium();
