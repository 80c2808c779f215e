//! Fetching a public file: one GET that says nothing of anybody, neither a name nor a token nor a cookie.
//!
//! An address is `https`. `http` on this machine is taken only where the first address is such a one, as in tests; a
//! redirect never leads out of that rule.

use std::time::Duration;

use reqwest::{Url, redirect};

use crate::{
    failure::Failure,
    network::{Network, Unreachable},
};

/// A file on a host of releases is one redirect away, or two.
const REDIRECTS: usize = 5;

/// Fetches files by the rule of its first address.
#[derive(Debug, Clone)]
pub struct Downloads {
    client: reqwest::Client,
    rule: Rule,
    /// By its way a failure is told apart.
    network: Network,
}

/// Which addresses are spoken to.
#[derive(Debug, Clone, Copy)]
enum Rule {
    Https,
    /// `http` too, on this machine.
    Local,
}

impl Rule {
    fn allows(self, url: &Url) -> bool {
        let is_local = matches!(url.host_str(), Some("127.0.0.1" | "localhost" | "[::1]"));
        url.scheme() == "https"
            || (matches!(self, Self::Local) && url.scheme() == "http" && is_local)
    }
}

/// A file that is on its way.
#[derive(Debug)]
pub struct Download {
    response: reqwest::Response,
    is_proxied: bool,
}

impl Downloads {
    /// For files that are found by way of `first`, over `network`. A connection that gives no byte for `stall` is dead.
    ///
    /// # Errors
    /// [`Failure::BadAddress`]: `first` is neither `https` nor `http` on this machine. [`Failure::Offline`]: no
    /// certificate can be checked.
    pub fn new(network: &Network, first: &str, stall: Duration) -> Result<Self, Failure> {
        let url = parsed(first)?;
        let rule = if url.scheme() == "http" {
            Rule::Local
        } else {
            Rule::Https
        };
        if !rule.allows(&url) {
            return Err(insecure());
        }
        let redirects = redirect::Policy::custom(move |attempt| {
            if attempt.previous().len() > REDIRECTS {
                attempt.error("too many redirects")
            } else if rule.allows(attempt.url()) {
                attempt.follow()
            } else {
                attempt.error("a redirect leads to an address that is not https")
            }
        });
        let client = network.client_builder().and_then(|builder| {
            builder
                .redirect(redirects)
                .referer(false)
                .read_timeout(stall)
                .build()
                .map_err(|error| Unreachable::of(error, false))
        });
        Ok(Self {
            client: client.map_err(Failure::Offline)?,
            rule,
            network: network.clone(),
        })
    }

    /// Asks for a file, and has the answer's head.
    ///
    /// # Errors
    /// [`Failure::BadAddress`]: not an address that may be spoken to, or a redirect to one. [`Failure::Offline`]: no
    /// answer, or somebody else's certificate. [`Failure::Server`]: 5xx. [`Failure::Nonsense`]: another status.
    pub async fn get(&self, address: &str) -> Result<Download, Failure> {
        let url = parsed(address)?;
        if !self.rule.allows(&url) {
            return Err(insecure());
        }
        let is_proxied = self.network.is_proxied(&url);
        let response = self.client.get(url).send().await;
        let response = response.map_err(|error| lost(error, is_proxied))?;
        match response.status().as_u16() {
            200 => Ok(Download {
                response,
                is_proxied,
            }),
            status @ 500.. => Err(Failure::Server { status }),
            status => Err(Failure::Nonsense(format!("the answer has status {status}"))),
        }
    }
}

impl Download {
    /// How many bytes the answer promises.
    pub fn length(&self) -> Option<u64> {
        self.response.content_length()
    }

    /// The next bytes; `None` at the end. Nothing is read ahead of who asks but what the system has buffered.
    ///
    /// # Errors
    /// [`Failure::Offline`]: the connection broke, stalled, or ended before the promised length.
    pub async fn chunk(&mut self) -> Result<Option<Vec<u8>>, Failure> {
        let chunk = self.response.chunk().await;
        let chunk = chunk.map_err(|error| lost(error, self.is_proxied))?;
        Ok(chunk.map(|bytes| bytes.to_vec()))
    }

    /// All of it, `longest` bytes at most.
    ///
    /// # Errors
    /// As [`Self::chunk`]; [`Failure::Nonsense`]: it is longer.
    pub async fn whole(mut self, longest: usize) -> Result<Vec<u8>, Failure> {
        let mut whole = Vec::new();
        while let Some(chunk) = self.chunk().await? {
            if whole.len() + chunk.len() > longest {
                return Err(Failure::Nonsense("the answer does not end".to_owned()));
            }
            whole.extend_from_slice(&chunk);
        }
        Ok(whole)
    }
}

fn parsed(address: &str) -> Result<Url, Failure> {
    Url::parse(address).map_err(|error| Failure::BadAddress(error.to_string()))
}

fn insecure() -> Failure {
    Failure::BadAddress("https is needed".to_owned())
}

/// A redirect that is refused is not the network's fault.
fn lost(error: reqwest::Error, is_proxied: bool) -> Failure {
    if error.is_redirect() {
        return Failure::BadAddress(error.without_url().to_string());
    }
    Failure::Offline(Unreachable::of(error, is_proxied))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn allowed(first: &str, then: &str) -> bool {
        let rule = Downloads::new(&Network::plain(), first, Duration::from_secs(1))
            .unwrap()
            .rule;
        rule.allows(&Url::parse(then).unwrap())
    }

    #[test]
    fn what_begins_with_https_never_leaves_it() {
        let first = "https://example.org/latest.json";
        assert!(allowed(first, "https://files.example.org/tactus"));
        for elsewhere in [
            "http://example.org/tactus",
            "http://127.0.0.1:80/tactus",
            "file:///etc/passwd",
            "ftp://example.org/tactus",
        ] {
            assert!(!allowed(first, elsewhere), "{elsewhere}");
        }
        assert!(allowed("http://127.0.0.1:1/a", "http://localhost:2/b"));
        assert!(!allowed("http://127.0.0.1:1/a", "http://example.org/b"));
    }

    #[test]
    fn an_address_without_https_is_refused() {
        for address in ["http://example.org/latest.json", "tactus.app", "file:///x"] {
            let refused = Downloads::new(&Network::plain(), address, Duration::from_secs(1));
            assert!(matches!(refused, Err(Failure::BadAddress(_))), "{address}");
        }
    }
}
