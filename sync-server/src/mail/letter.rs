//! The words of a mail, in the learner's language. Plain text: nothing to load, nothing that tells who has read it.

use chrono::{DateTime, TimeDelta, Utc};
use lettre::Message;
use lettre::message::header::{ContentType, Header, HeaderName, HeaderValue};
use locale::Arg;

use super::{Kind, Mail, MailToken};
use crate::billing::Facts;

/// How long a deleted account can be brought back; the database's `erase_due_users()` has the same.
const ERASED_AFTER: TimeDelta = TimeDelta::days(30);

/// Why a letter cannot be written.
#[derive(Debug, thiserror::Error)]
pub(super) enum LetterError {
    /// Our loose idea of an address is not that of mail.
    #[error("no mail can go to this address")]
    Address(#[from] lettre::address::AddressError),
    #[error("the mail cannot be put together: {0}")]
    Message(#[from] lettre::error::Error),
}

/// What a letter says.
pub(super) struct Letter<'a> {
    pub(super) kind: Kind,
    pub(super) to: &'a str,
    pub(super) language: &'a str,
    /// Whoever it is written for or about, where that is somebody else than its reader: an address or a name.
    pub(super) from: Option<&'a str>,
    pub(super) token: Option<&'a MailToken>,
    /// When the mail was owed.
    pub(super) since: DateTime<Utc>,
    /// Of a mail about what is paid for.
    pub(super) facts: Option<&'a Facts>,
}

impl Letter<'_> {
    /// The mail, whole.
    pub(super) fn message(
        &self,
        mail: &Mail,
        id: i64,
        now: DateTime<Utc>,
    ) -> Result<Message, LetterError> {
        let host = mail.public_url.split("//").last().unwrap_or_default();
        let host = host.split(['/', ':']).next().unwrap_or_default();
        let message = Message::builder()
            .from(mail.from.clone())
            .to(self.to.parse::<lettre::Address>()?.into())
            .subject(self.subject(mail))
            .date(now.into())
            .message_id(Some(format!("<{id}.{}@{host}>", now.timestamp_millis())))
            .header(AutoSubmitted)
            .header(ContentType::TEXT_PLAIN)
            .body(self.text(mail))?;
        Ok(message)
    }

    fn subject(&self, mail: &Mail) -> String {
        let plan = self.plan(mail);
        let key = format!("mail-{}-subject", self.key());
        mail.text(self.language, &key, &[("plan", Arg::Text(&plan))])
    }

    fn text(&self, mail: &Mail) -> String {
        let date = match (self.facts, self.kind) {
            (Some(facts), _) => facts.date,
            (None, Kind::CareInvitation | Kind::OrgInvitation) => {
                self.since + crate::care::INVITATION_LIFE
            }
            (None, _) => self.since + ERASED_AFTER,
        };
        let date = date.format("%Y-%m-%d").to_string();
        let plan = self.plan(mail);
        let price = self.price();
        let life = self
            .kind
            .purpose()
            .map_or(TimeDelta::zero(), super::Purpose::life);
        let args = [
            ("server", Arg::Text(&mail.public_url)),
            ("date", Arg::Text(&date)),
            ("from", Arg::Text(self.from.unwrap_or("none"))),
            ("plan", Arg::Text(&plan)),
            ("price", Arg::Text(&price)),
            ("hours", Arg::Number(life.num_hours())),
            ("minutes", Arg::Number(life.num_minutes())),
        ];
        let say = |key: &str| mail.text(self.language, key, &args);
        let mut paragraphs = vec![
            say("mail-greeting"),
            say(&format!("mail-{}-text", self.key())),
        ];
        if let Some(token) = self.token {
            paragraphs.push(format!(
                "{}/account/{}?language={}&token={}",
                mail.public_url,
                self.key(),
                self.language,
                token.expose()
            ));
            paragraphs.push(say(&format!("mail-{}-after", self.key())));
        }
        // The mark between text and signature that mail programs know.
        paragraphs.push(format!("-- \n{}", say("mail-footer")));
        paragraphs.join("\n\n") + "\n"
    }

    /// Name of the plan it is about.
    fn plan(&self, mail: &Mail) -> String {
        let plan = self.facts.map(|facts| format!("plan-{}", facts.plan));
        plan.map(|key| mail.text(self.language, &key, &[]))
            .unwrap_or_default()
    }

    /// `5.00 EUR`, with the comma of most languages; `none` where it is not known.
    fn price(&self) -> String {
        let Some((amount, currency)) = self.facts.and_then(|facts| facts.price.as_ref()) else {
            return "none".to_owned();
        };
        let decimals = usize::from(protocol::decimals(currency));
        let digits = format!("{amount:0>width$}", width = decimals + 1);
        let (whole, part) = digits.split_at(digits.len() - decimals);
        let mark = match (decimals, self.language) {
            (0, _) => "",
            (_, "en") => ".",
            _ => ",",
        };
        format!("{whole}{mark}{part}\u{a0}{currency}")
    }

    fn key(&self) -> String {
        self.kind.name().replace('_', "-")
    }
}

/// Tells answering machines not to.
#[derive(Clone)]
struct AutoSubmitted;

impl Header for AutoSubmitted {
    fn name() -> HeaderName {
        HeaderName::new_from_ascii_str("Auto-Submitted")
    }

    fn parse(_: &str) -> Result<Self, Box<dyn std::error::Error + Send + Sync>> {
        Ok(Self)
    }

    fn display(&self) -> HeaderValue {
        HeaderValue::new(Self::name(), "auto-generated".to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::random::Random;

    #[test]
    fn every_mail_has_words_of_its_own_in_every_language() {
        let mail = Mail::nowhere();
        let token = MailToken::new(&Random::seeded(1));
        for kind in Kind::ALL {
            let is_invitation = matches!(kind, Kind::CareInvitation | Kind::OrgInvitation);
            let is_about_somebody = is_invitation
                || matches!(
                    kind,
                    Kind::CareAccepted | Kind::CareEnded | Kind::CareStopped | Kind::OrgCareStopped
                );
            let facts = kind.is_about_billing().then(|| Facts {
                plan: "premium".to_owned(),
                date: "2027-01-09T08:30:00Z".parse().unwrap(),
                price: Some((1_250, "EUR".to_owned())),
            });
            let mut seen = Vec::new();
            for language in locale::LANGUAGES {
                let letter = Letter {
                    kind,
                    to: "ann@example.org",
                    language,
                    from: Some("ilse@example.org"),
                    token: kind.purpose().is_some().then_some(&token),
                    since: "2026-11-22T08:30:00Z".parse().unwrap(),
                    facts: facts.as_ref(),
                };
                let text = format!("{}\n{}", letter.subject(&mail), letter.text(&mail));
                assert!(!text.contains("mail-") && !text.contains("{ $"), "{text}");
                assert_eq!(text.contains(token.expose()), kind.purpose().is_some());
                assert_eq!(
                    text.contains("2026-12-22"),
                    kind == Kind::AccountDeleted || is_invitation,
                    "{text}"
                );
                let names = text.contains("ilse@example.org");
                assert_eq!(names, is_about_somebody, "{text}");
                assert_eq!(text.contains("2027-01-09"), facts.is_some(), "{text}");
                let price = ["12.50\u{a0}EUR", "12,50\u{a0}EUR"].map(|price| text.contains(price));
                assert_eq!(price.contains(&true), kind == Kind::TrialEnds, "{text}");
                assert!(!seen.contains(&text), "{language} says what another says");
                letter.message(&mail, 1, letter.since).unwrap();
                seen.push(text);
            }
        }
    }
}
