//! What may stand in an account's fields. All bad ones are named at once.

use std::str::FromStr as _;

use chrono::{DateTime, Datelike as _, Utc};

use crate::http::Fields;

const LANGUAGES: [&str; 5] = ["en", "ru", "es", "de", "fr"];
const THEMES: [&str; 3] = ["light", "dark", "system"];
/// Characters.
const EMAIL: usize = 254;
/// Characters; short enough for a line of a ranking.
const USERNAME: usize = 50;
/// Characters.
const FULL_NAME: usize = 255;
/// Characters.
const DEVICE_NAME: usize = 100;
const OLDEST: i32 = 1900;

/// Collects what is wrong.
pub(super) struct Checks(pub(super) Fields);

impl Checks {
    pub(super) fn new() -> Self {
        Self(Fields::new())
    }

    /// Something before and after one `@`, no blanks. Whether it is an address, a mail to it will tell.
    pub(super) fn email(&mut self, email: &str) {
        let blank = |c: char| c.is_whitespace() || c.is_control();
        let parts = email.split('@').collect::<Vec<_>>();
        let formed = parts.len() == 2 && parts.iter().all(|part| !part.is_empty());
        if !formed || email.contains(blank) {
            self.0.add("email", "is no e-mail address");
        } else if email.chars().count() > EMAIL {
            self.0
                .add("email", format!("is longer than {EMAIL} characters"));
        }
    }

    pub(super) fn language(&mut self, language: &str) {
        if !LANGUAGES.contains(&language) {
            self.0.add("language", "is not one of en, ru, es, de, fr");
        }
    }

    pub(super) fn theme(&mut self, theme: &str) {
        if !THEMES.contains(&theme) {
            self.0.add("theme", "is not one of light, dark, system");
        }
    }

    pub(super) fn timezone(&mut self, timezone: &str) {
        if chrono_tz::Tz::from_str(timezone).is_err() {
            self.0
                .add("timezone", "is no IANA time zone, as in Europe/Berlin");
        }
    }

    pub(super) fn birth_year(&mut self, year: i32, now: DateTime<Utc>) {
        if !(OLDEST..=now.year()).contains(&year) {
            self.0.add(
                "birth_year",
                format!("is not between {OLDEST} and this year"),
            );
        }
    }

    pub(super) fn username(&mut self, name: &str) {
        self.text("username", name, USERNAME);
    }

    pub(super) fn full_name(&mut self, name: &str) {
        self.text("full_name", name, FULL_NAME);
    }

    pub(super) fn device_name(&mut self, name: &str) {
        self.text("device_name", name, DEVICE_NAME);
    }

    fn text(&mut self, field: &str, text: &str, longest: usize) {
        if text.trim().is_empty() {
            self.0.add(field, "is empty");
        } else if text.trim() != text {
            self.0.add(field, "begins or ends with a blank");
        } else if text.chars().count() > longest {
            self.0
                .add(field, format!("is longer than {longest} characters"));
        } else if text.chars().any(char::is_control) {
            self.0.add(field, "holds a control character");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_that_exist_are_taken_and_others_not() {
        for (email, good) in [
            ("a@b.co", true),
            ("o'brien@x.com", true),
            ("иван@пример.рф", true),
            ("user@xn--e1afmkfd.xn--p1ai", true),
            ("root@localhost", true),
            ("", false),
            ("a", false),
            ("@b.co", false),
            ("a@", false),
            ("a@b@c", false),
            ("a b@c.de", false),
            ("a@b.co\n", false),
            ("a@b\u{a0}c.de", false),
            ("a\0@b.co", false),
        ] {
            let mut checks = Checks::new();
            checks.email(email);
            assert_eq!(checks.0.check().is_ok(), good, "{email:?}");
        }
        let mut checks = Checks::new();
        checks.email(&format!("{}@b.co", "a".repeat(250)));
        assert!(checks.0.check().is_err());
    }
}
