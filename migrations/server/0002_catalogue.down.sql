DROP TABLE fingers;
DROP FUNCTION cut_units(TEXT);
DROP TABLE lesson_texts;
DROP TABLE lessons;
DROP TABLE courses;
