//! The real transport against real sockets that misbehave.

use secrecy::SecretString;
use sync::{Body, Failure, Http, Method, Request, Transport};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpListener;

/// Answers every request with `answer`, and hands back what was asked.
async fn answering(answer: Vec<u8>) -> (Http, tokio::sync::mpsc::UnboundedReceiver<Vec<u8>>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let (asked, asks) = tokio::sync::mpsc::unbounded_channel();
    tokio::spawn(async move {
        while let Ok((mut socket, _)) = listener.accept().await {
            let mut request = Vec::new();
            let mut chunk = [0; 4_096];
            // Everything asked here fits into what comes at once, and ends with its body.
            while !is_whole(&request) {
                let read = socket.read(&mut chunk).await.unwrap();
                if read == 0 {
                    break;
                }
                request.extend_from_slice(&chunk[..read]);
            }
            let _ = asked.send(request);
            let _ = socket.write_all(&answer).await;
            let _ = socket.shutdown().await;
        }
    });
    (
        Http::new(&format!("http://{address}/"), "app/1.0.0").unwrap(),
        asks,
    )
}

fn is_whole(request: &[u8]) -> bool {
    let text = String::from_utf8_lossy(request);
    let Some((head, _)) = text.split_once("\r\n\r\n") else {
        return false;
    };
    let length = head.lines().find_map(|line| {
        line.to_ascii_lowercase()
            .strip_prefix("content-length: ")
            .map(str::to_owned)
    });
    request.len() >= head.len() + 4 + length.map_or(0, |length| length.parse().unwrap())
}

fn push() -> Request {
    Request {
        method: Method::Post,
        path: "/v1/sync/push".into(),
        token: Some(SecretString::from("secret-token")),
        body: Some(Body {
            bytes: vec![1, 2, 3],
            is_zstd: true,
        }),
    }
}

#[tokio::test]
async fn a_request_says_who_asks_and_how_it_is_packed() {
    let (http, mut asks) =
        answering(b"HTTP/1.1 429 Slow\r\nRetry-After: 17\r\nContent-Length: 2\r\n\r\nhi".to_vec())
            .await;
    let answer = http.send(push()).await.unwrap();
    assert_eq!(
        (answer.status, answer.retry_after, answer.body),
        (429, Some(17), b"hi".to_vec())
    );
    let asked = String::from_utf8_lossy(&asks.recv().await.unwrap()).to_lowercase();
    assert!(
        asked.starts_with("post /v1/sync/push http/1.1\r\n"),
        "{asked}"
    );
    for header in [
        "tactus-client: app/1.0.0 proto/1",
        "authorization: bearer secret-token",
        "content-encoding: zstd",
        "content-type: application/json",
    ] {
        assert!(
            asked.contains(&format!("{header}\r\n")),
            "{header} in {asked}"
        );
    }
    assert!(asked.ends_with("\u{1}\u{2}\u{3}"));
}

#[tokio::test]
async fn a_redirect_is_not_followed() {
    let (http, mut asks) = answering(
        b"HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:9/\r\nContent-Length: 0\r\n\r\n"
            .to_vec(),
    )
    .await;
    assert_eq!(http.send(push()).await.unwrap().status, 302);
    asks.recv().await.unwrap();
    assert!(asks.try_recv().is_err(), "the token went out once");
}

#[tokio::test]
async fn an_endless_answer_is_cut_off() {
    let mut endless = b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n".to_vec();
    endless.resize(17 << 20, b'a');
    let (http, _asks) = answering(endless).await;
    assert!(matches!(http.send(push()).await, Err(Failure::Nonsense(_))));
}

#[tokio::test]
async fn half_an_answer_and_none_are_no_connection() {
    let (http, _asks) =
        answering(b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf".to_vec()).await;
    assert!(matches!(http.send(push()).await, Err(Failure::Offline(_))));
    let (http, _asks) = answering(Vec::new()).await;
    assert!(matches!(http.send(push()).await, Err(Failure::Offline(_))));
    let nobody = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = nobody.local_addr().unwrap();
    drop(nobody);
    let http = Http::new(&format!("http://{address}"), "app/1.0.0").unwrap();
    let failure = http.send(push()).await.unwrap_err();
    assert_eq!(failure.code(), "offline_refused");
    assert!(!failure.to_string().contains("secret-token"));
}

#[test]
fn tokens_go_only_over_https_or_to_this_machine() {
    for good in [
        "https://sync.tactus.app",
        "https://school.example/tactus/",
        "http://127.0.0.1:8787",
        "http://localhost:1",
        "http://[::1]:1",
    ] {
        assert!(Http::new(good, "app/1.0.0").is_ok(), "{good}");
    }
    for bad in [
        "http://sync.example",
        "ftp://127.0.0.1",
        "sync.example",
        "",
        "http://127.0.0.1.evil.example",
    ] {
        assert!(
            matches!(Http::new(bad, "app/1.0.0"), Err(Failure::BadAddress(_))),
            "{bad}"
        );
    }
    assert!(Http::new("https://sync.example", "app\n").is_err());
}
