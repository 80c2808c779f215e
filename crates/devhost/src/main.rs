//! The app's commands over loopback HTTP, for end-to-end tests in a browser and for working on the interface.
//!
//! Never shipped. `POST /rpc/{name}` takes the arguments as JSON and answers the command's answer, or an
//! `AppError` with status 400; `GET /events` is a stream of what the app tells by itself; everything else is the built
//! interface. Secrets stay in memory or in a file that is named, so that a test never
//! meets the developer's keyring.

mod assets;
mod host;

use std::{convert::Infallible, io::Write, net::Ipv4Addr, path::PathBuf, sync::Arc};

use anyhow::Context;
use app::{
    App, AppError, Config,
    config::DEFAULT_SERVER_URL,
    updates::{Installation, STALL, Source},
};
use axum::{
    Json, Router,
    body::Bytes,
    extract::{DefaultBodyLimit, Path, State},
    http::StatusCode,
    response::{
        IntoResponse, Response,
        sse::{Event, KeepAlive, Sse},
    },
    routing::{get, post},
};
use clap::Parser;
use futures_util::{Stream, StreamExt};
use tokio_stream::wrappers::BroadcastStream;

use crate::host::DevHost;

/// Serves the app's commands and the built interface on loopback.
#[derive(Parser)]
struct Args {
    /// Folder for everything the app keeps.
    #[arg(long, env = "TACTUS_DATA_DIR")]
    data_dir: PathBuf,
    /// The built interface.
    #[arg(long)]
    ui: Option<PathBuf>,
    /// Port on 127.0.0.1; 0 takes a free one.
    #[arg(long, default_value_t = 0)]
    port: u16,
    /// The sync server.
    #[arg(long, env = "TACTUS_SERVER_URL", default_value = DEFAULT_SERVER_URL)]
    server_url: String,
    /// Settings decided by whoever manages this machine.
    #[arg(long, env = "TACTUS_POLICY")]
    policy: Option<PathBuf>,
    /// List of newer versions; with it the app is one that updates itself.
    #[arg(long, requires_all = ["update_key", "update_file"])]
    update_url: Option<String>,
    /// Public key that newer versions are signed with.
    #[arg(long)]
    update_key: Option<String>,
    /// The one file that is the program.
    #[arg(long)]
    update_file: Option<PathBuf>,
    /// What the app is told to be this machine.
    #[arg(long, default_value = "devhost")]
    machine: String,
    /// A file for secrets, as the app has one where there is no keyring. They are in memory without it.
    #[arg(long)]
    secrets: Option<PathBuf>,
    /// What the app is told to be the system's language.
    #[arg(long, default_value = "en-US")]
    language: String,
}

impl Args {
    fn updates(&self) -> anyhow::Result<Option<Source>> {
        let (Some(url), Some(key), Some(file)) =
            (&self.update_url, &self.update_key, &self.update_file)
        else {
            return Ok(None);
        };
        Ok(Some(Source {
            url: url.clone(),
            key: key.clone(),
            version: env!("CARGO_PKG_VERSION").parse()?,
            platform: "devhost".into(),
            installation: Installation::AppImage(file.clone()),
            stall: STALL,
        }))
    }
}

#[derive(Clone)]
struct Served {
    app: Arc<App>,
    host: Arc<DevHost>,
    ui: Option<Arc<PathBuf>>,
}

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    tracing_subscriber::fmt()
        .with_writer(std::io::stderr)
        .with_max_level(tracing::Level::INFO)
        .init();
    let args = Args::parse();
    let updates = args.updates()?;
    let config = Config {
        data_dir: args.data_dir,
        place: app::place::Place::default(),
        server_url: args.server_url.trim_end_matches('/').to_owned(),
        policy: args.policy,
        // Never what manages the machine of whoever runs the tests.
        managed: Vec::new(),
        downloads: None,
        updates,
    };
    let _lock = config.claim()?;
    let host = Arc::new(DevHost::new(args.language, args.machine, args.secrets));
    let app = App::new(config, host.clone());
    let served = Served {
        app,
        host,
        ui: args.ui.map(Arc::new),
    };
    let router = Router::new()
        .route("/rpc/{name}", post(rpc))
        .route("/events", get(events))
        .fallback(assets::serve)
        // A batch of events is small; a text to practise is not a book.
        .layer(DefaultBodyLimit::max(4 * 1024 * 1024))
        .with_state(served);
    let listener = tokio::net::TcpListener::bind((Ipv4Addr::LOCALHOST, args.port))
        .await
        .context("bind")?;
    let address = listener.local_addr()?;
    // The one line tests wait for.
    writeln!(std::io::stdout(), "ready http://{address}")?;
    axum::serve(listener, router).await?;
    Ok(())
}

async fn rpc(State(served): State<Served>, Path(name): Path<String>, body: Bytes) -> Response {
    let args = if body.is_empty() {
        Ok(serde_json::Value::Null)
    } else {
        serde_json::from_slice(&body)
    };
    let answer = match args {
        Ok(args) => served.app.rpc(name, args).await,
        Err(error) => Err(AppError::BadArguments {
            name: "rpc",
            why: error.to_string(),
        }),
    };
    match answer {
        Ok(value) => Json(value).into_response(),
        Err(error) => (StatusCode::BAD_REQUEST, Json(error)).into_response(),
    }
}

async fn events(
    State(served): State<Served>,
) -> Sse<impl Stream<Item = Result<Event, Infallible>>> {
    // A listener that was too slow misses old states; the newest one is all it needs.
    let stream = BroadcastStream::new(served.host.listen()).filter_map(|event| async {
        let event = event.ok()?;
        Some(Ok(Event::default()
            .event(event.name())
            .data(event.payload().to_string())))
    });
    Sse::new(stream).keep_alive(KeepAlive::default())
}
