-- A course as it is in its newest version.
INSERT INTO courses (
    slug, name, description, language, age_group, version, total_lessons, total_blocks,
    is_published, published_at
)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, TRUE, $9)
ON CONFLICT ON CONSTRAINT courses_slug_key DO UPDATE
SET name = excluded.name,
    description = excluded.description,
    version = excluded.version,
    total_lessons = excluded.total_lessons,
    total_blocks = excluded.total_blocks
RETURNING id
