SELECT
    email, email_verified, username, full_name, language, timezone, theme, birth_year,
    leaderboard_opt_in, created_at, consent_analytics, consent_marketing
FROM users
WHERE id = $1
