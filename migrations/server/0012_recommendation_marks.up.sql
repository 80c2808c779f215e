-- Up to where a learner's recommendations are made: they are made anew when they are asked for or by the hourly job,
-- and only where something has changed since. Not on arrival of sessions: that would cost each push several times
-- what storing does, and nobody reads recommendations after every lesson.
CREATE TABLE recommendation_marks (
    user_id BIGINT PRIMARY KEY REFERENCES users (id) ON DELETE CASCADE,
    -- The learner's counter of changes (sync_heads) when they were made, their own changes included.
    seq BIGINT NOT NULL,
    -- And the learner's day: a plan is for one.
    local_date DATE NOT NULL
);
