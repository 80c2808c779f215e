//! The catalogue for everyone, with `ETag`s.

use axum::body::Body;
use axum::http::Request;
use serde_json::json;
use trainer::content;

use crate::support::{Answer, Client, TestApp, lesson};

async fn get_if_not(client: &Client, path: &str, etag: &str) -> Answer {
    let request = Request::get(path).header("if-none-match", etag);
    client.request(request.body(Body::empty()).unwrap()).await
}

#[tokio::test]
async fn what_the_client_has_is_not_sent_again() {
    let test = TestApp::new().await;
    for path in [
        "/v1/courses",
        "/v1/courses/adults-en-v1",
        "/v1/courses/adults-en-v1/lessons/3",
    ] {
        let answer = test.anon().get(path).await.expect(200);
        let etag = answer.headers["etag"].to_str().unwrap().to_owned();
        let again = get_if_not(&test.anon(), path, &etag).await.expect(304);
        assert!(again.bytes.is_empty(), "{path}");
        assert_eq!(again.headers["etag"], etag.as_str());
        // Something changes: it is sent.
        sqlx::raw_sql(
            "UPDATE courses SET name = name || '!'; UPDATE lessons SET title = title || '!'",
        )
        .execute(&test.app.db)
        .await
        .unwrap();
        get_if_not(&test.anon(), path, &etag).await.expect(200);
    }
}

#[tokio::test]
async fn courses_and_lessons_are_those_of_the_content() {
    let test = TestApp::new().await;
    let anon = test.anon();
    let courses = anon.get("/v1/courses").await.expect(200).json();
    let expected = content::catalogue().unwrap();
    assert_eq!(courses["courses"].as_array().unwrap().len(), expected.len());

    let course = anon
        .get("/v1/courses/adults-en-v1")
        .await
        .expect(200)
        .json();
    let info = expected
        .iter()
        .find(|info| info.slug == "adults-en-v1")
        .unwrap();
    let mut orders = info.key_orders.clone();
    orders.sort_unstable();
    assert_eq!(course["version"], info.version);
    assert_eq!(course["key_orders"], json!(orders));
    assert_eq!(
        course["lessons"].as_array().unwrap().len(),
        usize::try_from(course["total_lessons"].as_u64().unwrap()).unwrap()
    );
    assert_eq!(
        course["lessons"][1]["unlock_requirements"],
        json!({"previous_lesson_stars": 2})
    );

    let shown = anon
        .get("/v1/courses/adults-en-v1/lessons/3")
        .await
        .expect(200)
        .json();
    let third = lesson(3);
    assert_eq!(shown["text_content"], third.text_content);
    assert_eq!(shown["target_keys"], json!(third.target_keys));
    assert_eq!(shown["target_accuracy"], third.target_accuracy);
    assert_eq!(shown["key_order"], "us");
    let dvorak = content::course("adults-en-v1", "us-dvorak").unwrap();
    let path = "/v1/courses/adults-en-v1/lessons/3?key_order=us-dvorak";
    let shown = anon.get(path).await.expect(200).json();
    assert_eq!(
        shown["text_content"],
        dvorak.lesson(3).unwrap().text_content
    );
}

#[tokio::test]
async fn what_is_not_there_is_not_found() {
    let test = TestApp::new().await;
    for path in [
        "/v1/courses/x",
        "/v1/courses/%00",
        "/v1/courses/%ff",
        "/v1/courses/adults-en-v1/lessons/0",
        "/v1/courses/adults-en-v1/lessons/4294967295",
        "/v1/courses/adults-en-v1/lessons/x",
        "/v1/courses/adults-en-v1/lessons/1?version=0.0.1",
        "/v1/courses/adults-en-v1/lessons/1?key_order=%00",
    ] {
        test.anon().get(path).await.expect_error(404, "not_found");
    }
    // Archived courses are kept for those who typed them, and not shown.
    sqlx::query("UPDATE courses SET archived_at = NOW()")
        .execute(&test.app.db)
        .await
        .unwrap();
    assert_eq!(
        test.anon().get("/v1/courses").await.json()["courses"],
        json!([])
    );
    test.anon()
        .get("/v1/courses/adults-en-v1")
        .await
        .expect_error(404, "not_found");
}
