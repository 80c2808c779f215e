//! Listening, and stopping without dropping anyone.

use std::io;
use std::net::SocketAddr;
use std::pin::pin;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::extract::Request;
use axum::serve::Listener;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use hyper_util::service::TowerToHyperService;
use tokio::net::TcpListener;
use tokio::signal::unix::{Signal, SignalKind, signal};
use tower::{Service as _, ServiceExt as _};

use crate::router::router;
use crate::{App, billing, jobs, mail};

/// After a signal, requests that still run get this long.
const PATIENCE: Duration = Duration::from_secs(20);
/// A head has to be there after so long, and so does the next request on a connection that is kept. Longer than the
/// 60 s for which a proxy in front usually keeps one, so that it is the proxy that ends it and never both at once.
const HEAD: Duration = Duration::from_secs(75);

/// Why the server cannot listen.
#[derive(Debug, thiserror::Error)]
pub enum ListenError {
    /// Somebody else is there.
    #[error(
        "{0} is taken: another program, perhaps another tactus-server, listens there. Stop it, or choose another port with TACTUS_BIND"
    )]
    Taken(SocketAddr),
    /// This machine has no such address, or this user may not have the port.
    #[error("cannot listen on {address} ({cause}). TACTUS_BIND says where")]
    Impossible {
        /// Where it was tried.
        address: SocketAddr,
        /// The system's words.
        cause: io::Error,
    },
}

/// Binds the address; port 0 takes any free one.
pub async fn listen(address: SocketAddr) -> Result<TcpListener, ListenError> {
    TcpListener::bind(address)
        .await
        .map_err(|cause| match cause.kind() {
            io::ErrorKind::AddrInUse => ListenError::Taken(address),
            _ => ListenError::Impossible { address, cause },
        })
}

/// The signals that end the server. To be made before it says that it is ready: from then on it may be
/// told to stop, and without this that would kill it.
pub struct Signals {
    interrupt: Signal,
    terminate: Signal,
}

impl Signals {
    /// Takes them over from the system.
    pub fn new() -> io::Result<Self> {
        Ok(Self {
            interrupt: signal(SignalKind::interrupt())?,
            terminate: signal(SignalKind::terminate())?,
        })
    }
}

/// Answers until SIGINT or SIGTERM, then lets running requests finish.
pub async fn serve(app: App, listener: TcpListener, mut signals: Signals) -> io::Result<()> {
    let (stop, mut stopped) = tokio::sync::watch::channel(false);
    let db = app.db.clone();
    let jobs = tokio::spawn(jobs::run(app.clone()));
    let mails = tokio::spawn(mail::run(app.clone()));
    let billing = tokio::spawn(billing::run(app.clone()));
    let replica = tokio::spawn(app.reports.clone().watch());
    let gone = async move {
        // An error means that the other end is gone: stop likewise.
        let _ = stopped.wait_for(|stop| *stop).await;
    };
    let mut server = tokio::spawn(answer(router(app), listener, gone));
    tokio::select! {
        ended = &mut server => return Ok(ended?),
        _ = signals.interrupt.recv() => {}
        _ = signals.terminate.recv() => {}
    }
    tracing::info!("stopping");
    stop.send_replace(true);
    jobs.abort();
    mails.abort();
    billing.abort();
    replica.abort();
    if let Ok(ended) = tokio::time::timeout(PATIENCE, server).await {
        ended?;
        db.close().await;
    } else {
        // Their connections to the database go with the process: to wait for these would be to wait for them.
        tracing::warn!("some requests did not end and are dropped");
    }
    Ok(())
}

/// Lets everybody in until `stop` comes, then waits for the answers that are on their way.
async fn answer(routes: Router, mut listener: TcpListener, stop: impl Future<Output = ()>) {
    // As a maker of services the routes are put together once. A bare router is copied, route by route, for each
    // connection: half a MiB that stays for as long as the connection.
    let mut services = routes.into_make_service_with_connect_info::<SocketAddr>();
    let mut http = http1::Builder::new();
    http.timer(TokioTimer::new()).header_read_timeout(HEAD);
    let connections = GracefulShutdown::new();
    let mut stop = pin!(stop);
    loop {
        let (stream, peer) = tokio::select! {
            // Waits by itself where the system has no more sockets.
            accepted = Listener::accept(&mut listener) => accepted,
            () = &mut stop => break,
        };
        let service = services
            .call(peer)
            .await
            .unwrap_or_else(|never| match never {});
        let service = service.map_request(|request: Request<Incoming>| request.map(Body::new));
        let connection =
            http.serve_connection(TokioIo::new(stream), TowerToHyperService::new(service));
        let connection = connections.watch(connection);
        tokio::spawn(async move {
            if let Err(error) = connection.await {
                tracing::debug!(%error, "a connection ended early");
            }
        });
    }
    drop(listener);
    connections.shutdown().await;
}

#[cfg(test)]
mod tests {
    use std::future::pending;

    use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
    use tokio::net::TcpStream;
    use tokio::time::Instant;

    use super::*;

    /// The clock stands still but for what everybody waits for.
    #[tokio::test(start_paused = true)]
    async fn who_never_ends_a_head_is_let_go() {
        let listener = listen("127.0.0.1:0".parse().unwrap()).await.unwrap();
        let address = listener.local_addr().unwrap();
        tokio::spawn(answer(Router::new(), listener, pending()));
        let mut stream = TcpStream::connect(address).await.unwrap();
        stream.write_all(b"GET / HTTP/1.1\r\nHost:").await.unwrap();
        let begun = Instant::now();
        let mut rest = Vec::new();
        // Hung up, with a word or without one.
        let _ = stream.read_to_end(&mut rest).await;
        let waited = begun.elapsed();
        assert!(waited + Duration::from_secs(1) >= HEAD, "{waited:?}");
        assert!(waited < HEAD * 2, "{waited:?}");
    }
}
