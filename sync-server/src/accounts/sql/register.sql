INSERT INTO users (
    email, password_hash, username, full_name, language, timezone, birth_year,
    consent_analytics, consent_marketing, created_at, updated_at, last_login_at
)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $10, $10)
RETURNING id
