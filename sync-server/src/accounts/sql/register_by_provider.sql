-- Without a password: the provider is the way in.
INSERT INTO users (
    email, email_verified, language, timezone, birth_year,
    consent_analytics, consent_marketing, created_at, updated_at, last_login_at
)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $8, $8)
RETURNING id
