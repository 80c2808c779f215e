//! Decoders of accounts, for the fuzz targets.

use axum::http::{HeaderMap, Request, header};
use protocol::{LoginRequest, RegisterRequest, UpdateMe};

use super::pages::preferred;
use super::validate::Checks;
use super::{register, strength};
use crate::http::fuzzing::body;
use crate::http::optional;
use crate::mail::MailToken;

/// The forms of an account: language tags, zones, addresses, names. What is taken can stand in a row and in a mail.
pub fn forms(input: &[u8]) {
    let now = "2026-11-22T08:30:00Z".parse().expect("it is a time");
    if let Some(form) = body::<RegisterRequest>(0, input, usize::MAX, usize::MAX)
        && register::check(&form, now).is_ok()
    {
        let email = form.email.trim();
        assert!(email.chars().count() <= 254 && !email.contains(char::is_control));
        assert!(locale::LANGUAGES.contains(&form.language.as_str()));
        assert!(form.username.is_none_or(|name| !name.contains('\0')));
    }
    if let Some(form) = body::<UpdateMe>(0, input, usize::MAX, usize::MAX) {
        let mut checks = Checks::new();
        checks.language(form.language.as_deref().unwrap_or("en"));
        checks.timezone(form.timezone.as_deref().unwrap_or("UTC"));
        drop(checks.0.check());
    }
    drop(body::<LoginRequest>(0, input, usize::MAX, usize::MAX));
    let _ = optional::<protocol::DeleteMeRequest>(input);
    if let Ok(token) = std::str::from_utf8(input) {
        let shown = |token| format!("{:?}", MailToken::received(token));
        assert_eq!(shown(token), shown("tm_another"));
    }
}

/// A password, and after a line break what is known of the learner.
pub fn password(input: &[u8]) {
    let Ok(text) = std::str::from_utf8(input) else {
        return;
    };
    let (password, about) = text.split_once('\n').unwrap_or((text, ""));
    let weakness = strength::judge(password, &[about.to_owned()]);
    assert!(weakness.is_some() || password.chars().count() >= strength::SHORTEST);
}

/// Who says they are calling, and in which languages.
pub(crate) fn caller(headers: &HeaderMap) {
    for asked in headers.get_all(header::ACCEPT_LANGUAGE) {
        assert!(locale::LANGUAGES.contains(&preferred(asked.to_str().unwrap_or_default())));
    }
    let (mut parts, ()) = Request::new(()).into_parts();
    parts.headers = headers.clone();
    if let Some(token) = super::caller::bearer(&parts) {
        assert_eq!(token.expose(), token.expose().trim());
    }
}
