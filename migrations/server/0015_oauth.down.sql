-- Loses sign-ins with a provider that are under way; they begin again.
DROP TABLE oauth_codes;
DROP TABLE oauth_attempts;
