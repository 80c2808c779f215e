//! The policy, the way out of this machine, and the server at its end.

use std::{sync::Arc, time::Duration};

use chrono::DateTime;
use sync::{
    Cause, Network,
    network::{
        BadRoots, Route, Straight, masked,
        probe::{Step, Walk, What, walk},
    },
};

use super::{Finding, Level};
use crate::{
    config::{Config, DEFAULT_SERVER_URL},
    host::LocalTime,
    policy::{self, Source, Summary},
};

const NETWORK: &str = "Network";
const SERVER: &str = "Server";
/// A clock further off than this is told, ms.
const CLOCK: i64 = 2 * 60 * 1_000;
/// And further than this it breaks certificates.
const WRONG_CLOCK: i64 = 24 * 3_600 * 1_000;
/// A certificate that is over sooner is told, s.
const SOON: i64 = 14 * 24 * 3_600;

/// The sync server, and who says so.
pub(super) struct Server {
    pub(super) url: String,
    origin: &'static str,
    is_forbidden: bool,
}

impl Server {
    pub(super) fn of(config: &Config, sources: &[Source]) -> Self {
        let (url, origin) = match policy::server_url(sources) {
            Some(url) => (url, "the policy"),
            None if config.server_url == DEFAULT_SERVER_URL => {
                (config.server_url.clone(), "built in")
            }
            None => (config.server_url.clone(), "TACTUS_SERVER_URL"),
        };
        Self {
            url,
            origin,
            is_forbidden: policy::forbids_sign_in(sources),
        }
    }
}

/// The policy in short; `--check-policy` has all of it.
pub(super) fn policy(summary: &Summary) -> Vec<Finding> {
    const POLICY: &str = "Policy";
    let mut findings: Vec<Finding> = summary
        .places
        .iter()
        .map(|(place, found)| Finding::ok(POLICY, "place", format!("{place}: {found}")))
        .collect();
    let names = if summary.in_force.is_empty() {
        "nothing".to_owned()
    } else {
        summary.in_force.join(", ")
    };
    findings.push(Finding::ok(POLICY, "in force", names));
    if !summary.is_whole {
        let seen = "part of what was found is ignored";
        findings.push(Finding::ok(POLICY, "ignored", seen).bad(
            Level::Problem,
            "tactus --check-policy names it with the reasons",
        ));
    }
    findings
}

pub(super) async fn findings(
    server: &Server,
    sources: &[Source],
    network: Option<Network>,
    at_most: Duration,
    now: Arc<dyn Fn() -> LocalTime + Send + Sync>,
) -> Vec<Finding> {
    let seen = format!("{} ({})", masked(&server.url), server.origin);
    let address = Finding::ok(SERVER, "address", seen);
    if sync::check_address(&server.url).is_err() {
        return vec![address.bad(Level::Problem, "it has to begin with https://")];
    }
    let network = match network {
        Some(network) => Some(network),
        None => resolve(sources, now().unix_ms(), at_most).await,
    };
    let Some(network) = network else {
        let seen = "the system does not say how its network is set";
        return vec![
            Finding::ok(NETWORK, "settings", seen).bad(Level::Problem, "restart the session"),
        ];
    };
    let mut findings = proxy(&network, &server.url);
    findings.extend(authorities(&network));
    findings.push(address);
    if server.is_forbidden {
        let seen = "the policy forbids signing in: nothing is sent, and no server was asked";
        findings.push(Finding::ok(SERVER, "way", seen));
        return findings;
    }
    let client = concat!("app/", env!("CARGO_PKG_VERSION"));
    let clock = Arc::clone(&now);
    let walked = walk(&network, &server.url, client, at_most, move || {
        clock().unix_ms()
    })
    .await;
    let is_proxied = matches!(network.route_to(&server.url), Some(Route::Via(_)));
    findings.extend(
        walked
            .steps
            .iter()
            .map(|step| step_finding(step, is_proxied, &walked, &now())),
    );
    findings.extend(walked.certificate.as_ref().map(|certificate| {
        let (from, until) = certificate.valid;
        let seen = format!(
            "issued by {}, valid {} to {}",
            certificate.issuer,
            day(from),
            day(until)
        );
        let finding = Finding::ok(SERVER, "certificate", seen);
        if walked.failure().is_none() && until - now().utc.timestamp() < SOON {
            finding.bad(Level::Warning, "it is over soon: renew it")
        } else {
            finding
        }
    }));
    findings.extend(walked.clock_ahead.map(clock_finding));
    findings
}

async fn resolve(sources: &[Source], now: i64, at_most: Duration) -> Option<Network> {
    let settings = policy::network(sources);
    super::within(at_most, move || Network::resolve(&settings, now)).await
}

fn proxy(network: &Network, url: &str) -> Vec<Finding> {
    let ok = |seen: String| Finding::ok(NETWORK, "proxy", seen);
    let system = network.system();
    let route = network.route_to(url);
    let mut findings = vec![match &route {
        Some(Route::Via(proxy)) => ok(format!("{proxy} (from {})", proxy.origin)),
        Some(Route::Direct(why)) => ok(match why {
            Straight::Loopback => "none, as the server is this machine",
            Straight::Policy => "none (from the policy)",
            Straight::NoneSet => "none is set",
            Straight::Excepted => "one is set, and the server is among its exceptions",
        }
        .to_owned()),
        None => ok("the address is none".to_owned()),
    }];
    if let Some(origin) = system.unreadable {
        findings.push(ok(format!("{origin} has one that cannot be understood")).bad(
            Level::Problem,
            "it has to be http://host:port, with name and password where needed: http://name:password@host:port",
        ));
    }
    if let Some(pac) = &system.pac {
        findings.push(
            Finding::ok(NETWORK, "automatic configuration", masked(pac)).bad(
                Level::Warning,
                "scripts of automatic configuration (PAC, WPAD) are not followed: where the network needs a proxy, name \
                 it in the item proxy of the policy",
            ),
        );
    }
    findings
}

fn authorities(network: &Network) -> Vec<Finding> {
    let ok = |seen: String| Finding::ok(NETWORK, "trusted authorities", seen);
    match network.roots() {
        None => vec![ok("those of the system".to_owned())],
        Some(Ok(roots)) => {
            let seen = format!(
                "those of the system, and {} of ca_file: {}",
                roots.certificates.len(),
                roots.subjects.join("; ")
            );
            let expired = (!roots.expired.is_empty()).then(|| {
                ok(format!("expired in ca_file: {}", roots.expired.join("; "))).bad(
                    Level::Warning,
                    "take them out of the file, or put newer ones in",
                )
            });
            [ok(seen)].into_iter().chain(expired).collect()
        }
        Some(Err(bad)) => {
            let advice = match bad {
                BadRoots::Missing(_) => "put the file there, readable by all, or correct ca_file",
                BadRoots::Unreadable { .. } => "make the file readable by all",
                BadRoots::NoCertificate(_) => {
                    "convert it: openssl x509 -inform der -in ca.cer -out ca.pem"
                }
                BadRoots::Expired { .. } => "put a newer certificate of the authority into it",
            };
            vec![ok(bad.to_string()).bad(Level::Problem, advice)]
        }
    }
}

fn step_finding(step: &Step, is_proxied: bool, walked: &Walk, now: &LocalTime) -> Finding {
    let what = match (step.what, is_proxied) {
        (What::Lookup, false) => "name",
        (What::Lookup, true) => "name of the proxy",
        (What::Connect, false) => "connection",
        (What::Connect, true) => "connection to the proxy",
        (What::Tunnel, _) => "proxy",
        (What::Tls, _) => "TLS",
        (What::Hello, _) => "answer",
    };
    let took = step.took.as_millis();
    match &step.seen {
        Ok(seen) => Finding::ok(SERVER, what, format!("{seen} ({took} ms)")),
        Err(why) => {
            let clock = match (why.cause, &walked.certificate) {
                (Cause::Clock | Cause::Expired, Some(certificate)) => format!(
                    "; the certificate is valid {} to {}, this machine's clock says {}",
                    day(certificate.valid.0),
                    day(certificate.valid.1),
                    now.utc.date_naive()
                ),
                _ => String::new(),
            };
            let seen = format!("{why}{clock} ({took} ms)");
            Finding::ok(SERVER, what, seen).bad(Level::Problem, advice(why.cause))
        }
    }
}

/// What the interface tells an administrator, in the report's language.
fn advice(cause: Cause) -> String {
    let key = format!("{}-admin", cause.code().replace('_', "-"));
    let texts = locale::Texts::new();
    texts.text("en", &key, &[]).unwrap_or_default()
}

fn clock_finding(ahead: i64) -> Finding {
    let tenths = ahead.unsigned_abs() / 100;
    let side = if ahead < 0 { "behind" } else { "ahead of" };
    let seen = format!("{}.{} s {side} the server's", tenths / 10, tenths % 10);
    let finding = Finding::ok(SERVER, "clock", seen);
    let advice = "set this machine's clock, and let a time server do so from now on";
    if ahead.abs() <= CLOCK {
        finding
    } else if ahead.abs() <= WRONG_CLOCK {
        finding.bad(Level::Warning, advice)
    } else {
        finding.bad(Level::Problem, advice)
    }
}

fn day(seconds: i64) -> String {
    DateTime::from_timestamp(seconds, 0).map_or_else(
        || "unknown".to_owned(),
        |time| time.date_naive().to_string(),
    )
}
