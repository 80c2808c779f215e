-- Loses what was earned and recommended; both can be computed from the sessions again.
DROP TABLE ai_recommendations;
DROP TABLE user_achievements;
DROP TABLE achievements;
