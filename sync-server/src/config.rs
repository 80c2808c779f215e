//! Settings of the server: environment variables, read once and judged all together.

mod oauth;
mod parse;
mod secrets;
mod stripe;

use std::fmt;
use std::net::SocketAddr;
use std::path::PathBuf;

use ipnet::IpNet;
use lettre::message::Mailbox;
use secrecy::{ExposeSecret as _, SecretString};
use sqlx::postgres::PgConnectOptions;

use parse::Reader;

pub(crate) use oauth::GITHUB;
pub use oauth::{OAuth, OAuthClient};
pub use stripe::Stripe;

/// Where the server listens unless told otherwise.
pub const DEFAULT_BIND: &str = "127.0.0.1:8787";

/// Every variable of the contract; one that begins like ours and is not here is a slip.
const KNOWN: [&str; 22] = [
    "TACTUS_DATABASE_URL",
    "TACTUS_MIGRATE_URL",
    "TACTUS_REPLICA_URL",
    "TACTUS_BIND",
    "TACTUS_METRICS_BIND",
    "TACTUS_PUBLIC_URL",
    "TACTUS_SMTP_URL",
    "TACTUS_MAIL_FROM",
    "TACTUS_MAIL_DIR",
    "TACTUS_STRIPE_SECRET_KEY",
    "TACTUS_STRIPE_WEBHOOK_SECRET",
    "TACTUS_STRIPE_API_BASE",
    "TACTUS_OAUTH_GOOGLE_ID",
    "TACTUS_OAUTH_GOOGLE_SECRET",
    "TACTUS_OAUTH_GOOGLE_ISSUER",
    "TACTUS_OAUTH_GITHUB_ID",
    "TACTUS_OAUTH_GITHUB_SECRET",
    "TACTUS_OAUTH_GITHUB_BASE",
    "TACTUS_RATE_LIMITS",
    "TACTUS_TRUSTED_PROXIES",
    // The app's, which may run from the same shell.
    "TACTUS_DATA_DIR",
    "TACTUS_SERVER_URL",
];

/// The settings, all of them valid.
#[derive(Debug)]
pub struct Config {
    /// The runtime role's connection.
    pub database: DatabaseUrl,
    /// The owner's connection.
    pub migrate: DatabaseUrl,
    /// A standby to read reports from.
    pub replica: Option<DatabaseUrl>,
    /// Where to listen; port 0 for any free one.
    pub bind: SocketAddr,
    /// Whether to limit how often clients may ask.
    pub rate_limits: RateLimits,
    /// Where the server is reached from outside, without a slash at its end.
    pub public_url: String,
    /// Where mails go.
    pub mail: MailWay,
    /// Whom mails are from.
    pub mail_from: Mailbox,
    /// Proxies that are believed about where a request comes from.
    pub trusted_proxies: Vec<IpNet>,
    /// Where the figures for Prometheus are.
    pub metrics_bind: Option<SocketAddr>,
    /// What plans are sold with. Where none are, they limit nothing.
    pub stripe: Option<Stripe>,
    /// Providers one can sign in with.
    pub oauth: OAuth,
    /// Nothing wrong, but worth a line in the log.
    pub warnings: Vec<String>,
}

/// Where mails go.
#[derive(Debug, Clone)]
pub enum MailWay {
    /// To the mail server of this URL.
    Smtp(SecretString),
    /// Into files in this folder.
    Folder(PathBuf),
    /// Nobody has said.
    Nowhere,
}

/// A connection URL that never shows its password.
#[derive(Clone)]
pub struct DatabaseUrl {
    url: SecretString,
    options: PgConnectOptions,
    variable: &'static str,
}

impl DatabaseUrl {
    /// What sqlx connects with.
    pub fn options(&self) -> PgConnectOptions {
        self.options.clone()
    }

    /// Which variable it came from, for messages.
    pub fn variable(&self) -> &'static str {
        self.variable
    }

    /// Where it leads, without user and password.
    pub fn place(&self) -> String {
        match self.options.get_socket() {
            Some(socket) => format!("the socket in {}", socket.display()),
            None => format!("{}:{}", self.options.get_host(), self.options.get_port()),
        }
    }

    /// The role it signs in as.
    pub fn role(&self) -> &str {
        self.options.get_username()
    }

    /// Whether both are the same connection.
    pub fn same_as(&self, other: &Self) -> bool {
        self.url.expose_secret() == other.url.expose_secret()
    }
}

/// Without the options: sqlx shows the password among them.
impl fmt::Debug for DatabaseUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ({})", self.variable, self.place())
    }
}

/// Whether to limit how often clients may ask.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RateLimits {
    /// As built in.
    Default,
    /// Not at all: load tests, on the loopback address only.
    Off,
}

/// One variable that cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{variable}: {problem}")]
pub struct Problem {
    /// The variable.
    pub variable: &'static str,
    /// What is wrong with it and what to do.
    pub problem: String,
}

/// All that is wrong with the settings, so that one look mends it.
#[derive(Debug, thiserror::Error)]
#[error("{}", .0.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"))]
pub struct Problems(pub Vec<Problem>);

impl Config {
    /// Reads the process's environment, and the files that its variables name.
    pub fn from_env() -> Result<Self, Problems> {
        let variables: Vec<(String, String)> = std::env::vars_os()
            .filter_map(|(name, value)| Some((name.into_string().ok()?, value.into_string().ok()?)))
            .collect();
        Self::read(&variables)
    }

    /// Judges the given variables; one that is set but empty counts as not set.
    pub fn read(variables: &[(String, String)]) -> Result<Self, Problems> {
        let mut problems = Vec::new();
        let warnings = unknown(variables);
        let variables = secrets::with_files(variables, &mut problems);
        let mut reader = Reader::new(&variables, problems);
        let database = reader.database_url("TACTUS_DATABASE_URL");
        let migrate = reader
            .database_url("TACTUS_MIGRATE_URL")
            .or_else(|| database.clone());
        let replica = reader.database_url("TACTUS_REPLICA_URL");
        reader.need_database();
        let bind = reader.bind();
        let rate_limits = reader.rate_limits(bind);
        let public_url = reader.public_url(bind);
        let mail = reader.mail_way();
        let mail_from = reader.mail_from();
        let trusted_proxies = reader.trusted_proxies();
        let metrics_bind = reader.address("TACTUS_METRICS_BIND");
        let stripe = reader.stripe();
        let oauth = reader.oauth();
        let mut all_warnings = warnings;
        all_warnings.append(&mut reader.warnings);
        match (database, migrate, bind, rate_limits, public_url, mail_from) {
            (
                Some(database),
                Some(migrate),
                Some(bind),
                Some(rate_limits),
                Some(public_url),
                Some(mail_from),
            ) if reader.problems.is_empty() => Ok(Self {
                database,
                migrate,
                replica,
                bind,
                rate_limits,
                public_url,
                mail,
                mail_from,
                trusted_proxies,
                metrics_bind,
                stripe,
                oauth,
                warnings: all_warnings,
            }),
            _ => Err(Problems(reader.problems)),
        }
    }
}

/// A warning for each name that begins like ours and is none.
fn unknown(variables: &[(String, String)]) -> Vec<String> {
    let known = |name: &str| {
        let secret = name.strip_suffix("_FILE").unwrap_or_default();
        KNOWN.contains(&name) || secrets::SECRETS.contains(&secret)
    };
    variables
        .iter()
        .map(|(name, _)| name)
        .filter(|name| name.starts_with("TACTUS_") && !known(name))
        .map(|name| format!("{name} is no setting of this server and is not looked at"))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const DATABASE: (&str, &str) = (
        "TACTUS_DATABASE_URL",
        "postgres://u:hunter2@localhost/tactus",
    );

    fn read(variables: &[(&str, &str)]) -> Result<Config, Problems> {
        let owned: Vec<_> = variables
            .iter()
            .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
            .collect();
        Config::read(&owned)
    }

    fn wrong(variables: &[(&str, &str)]) -> Vec<&'static str> {
        let Problems(problems) = read(variables).expect_err("should be refused");
        problems.iter().map(|problem| problem.variable).collect()
    }

    #[test]
    fn only_the_database_has_to_be_said() {
        let config = read(&[DATABASE]).expect("is enough");
        assert_eq!(config.bind.to_string(), DEFAULT_BIND);
        assert_eq!(config.rate_limits, RateLimits::Default);
        assert!(config.migrate.same_as(&config.database));
        assert_eq!(wrong(&[]), ["TACTUS_DATABASE_URL"]);
        assert_eq!(
            wrong(&[("TACTUS_DATABASE_URL", " ")]),
            ["TACTUS_DATABASE_URL"]
        );
    }

    #[test]
    fn every_problem_is_named_at_once() {
        let all = [
            ("TACTUS_DATABASE_URL", "mysql://localhost/x"),
            ("TACTUS_MIGRATE_URL", "tactus"),
            ("TACTUS_REPLICA_URL", "postgres@replica"),
            ("TACTUS_BIND", "localhost"),
            ("TACTUS_RATE_LIMITS", "none"),
            ("TACTUS_PUBLIC_URL", "sync.example.org"),
            ("TACTUS_SMTP_URL", "mail:hunter2@example.org"),
            ("TACTUS_MAIL_FROM", "Tactus"),
            ("TACTUS_TRUSTED_PROXIES", "10.0.0.0/8, proxy"),
            ("TACTUS_METRICS_BIND", "9000"),
            ("TACTUS_OAUTH_GOOGLE_SECRET", "hunter2"),
            ("TACTUS_OAUTH_GITHUB_BASE", "github.example.org"),
        ];
        let named = all.map(|(name, _)| match name {
            // A secret without an id: what is missing is the id.
            "TACTUS_OAUTH_GOOGLE_SECRET" => "TACTUS_OAUTH_GOOGLE_ID",
            name => name,
        });
        assert_eq!(wrong(&all), named);
    }

    #[test]
    fn mail_and_links_go_where_it_is_said() {
        let config = read(&[DATABASE, ("TACTUS_BIND", "127.0.0.1:9000")]).expect("valid");
        assert_eq!(config.public_url, "http://127.0.0.1:9000");
        assert!(matches!(config.mail, MailWay::Nowhere));
        assert!(
            config.warnings[0].contains("TACTUS_MAIL_DIR"),
            "{:?}",
            config.warnings
        );
        let all = [
            DATABASE,
            ("TACTUS_PUBLIC_URL", "https://sync.example.org/tactus/"),
            ("TACTUS_SMTP_URL", "smtps://me:hunter2@mail.example.org"),
            ("TACTUS_MAIL_FROM", "Tactus <tactus@example.org>"),
            ("TACTUS_TRUSTED_PROXIES", "10.1.0.0/16, ::1, 192.0.2.1"),
        ];
        let config = read(&all).expect("valid");
        assert_eq!(config.public_url, "https://sync.example.org/tactus");
        assert!(matches!(config.mail, MailWay::Smtp(_)));
        assert_eq!(config.trusted_proxies.len(), 3);
        assert_eq!(config.warnings, Vec::<String>::new());
        assert!(!format!("{config:?}").contains("hunter2"));
        // A mail server and nobody to be from; a way in from outside without TLS.
        assert_eq!(wrong(&[DATABASE, all[2]]), ["TACTUS_MAIL_FROM"]);
        let config = read(&[DATABASE, ("TACTUS_PUBLIC_URL", "http://sync.example.org")]);
        assert!(config.expect("may be").warnings[0].contains("https"));
    }

    #[test]
    fn a_secret_may_stand_in_a_file() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("url");
        std::fs::write(&file, "postgres://u:hunter2@localhost/tactus\n").expect("written");
        let path = file.to_str().expect("its path is text");
        let config = read(&[("TACTUS_DATABASE_URL_FILE", path)]).expect("valid");
        assert_eq!(config.database.role(), "u");
        assert_eq!(
            wrong(&[DATABASE, ("TACTUS_DATABASE_URL_FILE", path)]),
            ["TACTUS_DATABASE_URL"]
        );
        let nowhere = folder.path().join("nowhere");
        let nowhere = nowhere.to_str().expect("its path is text");
        assert_eq!(
            wrong(&[DATABASE, ("TACTUS_SMTP_URL_FILE", nowhere)]),
            ["TACTUS_SMTP_URL"]
        );
        // What is no secret is not read from files.
        let config = read(&[DATABASE, ("TACTUS_BIND_FILE", path)]).expect("no reason to stop");
        assert!(
            config.warnings[0].contains("TACTUS_BIND_FILE"),
            "{:?}",
            config.warnings
        );
    }

    #[test]
    fn limits_are_off_only_on_the_loopback_address() {
        let off = ("TACTUS_RATE_LIMITS", "off");
        assert_eq!(
            read(&[DATABASE, off]).expect("loopback").rate_limits,
            RateLimits::Off
        );
        assert_eq!(
            wrong(&[DATABASE, off, ("TACTUS_BIND", "0.0.0.0:1")]),
            ["TACTUS_RATE_LIMITS"]
        );
    }

    #[test]
    fn a_slip_in_a_name_is_noticed() {
        let config = read(&[DATABASE, ("TACTUS_BINDD", "x")]).expect("is no reason to stop");
        assert!(config.warnings[0].contains("TACTUS_BINDD"));
    }

    #[test]
    fn no_password_is_shown() {
        let config = read(&[DATABASE]).expect("valid");
        let shown = format!("{config:?}");
        assert!(!shown.contains("hunter2"), "{shown}");
        let problems = read(&[("TACTUS_DATABASE_URL", "postgres//u:hunter2@x")]).expect_err("bad");
        assert!(!problems.to_string().contains("hunter2"), "{problems}");
    }
}
