//! `tactus-server`: reads the settings, connects, migrates, listens. Whatever keeps it from doing so
//! is said in one sentence with what to do, and ends it with a code other than 0.

use std::collections::BTreeSet;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context as _, bail};
use clap::{Parser, Subcommand};
use tactus_server::accounts::Plans;
use tactus_server::admin;
use tactus_server::billing::{self, Billing};
use tactus_server::catalog::Put;
use tactus_server::clock::{Clock as _, SystemClock};
use tactus_server::config::{Config, MailWay};
use tactus_server::database::{self, Target};
use tactus_server::mail::{Mail, Transport};
use tactus_server::oauth::Providers;
use tactus_server::random::Random;
use tactus_server::reports::Reports;
use tactus_server::{App, catalog, jobs, rewards, serve, sync, telemetry};
use tracing_subscriber::EnvFilter;

/// A report waits no longer than this for a connection to the replica; then the primary answers.
const REPLICA_ACQUIRE: Duration = Duration::from_secs(1);

/// The sync server of Tactus. Its settings are environment variables, listed in docs/OPERATING.md.
#[derive(Parser)]
#[command(name = "tactus-server", version)]
struct Arguments {
    #[command(subcommand)]
    command: Option<Command>,
    /// With `serve`: do not migrate the database first.
    #[arg(long)]
    no_migrate: bool,
}

#[derive(Subcommand)]
enum Command {
    /// Migrates the database and answers requests. What is done without a command.
    Serve {
        /// Do not migrate the database first.
        #[arg(long)]
        no_migrate: bool,
    },
    /// Migrates the database and ends.
    Migrate {
        /// Up to this version.
        #[arg(long, value_name = "N", conflicts_with = "down_to")]
        to: Option<i64>,
        /// Down to this version; 0 leaves nothing.
        #[arg(long, value_name = "N")]
        down_to: Option<i64>,
    },
    /// Says what is wrong with the settings, all at once.
    CheckConfig,
    /// Computes everything that follows from sessions again, and names the rows that differ.
    CheckDerived {
        /// Make progress, days, weeks and achievements of the learners concerned anew.
        #[arg(long)]
        mend: bool,
    },
    /// Courses and layouts.
    Catalog {
        #[command(subcommand)]
        command: CatalogCommand,
    },
    /// Support, and what follows the restoring of a backup.
    Admin {
        #[command(subcommand)]
        command: admin::Command,
    },
}

#[derive(Subcommand)]
enum CatalogCommand {
    /// Brings the courses and layouts of a folder into the database: all of them, or nothing.
    Import {
        /// With courses/*.toml and layouts/*.json in it, or with course files.
        #[arg(value_name = "DIR")]
        folder: PathBuf,
    },
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    // Standard output is for what was asked for; the log goes to standard error.
    tracing_subscriber::fmt()
        .with_env_filter(
            EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new("info,sqlx=warn")),
        )
        .with_writer(std::io::stderr)
        .with_ansi(false)
        .init();
    match run(arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            // Nothing else is left to tell if even this fails.
            let _ = writeln!(std::io::stderr(), "tactus-server: {error:#}");
            ExitCode::FAILURE
        }
    }
}

#[tokio::main]
async fn run(arguments: Arguments) -> anyhow::Result<()> {
    let config = Config::from_env()?;
    for warning in &config.warnings {
        tracing::warn!("{warning}");
    }
    let serve = Command::Serve {
        no_migrate: arguments.no_migrate,
    };
    match arguments.command.unwrap_or(serve) {
        Command::Serve { no_migrate } => answer(&config, no_migrate).await,
        Command::Migrate { to, down_to } => {
            let target = match (to, down_to) {
                (Some(version), _) => Target::UpTo(version),
                (_, Some(version)) => Target::DownTo(version),
                _ => Target::Newest,
            };
            database::migrate(&config.migrate, target).await?;
            Ok(database::admit(&config.migrate, &config.database).await?)
        }
        Command::CheckConfig => {
            say("the settings are good")?;
            database::connect(&config.database).await?;
            if !config.migrate.same_as(&config.database) {
                database::connect(&config.migrate).await?;
            }
            if let Some(replica) = &config.replica {
                database::connect(replica).await?;
            }
            say("the database answers")
        }
        Command::CheckDerived { mend } => check_derived(&config, mend).await,
        Command::Catalog {
            command: CatalogCommand::Import { folder },
        } => import(&config, &folder).await,
        Command::Admin { command } => administer(&config, command).await,
    }
}

/// Every difference on a line of its own; an error if there are any and they are not to be mended.
async fn check_derived(config: &Config, mend: bool) -> anyhow::Result<()> {
    let db = database::pool(&config.database).await?;
    let mut differences = Vec::new();
    let learners = sync::check_derived(&db, |difference| differences.push(difference)).await?;
    for difference in &differences {
        say(&difference.to_string())?;
    }
    say(&format!(
        "{learners} accounts checked, {} rows differ",
        differences.len()
    ))?;
    if differences.is_empty() {
        return Ok(());
    }
    anyhow::ensure!(mend, "what is derived is not what the sessions give");
    let users: BTreeSet<i64> = differences
        .iter()
        .map(|difference| difference.user)
        .collect();
    for user in users {
        sync::mend_derived(&db, user).await?;
    }
    say("progress, days, weeks and achievements were made anew")
}

async fn answer(config: &Config, no_migrate: bool) -> anyhow::Result<()> {
    // First, so that a second server on the same port does nothing to the database.
    let listener = serve::listen(config.bind).await?;
    if !no_migrate {
        database::migrate(&config.migrate, Target::Newest).await?;
        database::admit(&config.migrate, &config.database).await?;
    }
    let db = database::pool(&config.database).await?;
    let clock = Arc::new(SystemClock);
    let mut app = App::new(db, clock.clone(), Random::system(), config.rate_limits);
    app.mail = mail(config)?;
    app.oauth = providers(config)?;
    app.trusted_proxies = config.trusted_proxies.clone().into();
    app.is_reached_by_tls = config.public_url.starts_with("https://");
    if let Some(stripe) = &config.stripe {
        app.plans = Plans::Limited;
        let billing = Billing::new(stripe, &config.public_url, app.random.clone());
        app.billing = Some(billing.context("TACTUS_STRIPE_… cannot be used")?);
    }
    if let Some(replica) = &config.replica {
        let replica = database::lazy_pool(replica, REPLICA_ACQUIRE);
        app.reports = Reports::from_replica(app.db.clone(), replica, clock);
    }
    if database::is_current(&app.db).await? {
        billing::enter(&app)
            .await
            .context("billing could not be set up")?;
        jobs::run_once(&app).await;
        catalog::import_built_in(&app)
            .await
            .context("the courses could not be imported")?;
        rewards::put_achievements(&app)
            .await
            .context("the achievements could not be imported")?;
    } else {
        tracing::warn!("the schema is not this server's: `tactus-server migrate` brings it there");
    }
    if let Some(address) = config.metrics_bind {
        let figures = telemetry::serve(app.clone(), telemetry::install()?, address).await?;
        tokio::spawn(figures);
    }
    let address = listener.local_addr()?;
    let signals = serve::Signals::new()?;
    say(&format!("tactus-server listens on http://{address}"))?;
    serve::serve(app, listener, signals)
        .await
        .context("the server broke")
}

async fn administer(config: &Config, command: admin::Command) -> anyhow::Result<()> {
    let now = SystemClock.now();
    match &command {
        admin::Command::SaveErasures { file } => {
            let mut db = database::connect(&config.migrate).await?;
            let saved = admin::save_erasures(&mut db, file).await?;
            say(&format!("{saved} erasures written"))
        }
        admin::Command::Restored { erasures } => {
            let mut db = database::connect(&config.migrate).await?;
            let done = admin::restored(&mut db, erasures.as_deref(), now).await?;
            say(&format!(
                "{} erasures added, {} accounts erased again; everybody has to sign in, and the apps send what is missing",
                done.added, done.erased
            ))
        }
        command => {
            let db = database::pool(&config.database).await?;
            let said = admin::run(&db, command, now).await?;
            db.close().await;
            say(&said)
        }
    }
}

/// Those one can sign in with.
fn providers(config: &Config) -> anyhow::Result<Arc<Providers>> {
    let providers = Providers::new(&config.oauth, &config.public_url);
    let providers = providers.map_err(|error| anyhow::anyhow!(error));
    Ok(Arc::new(
        providers.context("TACTUS_OAUTH_… cannot be used")?,
    ))
}

/// The way out for mails.
fn mail(config: &Config) -> anyhow::Result<Arc<Mail>> {
    let transport = match &config.mail {
        MailWay::Smtp(url) => Transport::smtp(url).context("TACTUS_SMTP_URL cannot be used")?,
        MailWay::Folder(folder) => Transport::Folder(folder.clone()),
        MailWay::Nowhere => Transport::Nowhere,
    };
    Ok(Mail::new(
        transport,
        config.mail_from.clone(),
        &config.public_url,
    ))
}

async fn import(config: &Config, folder: &Path) -> anyhow::Result<()> {
    let db = database::pool(&config.database).await?;
    let app = App::new(
        db,
        Arc::new(SystemClock),
        Random::system(),
        config.rate_limits,
    );
    if !database::is_current(&app.db).await? {
        bail!("the schema is not this server's: `tactus-server migrate` brings it there");
    }
    let imported = catalog::import_folder(&app, folder).await?;
    for layout in &imported.layouts {
        say(&format!("layout {layout}"))?;
    }
    for (slug, version, put) in &imported.courses {
        let what = match put {
            Put::Imported => "imported",
            Put::Unchanged => "was there already",
        };
        say(&format!("course {slug} {version}: {what}"))?;
    }
    app.db.close().await;
    Ok(())
}

fn say(line: &str) -> anyhow::Result<()> {
    let mut out = std::io::stdout().lock();
    writeln!(out, "{line}")?;
    Ok(out.flush()?)
}
