-- Who may do what, and what keeps the key presses in order by itself.
--
-- The server's own role owns nothing and cannot change the schema. What has to be changed while it runs
-- (partitions) is done by functions with the rights of their owner.

-- Lets a role serve: read and write rows, call functions; no more. Called for the role of
-- TACTUS_DATABASE_URL after each migration, because a new table is nobody's but its owner's. What is only
-- ever added to cannot be changed by it either. (Rows that go with an account go by the foreign key,
-- with the owner's rights.)
CREATE FUNCTION admit_server(role_name TEXT) RETURNS void AS $$
DECLARE
    place TEXT := current_schema();
BEGIN
    EXECUTE format('GRANT USAGE ON SCHEMA %I TO %I', place, role_name);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA %I TO %I', place, role_name);
    EXECUTE format('GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA %I TO %I', place, role_name);
    EXECUTE format('REVOKE EXECUTE ON FUNCTION admit_server(TEXT), keystrokes_to_hypertable(), '
        'keystrokes_to_partitions(), schedule_upkeep(), unschedule_upkeep() FROM %I', role_name);
    EXECUTE format('REVOKE UPDATE, DELETE ON audit_log, erasure_log, consents FROM %I', role_name);
    EXECUTE format('REVOKE INSERT, UPDATE, DELETE ON server_state FROM %I', role_name);
    -- The table of migrations is sqlx's, and not there when the files are run by hand.
    IF to_regclass('_sqlx_migrations') IS NOT NULL THEN
        EXECUTE format('REVOKE INSERT, UPDATE, DELETE ON _sqlx_migrations FROM %I', role_name);
    END IF;
END;
$$ LANGUAGE plpgsql;

-- Raw key presses are kept for six months from their arrival.
CREATE FUNCTION keystrokes_expire_before(today DATE) RETURNS TIMESTAMPTZ AS $$
    SELECT (today - INTERVAL '6 months')::TIMESTAMP AT TIME ZONE 'UTC'
$$ LANGUAGE sql IMMUTABLE;

-- How session_keystrokes is kept in this database.
CREATE FUNCTION keystrokes_profile() RETURNS TEXT AS $$
    SELECT CASE relkind WHEN 'p' THEN 'plain' ELSE 'timescale' END
    FROM pg_class WHERE oid = to_regclass('session_keystrokes')
$$ LANGUAGE sql STABLE;

-- As before, with two differences: it does nothing on a hypertable, and nobody can slip a temporary
-- table under a name it uses.
CREATE OR REPLACE FUNCTION create_monthly_partition(today DATE DEFAULT CURRENT_DATE) RETURNS void AS $$
DECLARE
    month DATE;
BEGIN
    IF keystrokes_profile() <> 'plain' THEN
        RETURN;
    END IF;
    -- Two servers that start together would collide on the catalogue.
    PERFORM pg_advisory_xact_lock(hashtext('create_monthly_partition'));
    FOR ahead IN 0..3 LOOP
        month := (date_trunc('month', today::TIMESTAMP) + make_interval(months => ahead))::DATE;
        IF to_regclass('session_keystrokes_' || to_char(month, 'YYYY_MM')) IS NULL THEN
            EXECUTE format(
                'CREATE TABLE %I PARTITION OF session_keystrokes FOR VALUES FROM (%L) TO (%L)',
                'session_keystrokes_' || to_char(month, 'YYYY_MM'),
                to_char(month, 'YYYY-MM-DD') || ' 00:00:00+00',
                to_char(month + INTERVAL '1 month', 'YYYY-MM-DD') || ' 00:00:00+00'
            );
        END IF;
    END LOOP;
END;
$$ LANGUAGE plpgsql SECURITY DEFINER;

-- Drops what arrived more than six months ago, and gives what it dropped. Whole months only: a month
-- goes when its last day is old enough. On a hypertable TimescaleDB's own policy does it, where its
-- licence has policies; where not, this drops the chunks.
CREATE FUNCTION drop_expired_keystrokes(today DATE DEFAULT CURRENT_DATE) RETURNS SETOF TEXT AS $$
DECLARE
    expired TEXT;
    has_policy BOOLEAN;
BEGIN
    IF keystrokes_profile() = 'plain' THEN
        PERFORM pg_advisory_xact_lock(hashtext('create_monthly_partition'));
        FOR expired IN
            SELECT c.relname FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
            WHERE i.inhparent = to_regclass('session_keystrokes') AND c.relname ~ '^session_keystrokes_\d{4}_\d{2}$'
              AND (to_date(right(c.relname, 7), 'YYYY_MM') + INTERVAL '1 month')::TIMESTAMP AT TIME ZONE 'UTC'
                  <= keystrokes_expire_before(today)
            ORDER BY 1
        LOOP
            EXECUTE format('ALTER TABLE session_keystrokes DETACH PARTITION %I', expired);
            EXECUTE format('DROP TABLE %I', expired);
            RETURN NEXT expired;
        END LOOP;
    ELSE
        EXECUTE 'SELECT EXISTS (SELECT FROM timescaledb_information.jobs
            WHERE proc_name = ''policy_retention'' AND hypertable_name = ''session_keystrokes'')' INTO has_policy;
        IF NOT has_policy THEN
            RETURN QUERY EXECUTE 'SELECT drop_chunks(''session_keystrokes'', older_than => $1)'
                USING keystrokes_expire_before(today);
        END IF;
    END IF;
END;
$$ LANGUAGE plpgsql SECURITY DEFINER;

-- All upkeep in one call: what pg_cron runs, or else the server.
CREATE FUNCTION keep_keystrokes(today DATE DEFAULT CURRENT_DATE) RETURNS void AS $$
BEGIN
    PERFORM create_monthly_partition(today);
    PERFORM drop_expired_keystrokes(today);
END;
$$ LANGUAGE plpgsql SECURITY DEFINER;

-- pg_cron, where somebody has created it in this database. The server asks is_upkeep_scheduled() and
-- leaves the work to it; but when the partition of the coming month is not there by then, it does it
-- itself: without one nothing can be stored.
CREATE FUNCTION schedule_upkeep() RETURNS BOOLEAN AS $$
BEGIN
    IF to_regprocedure('cron.schedule(text,text,text)') IS NULL THEN
        RETURN FALSE;
    END IF;
    EXECUTE 'SELECT cron.schedule($1, $2, $3)'
        USING 'tactus-keystrokes', '11 * * * *', format('SELECT %I.keep_keystrokes()', current_schema());
    RETURN TRUE;
END;
$$ LANGUAGE plpgsql;

CREATE FUNCTION unschedule_upkeep() RETURNS void AS $$
BEGIN
    IF to_regclass('cron.job') IS NOT NULL THEN
        EXECUTE 'SELECT cron.unschedule(jobname) FROM cron.job WHERE jobname = $1' USING 'tactus-keystrokes';
    END IF;
END;
$$ LANGUAGE plpgsql;

CREATE FUNCTION is_upkeep_scheduled(today DATE DEFAULT CURRENT_DATE) RETURNS BOOLEAN AS $$
DECLARE
    scheduled BOOLEAN := FALSE;
BEGIN
    IF keystrokes_profile() = 'plain' AND to_regclass(
        'session_keystrokes_' || to_char(today + INTERVAL '1 month', 'YYYY_MM')
    ) IS NULL THEN
        RETURN FALSE;
    END IF;
    IF to_regclass('cron.job') IS NOT NULL THEN
        EXECUTE 'SELECT EXISTS (SELECT FROM cron.job WHERE jobname = $1 AND active)'
            INTO scheduled USING 'tactus-keystrokes';
    END IF;
    RETURN scheduled;
END;
$$ LANGUAGE plpgsql SECURITY DEFINER;

-- Whether TimescaleDB can be used: it has to be installable here and loaded at the server's start. The
-- list of preloaded libraries is a superuser's to read, but the loader brings a setting that everybody
-- sees.
CREATE FUNCTION choose_keystrokes_profile(is_available BOOLEAN, loader_setting TEXT) RETURNS TEXT AS $$
    SELECT CASE WHEN is_available AND loader_setting IS NOT NULL THEN 'timescale' ELSE 'plain' END
$$ LANGUAGE sql IMMUTABLE;

-- Gives session_keystrokes another form: the rows go over, the view is made anew.
CREATE FUNCTION rebuild_keystrokes(is_partitioned BOOLEAN) RETURNS void AS $$
DECLARE
    view_text TEXT := pg_get_viewdef('keystrokes'::regclass);
    
    month DATE;
BEGIN
    LOCK TABLE session_keystrokes IN ACCESS EXCLUSIVE MODE;
    DROP VIEW keystrokes;
    ALTER TABLE session_keystrokes RENAME TO session_keystrokes_old;
    ALTER TABLE session_keystrokes_old RENAME CONSTRAINT session_keystrokes_pkey TO session_keystrokes_old_pkey;
    ALTER INDEX idx_session_keystrokes_user RENAME TO idx_session_keystrokes_old_user;
    EXECUTE 'CREATE TABLE session_keystrokes (LIKE session_keystrokes_old INCLUDING DEFAULTS INCLUDING CONSTRAINTS)'
        || CASE WHEN is_partitioned THEN ' PARTITION BY RANGE (received_at)' ELSE '' END;
    ALTER TABLE session_keystrokes ADD CONSTRAINT session_keystrokes_pkey PRIMARY KEY (session_id, received_at);
    CREATE INDEX idx_session_keystrokes_user ON session_keystrokes (user_id, started_at);
    IF is_partitioned THEN
        FOR month IN SELECT DISTINCT date_trunc('month', received_at AT TIME ZONE 'UTC') FROM session_keystrokes_old LOOP
            PERFORM create_monthly_partition(month);
        END LOOP;
    ELSE
        EXECUTE 'SELECT create_hypertable(''session_keystrokes'', ''received_at'',
            chunk_time_interval => INTERVAL ''1 week'', create_default_indexes => FALSE)';
    END IF;
    INSERT INTO session_keystrokes SELECT * FROM session_keystrokes_old;
    DROP TABLE session_keystrokes_old;
    EXECUTE 'CREATE VIEW keystrokes AS ' || view_text;
END;
$$ LANGUAGE plpgsql;

-- To the timescale profile: chunks of a week, dropped after six months. The Apache edition has no
-- policies; drop_expired_keystrokes() does their work then.
CREATE FUNCTION keystrokes_to_hypertable() RETURNS void AS $$
BEGIN
    IF keystrokes_profile() = 'timescale' THEN
        RETURN;
    END IF;
    PERFORM rebuild_keystrokes(FALSE);
    BEGIN
        EXECUTE 'SELECT add_retention_policy(''session_keystrokes'', INTERVAL ''6 months'')';
    EXCEPTION WHEN feature_not_supported THEN
        RAISE NOTICE 'this edition of TimescaleDB has no retention policies: the server drops old chunks itself';
    END;
END;
$$ LANGUAGE plpgsql;

-- And back.
CREATE FUNCTION keystrokes_to_partitions() RETURNS void AS $$
BEGIN
    IF keystrokes_profile() = 'timescale' THEN
        PERFORM rebuild_keystrokes(TRUE);
        PERFORM create_monthly_partition();
    END IF;
END;
$$ LANGUAGE plpgsql;

-- Functions with the owner's rights look for names in this schema only, and in no temporary one first.
DO $$
BEGIN
    EXECUTE format('ALTER FUNCTION create_monthly_partition(DATE) SET search_path = %I, pg_temp', current_schema());
    EXECUTE format('ALTER FUNCTION drop_expired_keystrokes(DATE) SET search_path = %I, pg_temp', current_schema());
    EXECUTE format('ALTER FUNCTION keep_keystrokes(DATE) SET search_path = %I, pg_temp', current_schema());
    EXECUTE format('ALTER FUNCTION is_upkeep_scheduled(DATE) SET search_path = %I, pg_temp', current_schema());
END;
$$;
REVOKE EXECUTE ON FUNCTION create_monthly_partition(DATE), drop_expired_keystrokes(DATE), keep_keystrokes(DATE),
    is_upkeep_scheduled(DATE), admit_server(TEXT), schedule_upkeep(), unschedule_upkeep(),
    keystrokes_to_hypertable(), keystrokes_to_partitions(), rebuild_keystrokes(BOOLEAN) FROM PUBLIC;

DO $$
BEGIN
    IF choose_keystrokes_profile(
        EXISTS (SELECT FROM pg_available_extensions WHERE name = 'timescaledb'),
        current_setting('timescaledb.disable_load', TRUE)
    ) = 'timescale' THEN
        CREATE EXTENSION IF NOT EXISTS timescaledb;
        PERFORM keystrokes_to_hypertable();
    END IF;
EXCEPTION WHEN insufficient_privilege THEN
    RAISE NOTICE 'TimescaleDB is there, and this role may not create the extension: staying with partitions';
END;
$$;
SELECT schedule_upkeep();
