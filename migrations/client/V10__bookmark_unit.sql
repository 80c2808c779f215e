-- Where within its piece a bookmark is: units before it, of the piece as it was cleaned for the layout then in use.
ALTER TABLE own_texts ADD COLUMN bookmark_unit INTEGER NOT NULL DEFAULT 0 CHECK (bookmark_unit >= 0);
