//! Listening, and stopping without dropping anyone.

use std::io;
use std::net::SocketAddr;
use std::time::Duration;

use tokio::net::TcpListener;
use tokio::signal::unix::{Signal, SignalKind, signal};

use crate::router::router;
use crate::{App, billing, jobs, mail};

/// After a signal, requests that still run get this long.
const PATIENCE: Duration = Duration::from_secs(20);

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
    let mut server = tokio::spawn(
        // As a maker of services the routes are put together once. A bare router is copied, route by route, for each
        // connection: half a MiB that stays for as long as the connection.
        axum::serve(
            listener,
            router(app).into_make_service_with_connect_info::<SocketAddr>(),
        )
        .with_graceful_shutdown(async move {
            // An error means that the other end is gone: stop likewise.
            let _ = stopped.wait_for(|stop| *stop).await;
        })
        .into_future(),
    );
    tokio::select! {
        ended = &mut server => return ended?,
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
        ended??;
        db.close().await;
    } else {
        // Their connections to the database go with the process: to wait for these would be to wait for them.
        tracing::warn!("some requests did not end and are dropped");
    }
    Ok(())
}
