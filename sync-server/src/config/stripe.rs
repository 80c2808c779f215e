//! What billing needs.

use secrecy::SecretString;

use super::parse::{Reader, is_on_this_machine};

/// Stripe's own.
const STRIPE: &str = "https://api.stripe.com";
const KEY: &str = "TACTUS_STRIPE_SECRET_KEY";
const WEBHOOK: &str = "TACTUS_STRIPE_WEBHOOK_SECRET";
const BASE: &str = "TACTUS_STRIPE_API_BASE";

/// How to speak with Stripe, and how to know that it is Stripe who speaks.
#[derive(Debug, Clone)]
pub struct Stripe {
    /// The secret key, or one with restricted rights.
    pub secret_key: SecretString,
    /// Whether it is a key of the world where money is real.
    pub livemode: bool,
    /// What webhooks are signed with; more than one while they are being changed.
    pub webhook_secrets: Vec<SecretString>,
    /// Where the API is, without a slash at its end.
    pub api_base: String,
}

impl Reader<'_> {
    /// `None` where no plans are sold.
    pub(super) fn stripe(&mut self) -> Option<Stripe> {
        let base = self.get(BASE).unwrap_or(STRIPE).trim_end_matches('/');
        let is_safe = match is_on_this_machine(base) {
            Some(is_here) => is_here || base.starts_with("https://"),
            None => false,
        };
        if !is_safe {
            let problem = format!(
                "`{base}` is no address of an API. It has the form {STRIPE}; http:// is for one on this machine only"
            );
            self.wrong(BASE, problem);
        }
        let (key, secrets) = match (self.get(KEY), self.get(WEBHOOK)) {
            (None, None) => return None,
            (Some(key), Some(secrets)) => (key, secrets),
            (Some(_), None) => {
                self.wrong(WEBHOOK, format!("is not set, and {KEY} is: both or none"));
                return None;
            }
            (None, Some(_)) => {
                self.wrong(KEY, format!("is not set, and {WEBHOOK} is: both or none"));
                return None;
            }
        };
        let Some(livemode) = livemode(key) else {
            let problem =
                "is no secret key: they begin with sk_live_, sk_test_, rk_live_ or rk_test_";
            self.wrong(KEY, problem);
            return None;
        };
        let webhook_secrets: Vec<SecretString> = secrets
            .split(',')
            .map(str::trim)
            .filter(|secret| !secret.is_empty())
            .map(SecretString::from)
            .collect();
        if webhook_secrets.is_empty() {
            self.wrong(WEBHOOK, "has no secret in it");
            return None;
        }
        Some(Stripe {
            secret_key: key.into(),
            livemode,
            webhook_secrets,
            api_base: base.to_owned(),
        })
    }
}

/// Which world a key is of.
fn livemode(key: &str) -> Option<bool> {
    let rest = key
        .strip_prefix("sk_")
        .or_else(|| key.strip_prefix("rk_"))?;
    if rest.starts_with("live_") {
        Some(true)
    } else {
        rest.starts_with("test_").then_some(false)
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

    fn wrong(more: &[(&str, &str)]) -> Vec<&'static str> {
        let Problems(problems) = read(more).expect_err("should be refused");
        problems.iter().map(|problem| problem.variable).collect()
    }

    const KEY: (&str, &str) = (super::KEY, "sk_test_hunter2");
    const WEBHOOK: (&str, &str) = (super::WEBHOOK, "whsec_hunter2, whsec_hunter3,");

    #[test]
    fn plans_are_sold_with_a_key_and_a_secret() {
        assert!(read(&[]).expect("none is fine").stripe.is_none());
        let config = read(&[KEY, WEBHOOK]).expect("valid");
        assert!(!format!("{config:?}").contains("hunter2"));
        let stripe = config.stripe.expect("is set up");
        assert_eq!(stripe.webhook_secrets.len(), 2);
        assert_eq!(stripe.api_base, super::STRIPE);
        assert!(!stripe.livemode);
        let live = read(&[(super::KEY, "rk_live_x"), WEBHOOK]).expect("valid");
        assert!(live.stripe.expect("is set up").livemode);
        assert_eq!(wrong(&[KEY]), [super::WEBHOOK]);
        assert_eq!(wrong(&[WEBHOOK]), [super::KEY]);
        assert_eq!(wrong(&[KEY, (super::WEBHOOK, " , ")]), [super::WEBHOOK]);
    }

    #[test]
    fn what_is_no_secret_key_is_said() {
        for key in ["pk_live_x", "sk_x", "whsec_x", "sk_prod_x"] {
            assert_eq!(wrong(&[(super::KEY, key), WEBHOOK]), [super::KEY], "{key}");
        }
        for base in ["http://stripe.example.org", "stripe", "https://"] {
            let all = [KEY, WEBHOOK, (super::BASE, base)];
            assert_eq!(wrong(&all), [super::BASE], "{base}");
        }
        let here = read(&[KEY, WEBHOOK, (super::BASE, "http://127.0.0.1:9/")]).expect("valid");
        assert_eq!(
            here.stripe.expect("is set up").api_base,
            "http://127.0.0.1:9"
        );
    }
}
