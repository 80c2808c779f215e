DROP TABLE server_state;
DROP TABLE user_settings;
DROP TABLE unlocks;
DROP TABLE tombstones;
DROP TABLE changes;
DROP TABLE sync_heads;
