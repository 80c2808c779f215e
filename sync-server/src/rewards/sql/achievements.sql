SELECT
    a.slug, a.name, a.description, a.icon_url, a.color, a.criteria, a.points, a.badge_tier, a.is_hidden
FROM achievements a
LEFT JOIN user_achievements u ON u.achievement_id = a.id AND u.user_id = $1
WHERE (a.is_active AND NOT a.is_hidden) OR u.id IS NOT NULL
ORDER BY a.id
