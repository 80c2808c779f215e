//! Files of addresses: a verdict for each line, and a bad one keeps no other from being asked.

use std::fmt::Write as _;

use serde_json::{Value, json};

use super::School;
use crate::support::TestApp;

async fn verdicts(school: &School, csv: &str) -> Vec<(u64, String, String)> {
    let answer = school
        .owner
        .client
        .post(&school.path("/members"), &json!({"csv": csv}))
        .await;
    let lines = answer.expect(200).json()["lines"].clone();
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let lines = lines.as_array().unwrap().iter();
    lines
        .map(|line| {
            (
                line["line"].as_u64().unwrap(),
                text(&line["email"]),
                text(&line["verdict"]),
            )
        })
        .collect()
}

#[tokio::test]
async fn every_line_has_its_verdict() {
    let test = TestApp::new().await;
    let school = School::new(&test, "ilse").await;
    school.joined(&test, "ben", "member").await;
    test.user("known").await;
    test.mails().await;
    let file = "\u{feff}Name;E-Mail;Klasse\r\n\
        Ben;BEN@example.org;7b\r\n\
        Known;known@example.org;7b\r\n\
        Nobody;nobody@example.org;7b\r\n\
        Twice;Nobody@example.org;7b\r\n\
        Broken;no address;7b\r\n\
        \r\n\
        \"O'Brien; Jr.\";o'brien@example.org;7b\r\n\
        Missing;;7b\r\n\
        Zero;a\0b@example.org;7b\r\n";
    let verdict =
        |line: u64, email: &str, verdict: &str| (line, email.to_owned(), verdict.to_owned());
    assert_eq!(
        verdicts(&school, file).await,
        [
            verdict(2, "BEN@example.org", "already_member"),
            verdict(3, "known@example.org", "invited"),
            verdict(4, "nobody@example.org", "invited"),
            verdict(5, "Nobody@example.org", "duplicate"),
            verdict(6, "no address", "invalid_email"),
            verdict(8, "o'brien@example.org", "invited"),
            verdict(9, "", "invalid_email"),
            verdict(10, "a\0b@example.org", "invalid_email"),
        ]
    );
    assert_eq!(test.mails().await.len(), 3);
    // The same file again asks nobody twice.
    let again = verdicts(&school, file).await;
    let asked = again
        .iter()
        .filter(|(.., verdict)| verdict == "already_invited");
    assert_eq!(asked.count(), 3);
    assert!(test.mails().await.is_empty());
}

#[tokio::test]
async fn ten_thousand_lines_are_taken_and_one_more_is_not() {
    let test = TestApp::new().await;
    let school = School::new(&test, "ilse").await;
    let mut file = String::from("email,name\r\n");
    for number in 0..10_000 {
        write!(
            file,
            "pupil{number}@school.example.org,Pupil Number {number}\r\n"
        )
        .unwrap();
    }
    let said = verdicts(&school, &file).await;
    assert_eq!(said.len(), 10_000);
    assert!(said.iter().all(|(.., verdict)| verdict == "invited"));
    assert_eq!(said[9_999].0, 10_001);
    assert_eq!(
        test.count("SELECT COUNT(*) FROM mail_outbox WHERE kind = 'org_invitation'")
            .await,
        10_000
    );
    file += "one@more.example.org,One\r\n";
    let too_long = school
        .owner
        .client
        .post(&school.path("/members"), &json!({"csv": file}))
        .await;
    too_long.expect_error(422, "invalid");
    let too_big = json!({"csv": "x".repeat(3 * 1024 * 1024)});
    let answer = school
        .owner
        .client
        .post(&school.path("/members"), &too_big)
        .await;
    answer.expect_error(413, "too_large");
    for neither in [
        json!({}),
        json!({"email": "a@b.org", "csv": "a@b.org"}),
        json!({"email": "a@b.org", "role": "owner"}),
    ] {
        let answer = school
            .owner
            .client
            .post(&school.path("/members"), &neither)
            .await;
        answer.expect_error(422, "invalid");
    }
}
