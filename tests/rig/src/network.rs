//! A school's network on loopback: an authority of its own, servers with its certificates, and a proxy at the door.

use std::{
    io,
    net::SocketAddr,
    sync::{Arc, Mutex, PoisonError},
};

use base64::{Engine as _, engine::general_purpose::STANDARD};
use rcgen::{
    BasicConstraints, CertificateParams, CertifiedIssuer, DistinguishedName, DnType, IsCa, KeyPair,
    date_time_ymd,
};
use tokio::{
    io::{AsyncBufReadExt as _, AsyncRead, AsyncWrite, AsyncWriteExt as _, BufReader},
    net::{TcpListener, TcpStream},
};
use tokio_rustls::{
    TlsAcceptor,
    rustls::{ServerConfig, crypto::aws_lc_rs, pki_types::PrivateKeyDer},
};

/// When a certificate is good.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Validity {
    /// For as long as these tests live.
    Now,
    /// It was.
    Over,
    /// It will be.
    NotYet,
}

impl Validity {
    fn set(self, params: &mut CertificateParams) {
        let (from, until) = match self {
            Self::Now => (2020, 2120),
            Self::Over => (2018, 2019),
            Self::NotYet => (2110, 2120),
        };
        params.not_before = date_time_ymd(from, 1, 1);
        params.not_after = date_time_ymd(until, 1, 1);
    }
}

/// Gives certificates out.
#[derive(Debug)]
pub struct Authority {
    issuer: CertifiedIssuer<'static, KeyPair>,
}

impl Authority {
    /// A new one of this name.
    pub fn new(name: &str, validity: Validity) -> Self {
        let mut params = CertificateParams::default();
        params.distinguished_name = DistinguishedName::new();
        params.distinguished_name.push(DnType::CommonName, name);
        params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        validity.set(&mut params);
        let key = KeyPair::generate().expect("keys can be made");
        Self {
            issuer: CertifiedIssuer::self_signed(params, key).expect("it signs itself"),
        }
    }

    /// Its own certificate, as an administrator gets it.
    pub fn pem(&self) -> String {
        let text = STANDARD.encode(self.issuer.der());
        let lines: Vec<String> = text
            .as_bytes()
            .chunks(64)
            .map(|line| String::from_utf8_lossy(line).into_owned())
            .collect();
        format!(
            "-----BEGIN CERTIFICATE-----\n{}\n-----END CERTIFICATE-----\n",
            lines.join("\n")
        )
    }

    /// TLS for a server of this name.
    pub fn acceptor(&self, name: &str, validity: Validity) -> TlsAcceptor {
        let mut params =
            CertificateParams::new(vec![name.to_owned()]).expect("the name is one of a host");
        validity.set(&mut params);
        let key = KeyPair::generate().expect("keys can be made");
        let certificate = params.signed_by(&key, &self.issuer).expect("it signs");
        let private = PrivateKeyDer::Pkcs8(key.serialize_der().into());
        let config = ServerConfig::builder_with_provider(Arc::new(aws_lc_rs::default_provider()))
            .with_safe_default_protocol_versions()
            .and_then(|builder| {
                builder
                    .with_no_client_auth()
                    .with_single_cert(vec![certificate.der().clone()], private)
            })
            .expect("the key is the certificate's");
        TlsAcceptor::from(Arc::new(config))
    }
}

/// An answer of HTTP with a body of no kind.
pub fn says(status: &str, body: &str) -> String {
    format!(
        "HTTP/1.1 {status}\r\nContent-Length: {}\r\n\r\n{body}",
        body.len()
    )
}

/// Answers every request with `answer`, on a port of its own; hangs up after the first one that is not HTTP.
pub async fn serve(answer: String) -> SocketAddr {
    listen(move |socket| answers(socket, answer.clone())).await
}

/// The same inside of TLS.
pub async fn serve_tls(acceptor: TlsAcceptor, answer: String) -> SocketAddr {
    listen(move |socket| {
        let (acceptor, answer) = (acceptor.clone(), answer.clone());
        async move { answers(acceptor.accept(socket).await?, answer).await }
    })
    .await
}

async fn listen<F>(talk: impl Fn(TcpStream) -> F + Send + 'static) -> SocketAddr
where
    F: Future<Output = io::Result<()>> + Send + 'static,
{
    let listener = TcpListener::bind("127.0.0.1:0")
        .await
        .expect("loopback has a free port");
    let address = listener.local_addr().expect("it is bound");
    tokio::spawn(async move {
        while let Ok((socket, _)) = listener.accept().await {
            // Whoever hangs up is free to.
            tokio::spawn(talk(socket));
        }
    });
    address
}

async fn answers(socket: impl AsyncRead + AsyncWrite + Unpin, answer: String) -> io::Result<()> {
    let mut socket = BufReader::new(socket);
    loop {
        let mut line = Vec::new();
        while line != b"\r\n" {
            line.clear();
            if socket.read_until(b'\n', &mut line).await? == 0 {
                return Ok(());
            }
            if line.first() == Some(&0x16) {
                // Somebody speaks TLS here.
                socket.write_all(answer.as_bytes()).await?;
                return socket.shutdown().await;
            }
        }
        socket.write_all(answer.as_bytes()).await?;
        socket.flush().await?;
    }
}

/// What a proxy does with whoever asks.
#[derive(Debug, Clone)]
pub enum Door {
    /// Connects everybody to this address, whatever they ask for.
    Open(SocketAddr),
    /// The same for whoever has this line in their head.
    Password(SocketAddr, &'static str),
    /// Answers with this status.
    Shut(&'static str),
    /// Hangs up.
    Silent,
}

/// A proxy for `CONNECT`.
#[derive(Debug)]
pub struct Proxy {
    /// Where it listens.
    pub address: SocketAddr,
    asked: Arc<Mutex<Vec<String>>>,
}

impl Proxy {
    /// Starts one on a port of its own.
    pub async fn start(door: Door) -> Self {
        let asked: Arc<Mutex<Vec<String>>> = Arc::default();
        let heard = Arc::clone(&asked);
        let address = listen(move |socket| {
            let (door, heard) = (door.clone(), Arc::clone(&heard));
            async move { pass(socket, door, &heard).await }
        })
        .await;
        Self { address, asked }
    }

    /// The first line of every request.
    pub fn asked(&self) -> Vec<String> {
        let asked = self.asked.lock();
        asked.unwrap_or_else(PoisonError::into_inner).clone()
    }
}

async fn pass(socket: TcpStream, door: Door, heard: &Mutex<Vec<String>>) -> io::Result<()> {
    let mut socket = BufReader::new(socket);
    let mut head = String::new();
    while !head.ends_with("\r\n\r\n") {
        if socket.read_line(&mut head).await? == 0 {
            return Ok(());
        }
    }
    let first = head.lines().next().unwrap_or_default().to_owned();
    heard
        .lock()
        .unwrap_or_else(PoisonError::into_inner)
        .push(first);
    let refuse = |status: &str, headers: &str| {
        format!("HTTP/1.1 {status}\r\n{headers}Content-Length: 0\r\n\r\n")
    };
    let to = match door {
        Door::Open(to) => to,
        // Names of headers are the same in capitals, passwords are not.
        Door::Password(to, line) if head.lines().any(|one| is_same(one, line)) => to,
        Door::Password(..) => {
            let ways = "Proxy-Authenticate: Negotiate\r\nProxy-Authenticate: NTLM\r\n";
            let answer = refuse("407 Proxy Authentication Required", ways);
            return socket.write_all(answer.as_bytes()).await;
        }
        Door::Shut(status) => return socket.write_all(refuse(status, "").as_bytes()).await,
        Door::Silent => return Ok(()),
    };
    let mut far = TcpStream::connect(to).await?;
    socket.write_all(b"HTTP/1.1 200 Connected\r\n\r\n").await?;
    tokio::io::copy_bidirectional(&mut socket, &mut far).await?;
    Ok(())
}

fn is_same(one: &str, other: &str) -> bool {
    let (one, other) = (one.split_once(": "), other.split_once(": "));
    matches!((one, other), (Some(one), Some(other)) if one.0.eq_ignore_ascii_case(other.0) && one.1 == other.1)
}
