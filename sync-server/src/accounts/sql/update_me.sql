-- NULL leaves a column as it is; the names can be NULL themselves and come with a flag.
UPDATE users
SET language = COALESCE($2, language),
    timezone = COALESCE($3, timezone),
    theme = COALESCE($4, theme),
    username = CASE WHEN $5 THEN $6 ELSE username END,
    full_name = CASE WHEN $7 THEN $8 ELSE full_name END,
    leaderboard_opt_in = COALESCE($9, leaderboard_opt_in),
    consent_analytics = COALESCE($10, consent_analytics),
    consent_marketing = COALESCE($11, consent_marketing)
WHERE id = $1
