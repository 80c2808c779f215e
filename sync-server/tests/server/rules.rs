//! What the server makes of a session: text, log, result, consent, clocks.

use protocol::SessionResult;
use serde_json::{Value, json};
use trainer::metrics::is_plausible;
use trainer::typing::Policy;

use crate::push::push;
use crate::support::{
    TestApp, example, example_result, figures_of, lesson_session, push_of, record, typed_session,
};

fn with(id: u128, change: impl FnOnce(&mut Value)) -> Value {
    let mut session = example(id);
    change(&mut session);
    session
}

#[tokio::test]
async fn what_cannot_have_happened_is_rejected() {
    let test = TestApp::new().await;
    let ann = test.user("ann").await;
    for (verdict, change) in [
        ("bad_text", json!({"text": ""})),
        ("bad_text", json!({"text": "a\u{0}b"})),
        ("bad_log", json!({"log": "x"})),
        ("bad_log", json!({"log": []})),
        ("bad_log", json!({"log": {"dt": [0, -182, 203, 215, 190]}})),
        ("bad_log", json!({"log": {"dt": [1, 182, 203, 215, 190]}})),
        ("bad_log", json!({"log": {"dt": [0, 182, 203, 215]}})),
        (
            "bad_log",
            json!({"log": {"dt": [0, 182, 203, 215, 3_600_001]}}),
        ),
        ("bad_log", json!({"log": {"dt": [0.5, 182, 203, 215, 190]}})),
        ("bad_log", json!({"log": {"code": [0, 1, 2, 3, 4]}})),
        (
            "bad_log",
            json!({"log": {"codes": ["KeyF\u{0}", "KeyK", "KeyJ", "Space"]}}),
        ),
        ("bad_log", json!({"log": {"typed": [[1, "j"]]}})),
        ("bad_log", json!({"log": {"typed": [[1, "\u{8}"]]}})),
        ("bad_log", json!({"log": {"typed": [[1, "\u{0}"]]}})),
        ("bad_log", json!({"log": {"typed": []}})),
        ("bad_log", json!({"is_completed": false})),
        ("bad_log", json!({"log": {"dt": [0, 0, 0, 0, 0]}})),
        ("bad_result", json!({"result": "fast"})),
        ("bad_result", json!({"result": {"wpm": "fast"}})),
        ("bad_result", json!({"result": {"wpm": -1}})),
        ("bad_result", json!({"log": null})),
    ] {
        let session = with(1, |session| {
            for (field, value) in change.as_object().unwrap() {
                match value {
                    Value::Object(inner) => inner
                        .iter()
                        .for_each(|(key, value)| session[field][key] = value.clone()),
                    value => session[field] = value.clone(),
                }
            }
        });
        assert_eq!(
            push(&ann, &[session]).await,
            [format!("rejected/{verdict}")],
            "{change}"
        );
    }
    assert_eq!(test.count("SELECT COUNT(*) FROM sessions").await, 0);
}

#[tokio::test]
async fn every_figure_given_beside_a_log_is_compared() {
    let test = TestApp::new().await;
    let ann = test.user("ann").await;
    let result = example_result();
    for (figure, value) in result.as_object().unwrap() {
        let other = value.as_u64().map_or(5_000, |value| value + 1);
        let session = with(1, |session| session["result"] = json!({ figure: other }));
        assert_eq!(
            push(&ann, &[session]).await,
            ["rejected/result_mismatch"],
            "{figure}"
        );
    }
    assert_eq!(
        push(&ann, &[with(1, |session| session["result"] = result)]).await,
        ["stored"]
    );
}

#[tokio::test]
async fn a_later_version_a_lesson_or_a_layout_to_come_is_held() {
    let test = TestApp::new().await;
    let ann = test.user("ann").await;
    let lesson = |change: &dyn Fn(&mut Value)| {
        let mut session = lesson_session(1, 1, 200, "2026-11-21");
        change(&mut session["lesson"]);
        session
    };
    let sessions = [
        with(2, |session| session["metrics_version"] = 2.into()),
        with(3, |session| session["keyboard_layout"] = "us-halmak".into()),
        lesson(&|lesson| lesson["version"] = "9.0.0".into()),
        lesson(&|lesson| lesson["course"] = "adults-\u{0}".into()),
        lesson(&|lesson| lesson["number"] = 4_000_000_000_u32.into()),
        lesson(&|lesson| lesson["key_order"] = "ru".into()),
        lesson(&|_| {}),
    ];
    assert_eq!(
        push(&ann, &sessions).await,
        [
            "held/newer_metrics",
            "held/unknown_layout",
            "held/unknown_lesson",
            "held/unknown_lesson",
            "held/unknown_lesson",
            "held/unknown_lesson",
            "stored"
        ]
    );
}

/// Columns of the one session: figures there, verified, statistics and key presses kept.
async fn kept(test: &TestApp) -> (i32, bool, i64, i64) {
    sqlx::query_as(
        "SELECT wpm_centi, verified, (SELECT COUNT(*) FROM session_stats), (SELECT COUNT(*) FROM session_keystrokes)
         FROM sessions",
    )
    .fetch_one(&test.app.db)
    .await
    .unwrap()
}

#[tokio::test]
async fn without_consent_and_from_children_no_log_is_looked_at() {
    for other in [
        json!({"consent_analytics": false}),
        json!({"birth_year": 2016}),
    ] {
        let test = TestApp::new().await;
        let ann = test.anon().register_with("ann", &other).await;
        // The log is nonsense, and nobody sees that.
        let blind = |id, result| {
            with(id, |session| {
                session["log"] = json!({"dt": "nonsense"});
                session["result"] = result;
            })
        };
        let mut lacking = example_result();
        lacking.as_object_mut().unwrap().remove("kspc");
        assert_eq!(
            push(
                &ann,
                &[
                    blind(1, json!({"wpm": 4557})),
                    blind(2, lacking),
                    blind(3, Value::Null),
                    blind(4, example_result())
                ]
            )
            .await,
            [
                "held/log_withheld",
                "held/log_withheld",
                "held/log_withheld",
                "stored"
            ],
            "{other}: a device that does not know yet sends them again, whole"
        );
        assert_eq!(kept(&test).await, (4_557, false, 0, 0));
    }
}

#[tokio::test]
async fn without_a_log_all_figures_must_be_there_and_agree() {
    let test = TestApp::new().await;
    let ann = test.user("ann").await;
    let own = |id, result: Value| {
        with(id, |session| {
            session["text"] = Value::Null;
            session["log"] = Value::Null;
            session["result"] = result;
        })
    };
    for figure in example_result().as_object().unwrap().keys() {
        let mut lacking = example_result();
        lacking.as_object_mut().unwrap().remove(figure);
        assert_eq!(
            push(&ann, &[own(1, lacking)]).await,
            ["rejected/bad_result"],
            "without {figure}"
        );
        let mut absurd = example_result();
        absurd[figure] = u32::MAX.into();
        assert_eq!(
            push(&ann, &[own(1, absurd)]).await,
            ["rejected/bad_result"],
            "absurd {figure}"
        );
    }
    assert_eq!(push(&ann, &[own(1, example_result())]).await, ["stored"]);
    assert_eq!(kept(&test).await, (4_557, false, 0, 0));
    let practice: (bool, Option<String>) =
        sqlx::query_as("SELECT is_practice, practice_text FROM sessions")
            .fetch_one(&test.app.db)
            .await
            .unwrap();
    assert_eq!(practice, (true, None));
}

#[tokio::test]
async fn too_fast_to_be_true_is_kept_and_not_ranked() {
    let test = TestApp::new().await;
    let ann = test.user("ann").await;
    let keys: Vec<(u64, &str)> = (0..300_u64).map(|at| (u64::from(at > 0), "a")).collect();
    let text = "a".repeat(300);
    assert!(!is_plausible(&figures_of(&record(
        &text,
        Policy::Free,
        &keys
    ))));
    assert_eq!(
        push(&ann, &[typed_session(1, &text, Policy::Free, &keys)]).await,
        ["stored"]
    );
    assert_eq!(kept(&test).await, (358_800_000, false, 1, 1));
    // The document's column holds less than the figure.
    assert_eq!(
        test.count("SELECT (wpm * 100)::BIGINT FROM sessions").await,
        9_999_999
    );
}

#[tokio::test]
async fn an_old_log_is_replayed_and_dropped() {
    let test = TestApp::new().await;
    let ann = test.user("ann").await;
    let old = with(1, |session| {
        session["started_at"] = "2026-05-01T08:00:00Z".into();
    });
    assert_eq!(push(&ann, &[old]).await, ["stored"]);
    assert_eq!(kept(&test).await, (4_557, true, 1, 0));
}

#[tokio::test]
async fn clocks_are_no_reason_to_refuse() {
    let test = TestApp::new().await;
    let ann = test.user("ann").await;
    for (id, sent_at, started_at) in [
        (1, "2026-11-22T08:29:00Z", "2026-11-22T08:20:00Z"),
        (2, "1970-01-01T00:10:00Z", "1970-01-01T00:00:00Z"),
        (3, "2099-01-01T00:00:00Z", "2098-12-31T23:00:00Z"),
        (4, "2026-11-22T08:30:00Z", "2031-01-01T00:00:00Z"),
        (5, "2026-11-22T08:30:00Z", "1999-01-01T00:00:00Z"),
        (6, "+262142-12-31T23:59:59Z", "-262143-01-01T00:00:00Z"),
    ] {
        let mut body = push_of(&[with(id, |session| {
            session["started_at"] = started_at.into();
        })]);
        body["sent_at"] = sent_at.into();
        let answer = ann.client.post("/v1/sync/push", &body).await.expect(200);
        assert_eq!(crate::push::verdicts(&answer), ["stored"], "{sent_at}");
    }
    let starts: Vec<String> = sqlx::query_scalar(
        "SELECT to_char(started_at AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS') FROM sessions ORDER BY client_id",
    )
    .fetch_all(&test.app.db)
    .await
    .unwrap();
    assert_eq!(
        starts,
        [
            "2026-11-22 08:20:00",
            "2026-11-22 08:20:00",
            "2026-11-22 07:30:00",
            "2026-11-22 08:30:00",
            "2020-01-01 00:00:00",
            "2026-11-22 08:30:00",
        ]
    );
}

#[tokio::test]
async fn the_view_shows_the_presses_that_trainer_sees() {
    let test = TestApp::new().await;
    let ann = test.user("ann").await;
    let mut numbers = Numbers(0x9E37_79B9_7F4A_7C15);
    let mut expected: Vec<(i64, String)> = Vec::new();
    let mut sessions = Vec::new();
    for id in 1..=60_u128 {
        let policy = [Policy::StopOnError, Policy::Free, Policy::NoBackspace][numbers.below(3)];
        let text = ["té más", "ёж и ёлка", "a b  c", "👩‍🚀 up", "fj f fj f"][numbers.below(5)];
        let recorder = random(&mut numbers, text, policy);
        let replay = trainer::typing::Replay::run(
            recorder.text(),
            policy,
            recorder.log(),
            recorder.is_complete(),
        )
        .unwrap();
        if trainer::metrics::figures(&replay).is_err() {
            continue;
        }
        for press in replay.presses() {
            let press = format!(
                "{} {} {:?} {:?} {} {} {}",
                press.seq,
                press.index,
                press.expected,
                press.actual,
                press.correct,
                press.gap,
                press.code
            );
            expected.push((i64::try_from(id).unwrap(), press));
        }
        let mut session = example(id);
        session["text"] = text.into();
        session["error_policy"] = serde_json::to_value(policy).unwrap();
        session["is_completed"] = recorder.is_complete().into();
        session["log"] = serde_json::to_value(recorder.log()).unwrap();
        session["result"] = json!({});
        sessions.push(session);
    }
    assert!(
        sessions.len() > 30 && expected.len() > 200,
        "{} sessions",
        sessions.len()
    );
    assert_eq!(push(&ann, &sessions).await, vec!["stored"; sessions.len()]);
    let rows: Vec<Shown> = sqlx::query_as(
        "SELECT ('x' || right(replace(s.client_id::TEXT, '-', ''), 16))::BIT(64)::BIGINT, k.seq, k.text_index, k.expected,
                k.actual, k.correct, k.latency, k.key_code
         FROM keystrokes k JOIN sessions s ON s.id = k.session_id ORDER BY s.client_id, k.seq",
    )
    .fetch_all(&test.app.db)
    .await
    .unwrap();
    let shown: Vec<(i64, String)> = rows
        .into_iter()
        .map(|(id, seq, index, expected, actual, correct, gap, code)| {
            (
                id,
                format!("{seq} {index} {expected:?} {actual:?} {correct} {gap} {code}"),
            )
        })
        .collect();
    assert_eq!(shown, expected);
}

/// A row of the view: session, seq, `text_index`, expected, actual, correct, latency, `key_code`.
type Shown = (i64, i32, i32, String, String, bool, i32, String);

/// A session typed by chance: right, wrong, deleting, waiting.
fn random(numbers: &mut Numbers, text: &str, policy: Policy) -> trainer::typing::Recorder {
    let text = trainer::text::Text::new(text).unwrap();
    let mut recorder = trainer::typing::Recorder::new(text.clone(), policy);
    let mut t = 0;
    for _ in 0..10 + numbers.below(30) {
        t += [0, 90, 250, 40_000, 3_000_000][numbers.below(5)] + numbers.below(100) as u64;
        let expected = text
            .units()
            .get(recorder.cursor())
            .map_or("a", |unit| unit)
            .to_owned();
        let typed = [
            expected.as_str(),
            &expected,
            &expected,
            "x",
            "é",
            "\u{8}",
            "\u{17}",
        ][numbers.below(7)]
        .to_owned();
        let code = ["KeyA", "KeyB", "", "Backspace"][numbers.below(4)];
        recorder.type_text(t, code, &typed);
    }
    recorder
}

/// The same numbers on every run.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % end as u64).unwrap()
    }
}

#[test]
fn the_examples_figures_are_all_figures() {
    let result: SessionResult = serde_json::from_value(example_result()).unwrap();
    assert_eq!(serde_json::to_value(result).unwrap(), example_result());
}
