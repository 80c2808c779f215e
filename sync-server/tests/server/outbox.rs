//! The box of mails that are owed: none is lost, none is sent that should not be.

use chrono::TimeDelta;
use serde_json::json;
use tactus_server::mail::{Mail, Transport, deliver};

use crate::support::{Received, TestApp};

#[tokio::test]
async fn a_mail_waits_until_there_is_a_way_out_and_is_sent_once() {
    let mut test = TestApp::new().await;
    let folder = std::mem::replace(&mut test.app.mail, Mail::nowhere());
    test.change(|_| {});
    let ann = test.user("ann").await;
    assert_eq!(deliver(&test.app).await.unwrap(), 0);
    assert_eq!(
        test.count("SELECT COUNT(*) FROM mail_outbox WHERE attempts = 1")
            .await,
        1
    );
    test.change(|app| app.mail = folder);
    assert_eq!(deliver(&test.app).await.unwrap(), 0, "not before its time");
    test.advance(TimeDelta::minutes(1));
    let mail = test.mail().await;
    test.anon()
        .post("/v1/auth/verify-email", &json!({"token": mail.token()}))
        .await
        .expect(204);
    assert_eq!(
        ann.client.get("/v1/me").await.json()["email_verified"],
        true
    );
    assert!(test.mails().await.is_empty());

    // Three days without a way out, and it is of no use any more.
    test.change(|app| app.mail = Mail::nowhere());
    test.user("ben").await;
    for _ in 0..80 {
        deliver(&test.app).await.unwrap();
        test.advance(TimeDelta::hours(1));
    }
    assert_eq!(test.count("SELECT COUNT(*) FROM mail_outbox").await, 0);
}

#[tokio::test]
async fn what_was_rolled_back_sends_no_mail() {
    let test = TestApp::new().await;
    test.user("ann").await;
    test.mails().await;
    let taken = crate::support::registration("ann");
    test.anon()
        .post("/v1/auth/register", &taken)
        .await
        .expect(409);
    assert!(test.mails().await.is_empty());
}

/// A mail server that takes everything.
#[tokio::test]
async fn mails_go_out_by_smtp() {
    let mut test = TestApp::new().await;
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("smtp://{}", listener.local_addr().unwrap());
    let server = tokio::spawn(smtp(listener));
    let transport = Transport::smtp(&url.into()).unwrap();
    let from = "Tactus <tactus@example.org>".parse().unwrap();
    test.change(|app| app.mail = Mail::new(transport, from, "https://sync.example.org"));
    test.user("ann").await;
    assert_eq!(deliver(&test.app).await.unwrap(), 1);
    let (envelope, data) = server.await.unwrap();
    assert_eq!(
        envelope,
        [
            "MAIL FROM:<tactus@example.org>",
            "RCPT TO:<ann@example.org>"
        ]
    );
    assert!(data.contains("Auto-Submitted: auto-generated"), "{data}");
    let mail = Received::read(&data.replace('\n', "\r\n"));
    let link = "/account/verify-email?language=en&token=tm_";
    assert!(mail.path().starts_with(link), "{data}");
}

async fn smtp(listener: tokio::net::TcpListener) -> (Vec<String>, String) {
    use tokio::io::{AsyncBufReadExt as _, AsyncWriteExt as _, BufReader};
    let (stream, _) = listener.accept().await.unwrap();
    let (read, mut write) = stream.into_split();
    let mut lines = BufReader::new(read).lines();
    write.write_all(b"220 mail\r\n").await.unwrap();
    let (mut envelope, mut data) = (Vec::new(), String::new());
    while let Some(line) = lines.next_line().await.unwrap() {
        let answer = match line.split([' ', ':']).next().unwrap() {
            "EHLO" => "250-mail\r\n250 8BITMIME\r\n",
            "DATA" => {
                write.write_all(b"354 go on\r\n").await.unwrap();
                while let Some(line) = lines.next_line().await.unwrap() {
                    if line == "." {
                        break;
                    }
                    data += &(line + "\n");
                }
                write.write_all(b"250 taken\r\n").await.unwrap();
                break;
            }
            _ => "250 good\r\n",
        };
        if !line.starts_with("EHLO") {
            envelope.push(line.split(" BODY=").next().unwrap().to_owned());
        }
        write.write_all(answer.as_bytes()).await.unwrap();
    }
    (envelope, data)
}
