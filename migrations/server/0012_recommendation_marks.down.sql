DROP TABLE recommendation_marks;
