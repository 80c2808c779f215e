//! Settings of the server: environment variables, read once and judged all together.

use std::fmt;
use std::net::SocketAddr;
use std::str::FromStr as _;

use secrecy::{ExposeSecret as _, SecretString};
use sqlx::postgres::PgConnectOptions;

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
    /// Whether plans are sold: there is a key for Stripe.
    pub has_billing: bool,
    /// Nothing wrong, but worth a line in the log.
    pub warnings: Vec<String>,
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
    /// Reads the process's environment.
    pub fn from_env() -> Result<Self, Problems> {
        let variables: Vec<(String, String)> = std::env::vars_os()
            .filter_map(|(name, value)| Some((name.into_string().ok()?, value.into_string().ok()?)))
            .collect();
        Self::read(&variables)
    }

    /// Judges the given variables; one that is set but empty counts as not set.
    pub fn read(variables: &[(String, String)]) -> Result<Self, Problems> {
        let get = |name: &str| {
            let (_, value) = variables.iter().find(|(each, _)| each == name)?;
            (!value.trim().is_empty()).then(|| value.trim())
        };
        let mut problems = Vec::new();
        let database = database_url("TACTUS_DATABASE_URL", get, &mut problems);
        let migrate =
            database_url("TACTUS_MIGRATE_URL", get, &mut problems).or_else(|| database.clone());
        let replica = database_url("TACTUS_REPLICA_URL", get, &mut problems);
        if get("TACTUS_DATABASE_URL").is_none() {
            problems.push(Problem {
                variable: "TACTUS_DATABASE_URL",
                problem: "is not set. It names the PostgreSQL database, as in \
                          postgres://tactus:password@localhost/tactus"
                    .to_owned(),
            });
        }
        let bind = bind(get, &mut problems);
        let rate_limits = rate_limits(get, bind, &mut problems);
        let warnings = variables
            .iter()
            .map(|(name, _)| name)
            .filter(|name| name.starts_with("TACTUS_") && !KNOWN.contains(&name.as_str()))
            .map(|name| format!("{name} is no setting of this server and is not looked at"))
            .collect();
        match (database, migrate, bind, rate_limits) {
            (Some(database), Some(migrate), Some(bind), Some(rate_limits))
                if problems.is_empty() =>
            {
                Ok(Self {
                    database,
                    migrate,
                    replica,
                    bind,
                    rate_limits,
                    has_billing: get("TACTUS_STRIPE_SECRET_KEY").is_some(),
                    warnings,
                })
            }
            _ => Err(Problems(problems)),
        }
    }
}

fn database_url<'a>(
    variable: &'static str,
    get: impl Fn(&str) -> Option<&'a str>,
    problems: &mut Vec<Problem>,
) -> Option<DatabaseUrl> {
    let value = get(variable)?;
    let scheme = value.starts_with("postgres://") || value.starts_with("postgresql://");
    match PgConnectOptions::from_str(value) {
        Ok(options) if scheme => Some(DatabaseUrl {
            url: SecretString::from(value),
            options,
            variable,
        }),
        // The value is not repeated: it may hold a password.
        _ => {
            problems.push(Problem {
                variable,
                problem: "is no PostgreSQL URL. It has the form \
                          postgres://user:password@host:5432/database"
                    .to_owned(),
            });
            None
        }
    }
}

fn bind<'a>(
    get: impl Fn(&str) -> Option<&'a str>,
    problems: &mut Vec<Problem>,
) -> Option<SocketAddr> {
    let value = get("TACTUS_BIND").unwrap_or(DEFAULT_BIND);
    let address = value.parse().ok();
    if address.is_none() {
        problems.push(Problem {
            variable: "TACTUS_BIND",
            problem: format!(
                "`{value}` is no address. It is an IP address and a port, as in {DEFAULT_BIND}, \
                 0.0.0.0:8787 or [::1]:8787"
            ),
        });
    }
    address
}

fn rate_limits<'a>(
    get: impl Fn(&str) -> Option<&'a str>,
    bind: Option<SocketAddr>,
    problems: &mut Vec<Problem>,
) -> Option<RateLimits> {
    let problem = match get("TACTUS_RATE_LIMITS").unwrap_or("default") {
        "default" => return Some(RateLimits::Default),
        "off" if bind.is_some_and(|address| !address.ip().is_loopback()) => {
            "`off` is for load tests and goes only with a loopback address in TACTUS_BIND"
                .to_owned()
        }
        "off" => return Some(RateLimits::Off),
        other => format!("`{other}` is neither `default` nor `off`"),
    };
    problems.push(Problem {
        variable: "TACTUS_RATE_LIMITS",
        problem,
    });
    None
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
        ];
        assert_eq!(wrong(&all), all.map(|(name, _)| name));
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
