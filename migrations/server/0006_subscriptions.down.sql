-- Loses who pays for what; Stripe still knows.
DROP TABLE subscriptions;
DROP FUNCTION refresh_is_premium();
DROP FUNCTION has_premium(BIGINT);
