SELECT unschedule_upkeep();
SELECT keystrokes_to_partitions();
DROP FUNCTION keystrokes_to_partitions();
DROP FUNCTION keystrokes_to_hypertable();
DROP FUNCTION rebuild_keystrokes(BOOLEAN);
DROP FUNCTION choose_keystrokes_profile(BOOLEAN, TEXT);
DROP FUNCTION is_upkeep_scheduled(DATE);
DROP FUNCTION unschedule_upkeep();
DROP FUNCTION schedule_upkeep();
DROP FUNCTION keep_keystrokes(DATE);
DROP FUNCTION drop_expired_keystrokes(DATE);

CREATE OR REPLACE FUNCTION create_monthly_partition(today DATE DEFAULT CURRENT_DATE) RETURNS void AS $$
DECLARE
    month DATE;
BEGIN
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
$$ LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT;
GRANT EXECUTE ON FUNCTION create_monthly_partition(DATE) TO PUBLIC;

DROP FUNCTION keystrokes_profile();
DROP FUNCTION keystrokes_expire_before(DATE);
DROP FUNCTION admit_server(TEXT);
