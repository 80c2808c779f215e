//! The view `keystrokes`: packed rows as the document's table. Its queries run on it in `document.rs`.

use trainer::typing::Policy;

use crate::support::{TestApp, push_of, typed_session};

/// A packed session of user 123 typed yesterday.
const PACKED: &str = "
INSERT INTO session_keystrokes (
    session_id, user_id, started_at, received_at, keyboard_layout, units, gap_low, gap_high, key_units, key_codes,
    other_key_at, other_keys, waits, shift_at, shift, wrong_at, wrong, long_gap_at, long_gaps
)";

/// The columns `gap_low` and `gap_high` of these gaps of ten bits.
fn bytes(gaps: &[u16]) -> String {
    let array = |bytes: Vec<u8>| {
        let casts = bytes
            .iter()
            .map(|byte| format!("({})::\"char\"", byte.cast_signed()));
        format!("ARRAY[{}]", casts.collect::<Vec<_>>().join(", "))
    };
    let low = gaps.iter().map(|gap| gap.to_le_bytes()[0]).collect();
    let four = |part: &[u16]| {
        let highs = (0..)
            .zip(part)
            .map(|(at, gap)| gap.to_le_bytes()[1] << (2 * at));
        highs.fold(0, |all, high| all | high)
    };
    format!(
        "{}, {}",
        array(low),
        array(gaps.chunks(4).map(four).collect())
    )
}

async fn run(test: &TestApp, sql: &str) {
    sqlx::raw_sql(sqlx::AssertSqlSafe(sql))
        .execute(&test.app.db)
        .await
        .unwrap();
}

/// What the view shows of a session, a line each.
async fn shown(test: &TestApp, session: i64) -> Vec<String> {
    sqlx::query_scalar(
        "SELECT concat_ws(' ', id - session_id * 262144, seq, text_index, quote_literal(expected),
                quote_literal(actual), correct, latency, timestamp, key_code, COALESCE(finger, '-'),
                to_char(created_at AT TIME ZONE 'UTC', 'HH24:MI:SS.MS'))
         FROM keystrokes WHERE session_id = $1 ORDER BY seq",
    )
    .bind(session)
    .fetch_all(&test.app.db)
    .await
    .unwrap()
}

#[tokio::test]
async fn columns_are_those_of_the_document_and_seq() {
    let test = TestApp::new().await;
    let columns: Vec<String> = sqlx::query_scalar(
        "SELECT attname::TEXT || ' ' || format_type(atttypid, NULL) FROM pg_attribute
         WHERE attrelid = 'keystrokes'::regclass AND attnum > 0 ORDER BY attnum",
    )
    .fetch_all(&test.app.db)
    .await
    .unwrap();
    assert_eq!(
        columns,
        [
            "id bigint",
            "session_id bigint",
            "user_id bigint",
            "expected text",
            "actual text",
            "correct boolean",
            "latency integer",
            "timestamp bigint",
            "finger text",
            "key_code text",
            "text_index integer",
            "created_at timestamp with time zone",
            "seq integer",
        ]
    );
}

#[tokio::test]
async fn the_worked_example_under_stop_on_error() {
    let test = TestApp::new().await;
    // `fj f`: f k j ␣ f at 0, 182, 385, 600, 790. After the wrong k the cursor has not moved.
    run(
        &test,
        &format!(
            "{PACKED} VALUES (7, 123, '2026-11-22 08:30:01.004Z', '2026-11-22 09:00Z', 'us', 'fj f',
                {}, 'fkj ', E'KeyF\\x1fKeyK\\x1fKeyJ\\x1fSpace', NULL, NULL,
                TRUE, NULL, NULL, '{{1}}', 'k', NULL, NULL)",
            bytes(&[0, 182, 203, 215, 190])
        ),
    )
    .await;
    assert_eq!(
        shown(&test, 7).await,
        [
            "0 0 0 'f' 'f' t 0 1795336201004 KeyF index_left 08:30:01.004",
            "1 1 1 'j' 'k' f 182 1795336201186 KeyK middle_right 08:30:01.186",
            "2 2 1 'j' 'j' t 203 1795336201389 KeyJ index_right 08:30:01.389",
            "3 3 2 ' ' ' ' t 215 1795336201604 Space thumb 08:30:01.604",
            "4 4 3 'f' 'f' t 190 1795336201794 KeyF index_left 08:30:01.794",
        ]
    );
}

#[tokio::test]
async fn a_deleted_word_long_gaps_and_composed_units() {
    let test = TestApp::new().await;
    // `a👍🏽 cd`, free: a x ␣, word deleted, a 👍🏽 ␣ c d; one gap too long for a SMALLINT.
    run(
        &test,
        &format!(
            "{PACKED} VALUES (8, 123, '2026-11-22 08:30:00Z', '2026-11-22 09:00Z', 'us',
                E'a\\x1f👍🏽\\x1f \\x1fc\\x1fd', {}, E'a\\x1f👍🏽',
                E'KeyA\\x1fKeyB\\x1fKeyX', '{{3,4}}', '{{2,0}}', FALSE, '{{3}}', '{{-3}}', '{{1}}', 'x', '{{3}}', '{{40000}}')",
            bytes(&[0, 100, 150, 1_023, 150, 150, 150, 150])
        ),
    )
    .await;
    let keys: Vec<Option<String>> =
        sqlx::query_scalar("SELECT key_code FROM keystrokes WHERE session_id = 8 ORDER BY seq")
            .fetch_all(&test.app.db)
            .await
            .unwrap();
    let keys: Vec<&str> = keys
        .iter()
        .map(|key| key.as_deref().unwrap_or("-"))
        .collect();
    // Insert 3 and 4 with other keys than usual; of some units no key is known.
    assert_eq!(keys, ["KeyA", "-", "-", "KeyX", "KeyA", "-", "-", "-"]);
    let rows: Vec<(i32, String, String, i32)> = sqlx::query_as(
        "SELECT text_index, expected, actual, latency FROM keystrokes WHERE session_id = 8 ORDER BY seq",
    )
    .fetch_all(&test.app.db)
    .await
    .unwrap();
    let row = |index, expected: &str, actual: &str, latency| {
        (index, expected.to_owned(), actual.to_owned(), latency)
    };
    assert_eq!(
        rows,
        [
            row(0, "a", "a", 0),
            row(1, "👍🏽", "x", 100),
            row(2, " ", " ", 150),
            row(0, "a", "a", 40_000),
            row(1, "👍🏽", "👍🏽", 150),
            row(2, " ", " ", 150),
            row(3, "c", "c", 150),
            row(4, "d", "d", 150),
        ]
    );
}

/// Found by the fuzz targets: with nothing beside it to be parted from, it was cut into its code points.
#[tokio::test]
async fn a_unit_of_several_code_points_that_is_alone_is_one() {
    let test = TestApp::new().await;
    let ann = test.user("ann").await;
    let keys = [(0, "f"), (200, "👍🏽"), (400, "j")];
    let session = typed_session(1, "fj", Policy::StopOnError, &keys);
    let push = ann.client.post("/v1/sync/push", &push_of(&[session])).await;
    let answer = push.expect(200).json();
    assert_eq!(answer["results"][0]["status"], "stored", "{answer}");
    let id = test.count("SELECT id FROM sessions").await;
    let shown = shown(&test, id).await;
    assert_eq!(shown.len(), 3);
    assert!(shown[1].contains("'j' '👍🏽' f"), "{}", shown[1]);
}
