//! Providers one can sign in with.

use secrecy::SecretString;

use super::parse::{Reader, is_on_this_machine};

/// Google's own.
const GOOGLE: &str = "https://accounts.google.com";
/// GitHub's own.
pub(crate) const GITHUB: &str = "https://github.com";

/// The providers that are set up.
#[derive(Debug, Clone, Default)]
pub struct OAuth {
    /// Google, or another provider that speaks OpenID Connect.
    pub google: Option<OAuthClient>,
    /// GitHub, or a GitHub Enterprise Server.
    pub github: Option<OAuthClient>,
}

/// What a provider knows this server by.
#[derive(Debug, Clone)]
pub struct OAuthClient {
    /// The client's id.
    pub id: String,
    /// The client's secret.
    pub secret: SecretString,
    /// The issuer, as it names itself (Google), or where the site is, without a slash at its end (GitHub).
    pub place: String,
}

/// The variables of one provider.
struct Names {
    id: &'static str,
    secret: &'static str,
    place: &'static str,
    default: &'static str,
}

impl Reader<'_> {
    pub(super) fn oauth(&mut self) -> OAuth {
        OAuth {
            google: self.client(&Names {
                id: "TACTUS_OAUTH_GOOGLE_ID",
                secret: "TACTUS_OAUTH_GOOGLE_SECRET",
                place: "TACTUS_OAUTH_GOOGLE_ISSUER",
                default: GOOGLE,
            }),
            github: self
                .client(&Names {
                    id: "TACTUS_OAUTH_GITHUB_ID",
                    secret: "TACTUS_OAUTH_GITHUB_SECRET",
                    place: "TACTUS_OAUTH_GITHUB_BASE",
                    default: GITHUB,
                })
                .map(|client| OAuthClient {
                    place: client.place.trim_end_matches('/').to_owned(),
                    ..client
                }),
        }
    }

    fn client(&mut self, names: &Names) -> Option<OAuthClient> {
        let place = self.get(names.place).unwrap_or(names.default);
        // A provider is believed about who somebody is: what it says must not be changed on the way.
        let is_safe = match is_on_this_machine(place) {
            Some(is_here) => is_here || place.starts_with("https://"),
            None => false,
        };
        if !is_safe {
            let problem = format!(
                "`{place}` is no address of a provider. It has the form {}; http:// is for a provider on this \
                 machine only",
                names.default
            );
            self.wrong(names.place, problem);
        }
        match (self.get(names.id), self.get(names.secret)) {
            (None, None) => None,
            (Some(_), None) => {
                let problem = format!("is not set, and {} is: both or none", names.id);
                self.wrong(names.secret, problem);
                None
            }
            (None, Some(_)) => {
                let problem = format!("is not set, and {} is: both or none", names.secret);
                self.wrong(names.id, problem);
                None
            }
            (Some(id), Some(secret)) => Some(OAuthClient {
                id: id.to_owned(),
                secret: secret.into(),
                place: place.to_owned(),
            }),
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::config::{Config, Problems};

    fn read(more: &[(&str, &str)]) -> Result<Config, Problems> {
        let database = ("TACTUS_DATABASE_URL", "postgres://u@localhost/tactus");
        let owned = |(name, value): (&str, &str)| (name.to_owned(), value.to_owned());
        let all: Vec<_> = [database].iter().chain(more).copied().map(owned).collect();
        Config::read(&all)
    }

    #[test]
    fn a_provider_is_there_with_id_and_secret() {
        let oauth = read(&[]).expect("none is fine").oauth;
        assert!(oauth.google.is_none() && oauth.github.is_none());
        let all = [
            ("TACTUS_OAUTH_GOOGLE_ID", "g"),
            ("TACTUS_OAUTH_GOOGLE_SECRET", "hunter2"),
            ("TACTUS_OAUTH_GITHUB_ID", "h"),
            ("TACTUS_OAUTH_GITHUB_SECRET", "hunter2"),
            ("TACTUS_OAUTH_GITHUB_BASE", "http://127.0.0.1:9/"),
        ];
        let config = read(&all).expect("valid");
        let google = config.oauth.google.as_ref().expect("is set up");
        assert_eq!(
            (google.id.as_str(), google.place.as_str()),
            ("g", super::GOOGLE)
        );
        let github = config.oauth.github.as_ref().expect("is set up");
        assert_eq!(github.place, "http://127.0.0.1:9");
        assert!(!format!("{config:?}").contains("hunter2"));
        let Problems(problems) = read(&[all[0], all[3]]).expect_err("halves");
        let named: Vec<_> = problems.iter().map(|problem| problem.variable).collect();
        assert_eq!(
            named,
            ["TACTUS_OAUTH_GOOGLE_SECRET", "TACTUS_OAUTH_GITHUB_ID"]
        );
    }

    #[test]
    fn a_provider_elsewhere_is_reached_by_tls() {
        for place in [
            "http://accounts.example.org",
            "accounts.example.org",
            "https://",
        ] {
            let Problems(problems) =
                read(&[("TACTUS_OAUTH_GOOGLE_ISSUER", place)]).expect_err(place);
            assert_eq!(problems[0].variable, "TACTUS_OAUTH_GOOGLE_ISSUER");
        }
    }
}
