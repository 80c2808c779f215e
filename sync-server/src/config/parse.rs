//! One setting after the other, out of text.

use std::net::{IpAddr, SocketAddr};
use std::str::FromStr as _;

use ipnet::IpNet;
use lettre::message::Mailbox;
use secrecy::SecretString;
use sqlx::postgres::PgConnectOptions;

use super::{DEFAULT_BIND, DatabaseUrl, MailWay, Problem, RateLimits};
use crate::mail::Transport;

/// Reads variables and collects what is wrong with them.
pub(super) struct Reader<'a> {
    variables: &'a [(String, String)],
    pub(super) problems: Vec<Problem>,
    pub(super) warnings: Vec<String>,
}

impl<'a> Reader<'a> {
    pub(super) fn new(variables: &'a [(String, String)], problems: Vec<Problem>) -> Self {
        Self {
            variables,
            problems,
            warnings: Vec::new(),
        }
    }

    /// The value; one that is empty is none.
    pub(super) fn get(&self, name: &str) -> Option<&'a str> {
        let (_, value) = self.variables.iter().find(|(each, _)| each == name)?;
        (!value.trim().is_empty()).then(|| value.trim())
    }

    pub(super) fn wrong(&mut self, variable: &'static str, problem: impl Into<String>) {
        let problem = problem.into();
        self.problems.push(Problem { variable, problem });
    }

    pub(super) fn database_url(&mut self, variable: &'static str) -> Option<DatabaseUrl> {
        let value = self.get(variable)?;
        let scheme = value.starts_with("postgres://") || value.starts_with("postgresql://");
        match PgConnectOptions::from_str(value) {
            Ok(options) if scheme => Some(DatabaseUrl {
                url: SecretString::from(value),
                options,
                variable,
            }),
            // The value is not repeated: it may hold a password.
            _ => {
                self.wrong(
                    variable,
                    "is no PostgreSQL URL. It has the form postgres://user:password@host:5432/database",
                );
                None
            }
        }
    }

    pub(super) fn need_database(&mut self) {
        let is_named = |problem: &Problem| problem.variable == "TACTUS_DATABASE_URL";
        if self.get("TACTUS_DATABASE_URL").is_none() && !self.problems.iter().any(is_named) {
            self.wrong(
                "TACTUS_DATABASE_URL",
                "is not set. It names the PostgreSQL database, as in postgres://tactus:password@localhost/tactus",
            );
        }
    }

    pub(super) fn bind(&mut self) -> Option<SocketAddr> {
        match self.get("TACTUS_BIND") {
            None => DEFAULT_BIND.parse().ok(),
            Some(_) => self.address("TACTUS_BIND"),
        }
    }

    /// Where to listen.
    pub(super) fn address(&mut self, variable: &'static str) -> Option<SocketAddr> {
        let value = self.get(variable)?;
        let address = value.parse().ok();
        if address.is_none() {
            self.wrong(
                variable,
                format!(
                    "`{value}` is no address. It is an IP address and a port, as in {DEFAULT_BIND}, \
                     0.0.0.0:8787 or [::1]:8787"
                ),
            );
        }
        address
    }

    pub(super) fn rate_limits(&mut self, bind: Option<SocketAddr>) -> Option<RateLimits> {
        let problem = match self.get("TACTUS_RATE_LIMITS").unwrap_or("default") {
            "default" => return Some(RateLimits::Default),
            "off" if bind.is_some_and(|address| !address.ip().is_loopback()) => {
                "`off` is for load tests and goes only with a loopback address in TACTUS_BIND"
                    .to_owned()
            }
            "off" => return Some(RateLimits::Off),
            other => format!("`{other}` is neither `default` nor `off`"),
        };
        self.wrong("TACTUS_RATE_LIMITS", problem);
        None
    }

    /// What links begin with.
    pub(super) fn public_url(&mut self, bind: Option<SocketAddr>) -> Option<String> {
        let Some(value) = self.get("TACTUS_PUBLIC_URL") else {
            let bind = bind.map_or_else(|| DEFAULT_BIND.to_owned(), |bind| bind.to_string());
            return Some(format!("http://{bind}"));
        };
        let Some(is_here) = is_on_this_machine(value) else {
            let problem = format!(
                "`{value}` is no address of a server. It has the form https://tactus.example.org"
            );
            self.wrong("TACTUS_PUBLIC_URL", problem);
            return None;
        };
        if value.starts_with("http://") && !is_here {
            self.warnings.push(
                "TACTUS_PUBLIC_URL does not begin with https://: apps refuse such a server"
                    .to_owned(),
            );
        }
        Some(value.trim_end_matches('/').to_owned())
    }

    pub(super) fn mail_way(&mut self) -> MailWay {
        if let Some(url) = self.get("TACTUS_SMTP_URL") {
            let url = SecretString::from(url);
            // The value is not repeated: it may hold a password.
            if !Transport::is_smtp_url(&url) {
                self.wrong(
                    "TACTUS_SMTP_URL",
                    "is no URL of a mail server. It has the form smtps://user:password@mail.example.org, or \
                     smtp://…?tls=required",
                );
            } else if self.get("TACTUS_MAIL_FROM").is_none() {
                self.wrong(
                    "TACTUS_MAIL_FROM",
                    "is not set. Mails are from somebody, as in Tactus <tactus@example.org>",
                );
            }
            return MailWay::Smtp(url);
        }
        if let Some(folder) = self.get("TACTUS_MAIL_DIR") {
            return MailWay::Folder(folder.into());
        }
        self.warnings.push(
            "neither TACTUS_SMTP_URL nor TACTUS_MAIL_DIR is set: mails wait for three days and are dropped"
                .to_owned(),
        );
        MailWay::Nowhere
    }

    pub(super) fn mail_from(&mut self) -> Option<Mailbox> {
        let value = self
            .get("TACTUS_MAIL_FROM")
            .unwrap_or("Tactus <tactus@localhost>");
        let from = value.parse().ok();
        if from.is_none() {
            let problem = format!("`{value}` is no address, as in Tactus <tactus@example.org>");
            self.wrong("TACTUS_MAIL_FROM", problem);
        }
        from
    }

    pub(super) fn trusted_proxies(&mut self) -> Vec<IpNet> {
        let value = self.get("TACTUS_TRUSTED_PROXIES").unwrap_or_default();
        let mut networks = Vec::new();
        for part in value
            .split(',')
            .map(str::trim)
            .filter(|part| !part.is_empty())
        {
            let network = part.parse::<IpNet>().ok();
            if let Some(network) = network.or_else(|| part.parse::<IpAddr>().ok().map(IpNet::from))
            {
                networks.push(network);
            } else {
                let problem = format!("`{part}` is no network, as in 10.0.0.0/8 or ::1");
                self.wrong("TACTUS_TRUSTED_PROXIES", problem);
            }
        }
        networks
    }
}

/// Whether the address of a server leads to this machine; none if it is no such address.
pub(super) fn is_on_this_machine(url: &str) -> Option<bool> {
    let rest = url
        .strip_prefix("https://")
        .or(url.strip_prefix("http://"))?;
    let odd = |c: char| c.is_whitespace() || c.is_control() || "?#@\"'<>\\".contains(c);
    if rest.is_empty() || rest.starts_with('/') || rest.contains(odd) {
        return None;
    }
    let host = rest.split(['/', ':']).next().unwrap_or_default();
    Some(host == "localhost" || host.parse::<IpAddr>().is_ok_and(|ip| ip.is_loopback()))
}
