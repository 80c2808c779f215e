INSERT INTO own_texts (
    id, title, author, language, kind, layout, signs, points, units, pieces, bookmark, added_at, practised_at, bookmark_unit
)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)
