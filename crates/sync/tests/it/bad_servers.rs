//! What answers is not our server, or a broken one, on real sockets: sync stops politely, says why, keeps everything,
//! and tries later.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use async_trait::async_trait;
use store::OutboxState;
use sync::{Answer, Failure, Http, Phase, Request, Transport, Why};
use tokio::io::{AsyncRead, AsyncReadExt as _, AsyncWrite, AsyncWriteExt as _};
use tokio::net::TcpListener;
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::ServerConfig;
use tokio_rustls::rustls::pki_types::PrivateKeyDer;

use crate::device::Device;
use crate::server::Server;

/// What it does with every request.
#[derive(Debug, Clone)]
enum Bad {
    Says(String),
    /// A body without an end, as fast as it is read.
    Endless,
    /// A byte now and then, for ever.
    Dribbles,
    /// Nothing, and the line stays open.
    Silent,
    HangsUp,
    /// Our server's answer, changed on its way.
    Changed,
}

fn says(status: &str, head: &str, body: &str) -> Bad {
    Bad::Says(format!(
        "HTTP/1.1 {status}\r\n{head}Content-Length: {}\r\nConnection: close\r\n\r\n{body}",
        body.len()
    ))
}

async fn behaves(mut socket: impl AsyncRead + AsyncWrite + Unpin, bad: Bad) {
    let mut request = vec![0; 64 << 10];
    let _ = socket.read(&mut request).await;
    let head = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n";
    match bad {
        Bad::Says(answer) => {
            let _ = socket.write_all(answer.as_bytes()).await;
        }
        Bad::Endless => {
            let _ = socket.write_all(head).await;
            while socket.write_all(&[b' '; 8 << 10]).await.is_ok() {}
        }
        Bad::Dribbles => {
            let _ = socket.write_all(head).await;
            while socket.write_all(b" ").await.is_ok() {
                tokio::time::sleep(Duration::from_secs(20)).await;
            }
        }
        Bad::Silent => {
            let _ = socket.read(&mut request).await;
        }
        Bad::HangsUp => {}
        Bad::Changed => {
            let digest = protocol::content_digest(b"{\"proto_min\": 1}");
            let answer = format!(
                "HTTP/1.1 200 OK\r\nContent-Digest: {digest}\r\nContent-Length: 16\r\n\r\n{{\"proto_min\": 3}}"
            );
            let _ = socket.write_all(answer.as_bytes()).await;
        }
    }
    let _ = socket.shutdown().await;
}

async fn listening(bad: Bad) -> Http {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    tokio::spawn(async move {
        while let Ok((socket, _)) = listener.accept().await {
            tokio::spawn(behaves(socket, bad.clone()));
        }
    });
    Http::new(&url, "app/1.0.0").unwrap()
}

/// Somebody in between with a certificate of their own.
async fn impostor() -> Http {
    let own = rcgen::generate_simple_self_signed(vec!["localhost".to_owned()]).unwrap();
    let key = PrivateKeyDer::Pkcs8(own.signing_key.serialize_der().into());
    let provider = Arc::new(tokio_rustls::rustls::crypto::aws_lc_rs::default_provider());
    let config = ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(vec![own.cert.der().clone()], key)
        .unwrap();
    let acceptor = TlsAcceptor::from(Arc::new(config));
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    tokio::spawn(async move {
        while let Ok((socket, _)) = listener.accept().await {
            let acceptor = acceptor.clone();
            tokio::spawn(async move {
                if let Ok(socket) = acceptor.accept(socket).await {
                    behaves(socket, Bad::Silent).await;
                }
            });
        }
    });
    Http::new(&format!("https://localhost:{port}"), "app/1.0.0").unwrap()
}

/// A way that leads to a good server or to a bad one.
struct Way {
    good: Arc<Server>,
    bad: Mutex<Option<Arc<Http>>>,
}

#[async_trait]
impl Transport for Way {
    async fn send(&self, request: Request) -> Result<Answer, Failure> {
        let bad = self.bad.lock().unwrap().clone();
        match bad {
            Some(bad) => bad.send(request).await,
            None => self.good.send(request).await,
        }
    }
}

/// Signs up, types, meets `http`, types on, and goes on when it is over. Answers what was said.
async fn meets(http: Http) -> String {
    let good = Server::new();
    let way = Arc::new(Way {
        good: Arc::clone(&good),
        bad: Mutex::new(None),
    });
    let device = Device::on(&(Arc::clone(&way) as Arc<dyn Transport>), 1, false);
    device.register().await;
    let first = device.types(1, 1);
    *way.bad.lock().unwrap() = Some(Arc::new(http));
    let failure = device.sync.exchange(Why::ByItself).await.unwrap_err();
    assert!(failure.is_passing(), "{failure}");
    let state = device.sync.state().unwrap();
    assert_eq!(state.phase, Phase::Offline, "{failure}");
    assert_eq!(state.error.as_deref(), Some(failure.code()));
    assert_eq!(state.waiting, 1);
    let now = device.clock.0.load(std::sync::atomic::Ordering::Relaxed);
    let next = state.next_try.unwrap() - now;
    assert!((100..=5_000).contains(&next), "tried again after {next} ms");
    // Typing never notices.
    let second = device.types(2, 2);
    assert_eq!(device.state(first), OutboxState::Pending);

    *way.bad.lock().unwrap() = None;
    device.later(next + 1);
    device.exchange().await;
    assert_eq!(good.ids(), [first, second]);
    assert_eq!(device.sync.state().unwrap().phase, Phase::Idle);
    failure.to_string()
}

#[tokio::test]
async fn html_garbage_redirects_and_portals() {
    let portal = "<html><body>Welcome to the airport</body></html>";
    for bad in [
        says(
            "200 OK",
            "Content-Type: application/json\r\n",
            "{\"proto_min\": \"one\"}",
        ),
        says("200 OK", "", "\u{0}\u{1}\u{2}"),
        says("200 OK", "", ""),
        Bad::Changed,
    ] {
        let said = meets(listening(bad.clone()).await).await;
        assert!(
            said.starts_with("the answer cannot be read"),
            "{bad:?}: {said}"
        );
    }
    for bad in [
        says("200 OK", "Content-Type: text/html\r\n", portal),
        says("301 Moved", "Location: http://127.0.0.1:9/\r\n", ""),
        says(
            "302 Found",
            "Location: https://portal.example/login\r\n",
            portal,
        ),
        says("307 Temporary", "Location: /v1/sync/hello\r\n", ""),
        says("401 Unauthorized", "WWW-Authenticate: Basic\r\n", portal),
        says("403 Forbidden", "", portal),
        says("410 Gone", "", portal),
        says("426 Upgrade Required", "", portal),
        says("511 Network Authentication Required", "", portal),
    ] {
        let said = meets(listening(bad.clone()).await).await;
        assert!(
            said.starts_with("the server cannot be reached: a page answers"),
            "{bad:?}: {said}"
        );
    }
    for bad in [
        says("500 Internal Server Error", "", portal),
        says("502 Bad Gateway", "", portal),
    ] {
        let said = meets(listening(bad.clone()).await).await;
        assert!(said.starts_with("the server answered 5"), "{bad:?}: {said}");
    }
}

#[tokio::test]
async fn an_endless_answer() {
    let said = meets(listening(Bad::Endless).await).await;
    assert!(said.contains("does not end"), "{said}");
}

#[tokio::test]
async fn a_certificate_that_is_not_the_servers() {
    let said = meets(impostor().await).await;
    assert!(said.contains("certificate"), "{said}");
}

#[tokio::test]
async fn a_line_that_is_cut() {
    let said = meets(listening(Bad::HangsUp).await).await;
    assert!(said.starts_with("the server cannot be reached"), "{said}");
}

/// Whoever says nothing, or next to nothing for ever, must not hold up sync for ever.
#[tokio::test(start_paused = true)]
async fn a_server_that_only_keeps_the_line_open() {
    for bad in [Bad::Silent, Bad::Dribbles] {
        let said = meets(listening(bad).await).await;
        assert!(said.starts_with("the server cannot be reached"), "{said}");
    }
}
