//! The way to a server over real sockets: proxies, certificates and what is in the way, each told as what it is.

use std::net::SocketAddr;
use std::path::PathBuf;
use std::time::Duration;

use rig::network::{Authority, Door, Proxy, Validity, says, serve, serve_tls};
use sync::network::probe::{Walk, What, walk};
use sync::network::{Network, NetworkSettings, ProxyChoice};
use sync::{Cause, Failure, Http, Method, Request, Transport};
use tokio::net::TcpListener;

/// A name that only a proxy knows the way to.
const SERVER: &str = "https://sync.school.test";
const CLIENT: &str = "app/1.0.0";
/// 2026-11-22.
const NOW: i64 = 1_795_336_200_000;

const HELLO: &str = r#"{"proto_min": 1, "proto_max": 1, "epoch": "00000000-0000-0000-0000-000000000001",
    "min_client": "0.1.0", "server_time": "2026-11-22T08:30:00.000Z", "spread_s": 120,
    "limits": {"push_sessions": 1, "push_bytes": 1, "push_decoded_bytes": 1, "pull_changes": 1}}"#;

fn by(proxy: &Proxy) -> ProxyChoice {
    ProxyChoice::parse(&format!("http://{}", proxy.address)).unwrap()
}

fn network(proxy: ProxyChoice, ca_file: Option<PathBuf>) -> Network {
    Network::resolve(&NetworkSettings { proxy, ca_file }, NOW)
}

async fn asks(network: &Network, base: &str) -> Result<u16, Failure> {
    let http = Http::through(network, base, CLIENT).unwrap();
    let request = Request {
        method: Method::Get,
        path: "/v1/sync/hello".into(),
        token: None,
        body: None,
    };
    http.send(request).await.map(|answer| answer.status)
}

async fn cause(network: &Network, base: &str) -> Cause {
    match asks(network, base).await {
        Err(Failure::Offline(why)) => why.cause,
        other => panic!("{other:?}"),
    }
}

async fn walked(network: &Network, base: &str) -> Walk {
    walk(network, base, CLIENT, Duration::from_secs(5), || NOW).await
}

/// A school: its authority, its server, and its file of certificates.
struct School {
    authority: Authority,
    server: SocketAddr,
    folder: tempfile::TempDir,
}

impl School {
    async fn new() -> Self {
        Self::with("sync.school.test", Validity::Now).await
    }

    async fn with(name: &str, validity: Validity) -> Self {
        let authority = Authority::new("School Filter CA", Validity::Now);
        let server = serve_tls(authority.acceptor(name, validity), says("200 OK", HELLO)).await;
        Self {
            authority,
            server,
            folder: tempfile::tempdir().unwrap(),
        }
    }

    fn ca_file(&self) -> PathBuf {
        let file = self.folder.path().join("ca.pem");
        std::fs::write(&file, self.authority.pem()).unwrap();
        file
    }

    async fn open(&self) -> Proxy {
        Proxy::start(Door::Open(self.server)).await
    }
}

#[tokio::test]
async fn a_proxy_and_the_schools_authority_lead_to_the_server() {
    let school = School::new().await;
    let proxy = school.open().await;
    let network = network(by(&proxy), Some(school.ca_file()));
    assert_eq!(asks(&network, SERVER).await.unwrap(), 200);
    assert_eq!(proxy.asked(), ["CONNECT sync.school.test:443 HTTP/1.1"]);

    let walk = walked(&network, SERVER).await;
    let done: Vec<What> = walk.steps.iter().map(|step| step.what).collect();
    let all = [
        What::Lookup,
        What::Connect,
        What::Tunnel,
        What::Tls,
        What::Hello,
    ];
    assert_eq!(done, all, "{walk:?}");
    assert!(walk.failure().is_none(), "{walk:?}");
    assert_eq!(walk.clock_ahead, Some(0));
    assert!(
        walk.certificate
            .unwrap()
            .issuer
            .contains("School Filter CA")
    );
}

#[tokio::test]
async fn without_the_authority_it_is_not_trusted_and_the_report_names_who_issued_it() {
    let school = School::new().await;
    let proxy = school.open().await;
    let network = network(by(&proxy), None);
    assert_eq!(cause(&network, SERVER).await, Cause::Untrusted);
    let walk = walked(&network, SERVER).await;
    let (step, why) = walk.failure().unwrap();
    assert_eq!((step.what, why.cause), (What::Tls, Cause::Untrusted));
    assert!(
        walk.certificate
            .as_ref()
            .unwrap()
            .issuer
            .contains("School Filter CA")
    );
}

#[tokio::test]
async fn what_is_wrong_with_a_certificate_is_told_apart() {
    for (name, validity, expected) in [
        ("sync.school.test", Validity::Over, Cause::Expired),
        ("sync.school.test", Validity::NotYet, Cause::Clock),
        ("other.school.test", Validity::Now, Cause::WrongName),
    ] {
        let school = School::with(name, validity).await;
        let proxy = school.open().await;
        let network = network(by(&proxy), Some(school.ca_file()));
        assert_eq!(cause(&network, SERVER).await, expected);
        let walk = walked(&network, SERVER).await;
        assert_eq!(walk.failure().unwrap().1.cause, expected);
        assert!(walk.certificate.is_some());
    }
}

#[tokio::test]
async fn a_password_opens_a_proxy_and_none_is_told() {
    let school = School::new().await;
    let word = "Proxy-Authorization: Basic bWlyYTpzM2NyZXRA";
    let proxy = Proxy::start(Door::Password(school.server, word)).await;
    let file = Some(school.ca_file());
    let with = format!("http://mira:s3cret%40@{}", proxy.address);
    let choice = ProxyChoice::parse(&with).unwrap();
    let let_in = network(choice, file.clone());
    assert_eq!(asks(&let_in, SERVER).await.unwrap(), 200);
    assert!(walked(&let_in, SERVER).await.failure().is_none());

    let shut_out = network(by(&proxy), file);
    assert_eq!(cause(&shut_out, SERVER).await, Cause::ProxyAuth);
    let walk = walked(&shut_out, SERVER).await;
    let (step, why) = walk.failure().unwrap();
    assert_eq!((step.what, why.cause), (What::Tunnel, Cause::ProxyAuth));
    assert!(why.why.contains("Negotiate, NTLM"), "{why}");
}

#[tokio::test]
async fn a_proxy_that_does_not_want_to() {
    for door in [
        Door::Shut("403 Forbidden"),
        Door::Shut("502 Bad Gateway"),
        Door::Silent,
    ] {
        let proxy = Proxy::start(door).await;
        let network = network(by(&proxy), None);
        assert_eq!(cause(&network, SERVER).await, Cause::ProxyRefused);
        let walk = walked(&network, SERVER).await;
        let (step, why) = walk.failure().unwrap();
        assert_eq!((step.what, why.cause), (What::Tunnel, Cause::ProxyRefused));
    }
}

/// An address that nobody listens at.
async fn nobody() -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    listener.local_addr().unwrap()
}

#[tokio::test]
async fn a_proxy_that_is_not_there() {
    let choice = ProxyChoice::parse(&nobody().await.to_string()).unwrap();
    let network = network(choice, None);
    // On a machine without any network that is what is told, and rightly.
    let is_the_proxys = |cause| matches!(cause, Cause::Proxy | Cause::NoNetwork);
    assert!(is_the_proxys(cause(&network, SERVER).await));
    let walk = walked(&network, SERVER).await;
    let (step, why) = walk.failure().unwrap();
    assert_eq!((step.what, why.cause), (What::Connect, Cause::Proxy));
}

#[tokio::test]
async fn a_name_that_nobody_knows() {
    let network = network(ProxyChoice::Direct, None);
    let base = "https://tactus.invalid";
    let is_the_names = |cause| matches!(cause, Cause::Name | Cause::NoNetwork);
    assert!(is_the_names(cause(&network, base).await));
    let walk = walked(&network, base).await;
    let (step, why) = walk.failure().unwrap();
    assert_eq!(step.what, What::Lookup);
    assert!(is_the_names(why.cause), "{why:?}");
}

#[tokio::test]
async fn what_answers_speaks_no_tls_or_hangs_up() {
    let network = network(ProxyChoice::Direct, None);
    for (answer, expected) in [
        ("HTTP/1.1 400 Bad Request\r\n\r\n", Cause::Tls),
        ("", Cause::Cut),
    ] {
        let base = format!("https://{}", serve(answer.to_owned()).await);
        assert_eq!(cause(&network, &base).await, expected, "{answer}");
        let walk = walked(&network, &base).await;
        assert_eq!(walk.failure().unwrap().1.cause, expected, "{answer}");
    }
}

#[tokio::test]
async fn a_server_that_is_none_of_ours() {
    let network = network(ProxyChoice::Direct, None);
    let newer = HELLO.replace(
        "\"proto_min\": 1, \"proto_max\": 1",
        "\"proto_min\": 7, \"proto_max\": 8",
    );
    for (answer, expected, said) in [
        (
            says("200 OK", "<html>Log in</html>"),
            Cause::Portal,
            "no Tactus server",
        ),
        (says("302 Found", ""), Cause::Portal, "a page answers"),
        (says("200 OK", "{}"), Cause::Other, "no Tactus server"),
        (says("404 Not Found", ""), Cause::Other, "404"),
        (says("200 OK", &newer), Cause::Other, "protocol 7 to 8"),
    ] {
        let base = format!("http://{}", serve(answer.clone()).await);
        let walk = walked(&network, &base).await;
        let (step, why) = walk.failure().unwrap();
        assert_eq!((step.what, why.cause), (What::Hello, expected), "{answer}");
        assert!(why.why.contains(said), "{why}");
    }
}

#[tokio::test]
async fn nothing_waits_for_ever() {
    // Takes connections and says nothing.
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let base = format!("https://{}", listener.local_addr().unwrap());
    let network = network(ProxyChoice::Direct, None);
    let walk = walk(&network, &base, CLIENT, Duration::from_millis(300), || NOW).await;
    let (step, why) = walk.failure().unwrap();
    assert_eq!((step.what, why.cause), (What::Tls, Cause::Timeout));
}

#[test]
fn files_of_certificates_that_cannot_be_used() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("ca.pem");
    let code = || {
        let network = network(ProxyChoice::Direct, Some(file.clone()));
        let roots = network.roots().unwrap();
        roots
            .as_ref()
            .map(|roots| roots.subjects.clone())
            .map_err(sync::network::BadRoots::code)
    };
    assert_eq!(code(), Err("missing"));
    std::fs::write(
        &file,
        "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n",
    )
    .unwrap();
    assert_eq!(code(), Err("no-certificate"));
    let old = Authority::new("Old CA", Validity::Over).pem();
    std::fs::write(&file, &old).unwrap();
    assert_eq!(code(), Err("expired"));
    let good = Authority::new("New CA", Validity::Now).pem();
    std::fs::write(&file, old + &good).unwrap();
    assert_eq!(code(), Ok(vec!["CN=New CA".to_owned()]));
    std::fs::remove_file(&file).unwrap();
    std::fs::create_dir(&file).unwrap();
    assert_eq!(code(), Err("unreadable"));
}
