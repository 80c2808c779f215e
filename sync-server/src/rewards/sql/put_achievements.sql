-- In the order of the file, which is then the order of ids. Writes nothing where it says so already.
INSERT INTO achievements (slug, name, description, criteria, points, badge_tier, is_hidden)
SELECT slug, name, description, criteria, points, badge_tier, is_hidden
FROM unnest($1::TEXT[], $2::TEXT[], $3::TEXT[], $4::JSONB[], $5::INTEGER[], $6::TEXT[], $7::BOOLEAN[])
    WITH ORDINALITY AS file (slug, name, description, criteria, points, badge_tier, is_hidden, place)
ORDER BY place
ON CONFLICT ON CONSTRAINT achievements_slug_key DO UPDATE
SET name = excluded.name,
    description = excluded.description,
    criteria = excluded.criteria,
    points = excluded.points,
    badge_tier = excluded.badge_tier,
    is_hidden = excluded.is_hidden,
    is_active = TRUE
WHERE (achievements.name, achievements.description, achievements.criteria, achievements.points,
       achievements.badge_tier, achievements.is_hidden, achievements.is_active)
    IS DISTINCT FROM (excluded.name, excluded.description, excluded.criteria, excluded.points,
       excluded.badge_tier, excluded.is_hidden, TRUE)
