//! The small pages that links in mails open. Looking at one changes nothing, as mail programs and scanners look at
//! links by themselves; the button does. No script, nothing from elsewhere, and the token goes nowhere else.

use std::sync::LazyLock;

use axum::Form;
use axum::extract::rejection::FormRejection;
use axum::extract::{Query, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, header};
use axum::response::{Html, IntoResponse, Response};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use locale::Arg;
use serde::Deserialize;
use sha2::{Digest as _, Sha256};
use utoipa::{IntoParams, ToSchema};

use super::strength::{self, Weakness};
use super::{reset_password, verify_email};
use crate::App;
use crate::http::{self, ApiError};
use crate::mail::MailToken;

const STYLE: &str = include_str!("pages.css");

/// Everything is forbidden but this one style and the form.
static POLICY: LazyLock<HeaderValue> = LazyLock::new(|| {
    let hash = STANDARD.encode(Sha256::digest(STYLE));
    let policy = format!(
        "default-src 'none'; style-src 'sha256-{hash}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    );
    HeaderValue::from_str(&policy).expect("base64 is a valid header")
});

/// What stands in the link.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(super) struct Link {
    #[serde(default)]
    token: String,
    /// `en`, `ru`, `es`, `de` or `fr`.
    #[serde(default)]
    language: String,
}

/// What the button sends. Without `Debug`: the token and the password are secrets.
#[derive(Deserialize, ToSchema)]
pub(super) struct Pressed {
    token: String,
    #[serde(default)]
    language: String,
    /// The new password, on the page that asks for one.
    #[serde(default)]
    password: String,
}

/// The page that confirms an address.
#[utoipa::path(get, path = "/account/verify-email", tag = "pages", params(Link),
    responses((status = OK, body = String, content_type = "text/html")))]
pub(super) async fn verify_email(State(app): State<App>, Query(link): Query<Link>) -> Response {
    let page = Page::new(&app, "verify-email", &link.language);
    page.answer(&page.form(&link.token, None))
}

/// Its button.
#[utoipa::path(post, path = "/account/verify-email", tag = "pages",
    request_body(content = Pressed, content_type = "application/x-www-form-urlencoded"),
    responses((status = OK, body = String, content_type = "text/html")))]
pub(super) async fn verify_email_pressed(
    State(app): State<App>,
    form: Result<Form<Pressed>, FormRejection>,
) -> Result<Response, ApiError> {
    let pressed = http::form(form)?;
    let page = Page::new(&app, "verify-email", &pressed.language);
    match verify_email::verify(&app, &MailToken::received(&pressed.token)).await {
        Ok(()) => Ok(page.answer(&page.said("page-verify-email-done"))),
        Err(error) => page.failed(&pressed.token, error),
    }
}

/// The page that asks for a new password.
#[utoipa::path(get, path = "/account/reset-password", tag = "pages", params(Link),
    responses((status = OK, body = String, content_type = "text/html")))]
pub(super) async fn reset_password(State(app): State<App>, Query(link): Query<Link>) -> Response {
    let page = Page::new(&app, "reset-password", &link.language);
    page.answer(&page.form(&link.token, None))
}

/// Its button.
#[utoipa::path(post, path = "/account/reset-password", tag = "pages",
    request_body(content = Pressed, content_type = "application/x-www-form-urlencoded"),
    responses((status = OK, body = String, content_type = "text/html")))]
pub(super) async fn reset_password_pressed(
    State(app): State<App>,
    form: Result<Form<Pressed>, FormRejection>,
) -> Result<Response, ApiError> {
    let pressed = http::form(form)?;
    let page = Page::new(&app, "reset-password", &pressed.language);
    let token = MailToken::received(&pressed.token);
    let password = &pressed.password;
    let Some(about) = reset_password::about(&app, &token).await? else {
        return Ok(page.answer(&page.said("page-link-over")));
    };
    if let Some(weakness) = strength::weakness(password, about).await? {
        return Ok(page.answer(&page.form(&pressed.token, Some(weakness))));
    }
    match reset_password::reset(&app, &token, password).await {
        Ok(()) => Ok(page.answer(&page.said("page-reset-password-done"))),
        Err(error) => page.failed(&pressed.token, error),
    }
}

/// In which language.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(super) struct Back {
    /// `en`, `ru`, `es`, `de` or `fr`.
    #[serde(default)]
    language: String,
}

/// Where the browser comes back to from paying. Says nothing about whether it was paid: the app asks the server.
#[utoipa::path(get, path = "/account/billing", tag = "pages", params(Back),
    responses((status = OK, body = String, content_type = "text/html")))]
pub(super) async fn billing(State(app): State<App>, Query(back): Query<Back>) -> Response {
    let page = Page::new(&app, "billing", &back.language);
    page.answer(&page.said("page-billing-text"))
}

/// A page about a sign-in with a provider that came to nothing, for whoever's browser is left with it.
pub(crate) fn sign_in_is_over(app: &App, headers: &HeaderMap) -> Response {
    let asked = headers
        .get(header::ACCEPT_LANGUAGE)
        .and_then(|value| value.to_str().ok());
    let page = Page::new(app, "sign-in", preferred(asked.unwrap_or_default()));
    page.answer(&page.said("page-sign-in-over"))
}

/// Of our languages the one that a browser likes most (`Accept-Language`, RFC 9110); English where it likes none.
pub(super) fn preferred(asked: &str) -> &'static str {
    let wish = |part: &str| {
        let mut parts = part.split(';').map(str::trim);
        let tag = parts.next()?.split('-').next()?;
        let known = locale::LANGUAGES
            .iter()
            .find(|known| known.eq_ignore_ascii_case(tag))?;
        let weight = parts.find_map(|part| part.strip_prefix("q="));
        let weight: f32 = weight.map_or(Some(1.0), |weight| weight.parse().ok())?;
        (weight > 0.0 && weight <= 1.0).then_some((*known, weight))
    };
    let mut best = ("en", 0.0);
    for (language, weight) in asked.split(',').filter_map(wish) {
        // Of two that are liked as much the first.
        if weight > best.1 {
            best = (language, weight);
        }
    }
    best.0
}

struct Page<'a> {
    app: &'a App,
    name: &'static str,
    language: &'static str,
}

impl<'a> Page<'a> {
    fn new(app: &'a App, name: &'static str, language: &str) -> Self {
        let known = locale::LANGUAGES.iter().find(|known| **known == language);
        Self {
            app,
            name,
            language: known.copied().unwrap_or("en"),
        }
    }

    fn text(&self, key: &str) -> String {
        let least = i64::try_from(strength::SHORTEST).unwrap_or_default();
        escaped(
            &self
                .app
                .mail
                .text(self.language, key, &[("least", Arg::Number(least))]),
        )
    }

    fn said(&self, key: &str) -> String {
        format!("<p role=\"status\">{}</p>", self.text(key))
    }

    /// The form, with what was wrong with the password that was tried.
    fn form(&self, token: &str, wrong: Option<Weakness>) -> String {
        // What cannot be a token of ours is not repeated.
        if !token
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || c == '_' || c == '-')
            || token.is_empty()
        {
            return self.said("page-link-over");
        }
        let Self { name, language, .. } = self;
        let field = if *name == "reset-password" {
            let wrong = wrong.map_or_else(String::new, |weakness| {
                let key = format!("password-{}", weakness.code().replace('_', "-"));
                format!(
                    "<p class=\"wrong\" id=\"wrong\" role=\"alert\">{}</p>",
                    self.text(&key)
                )
            });
            format!(
                "{wrong}<label for=\"password\">{}</label><input id=\"password\" name=\"password\" type=\"password\" \
                 autocomplete=\"new-password\" required autofocus{}>",
                self.text("page-reset-password-label"),
                if wrong.is_empty() {
                    ""
                } else {
                    " aria-invalid=\"true\" aria-describedby=\"wrong\""
                },
            )
        } else {
            String::new()
        };
        format!(
            "<p>{}</p><form method=\"post\" action=\"/account/{name}\">\
             <input type=\"hidden\" name=\"token\" value=\"{token}\">\
             <input type=\"hidden\" name=\"language\" value=\"{language}\">{field}<button>{}</button></form>",
            self.text(&format!("page-{name}-text")),
            self.text(&format!("page-{name}-button")),
        )
    }

    /// What a learner can do something about is said on the page; the rest goes the way of all errors.
    fn failed(&self, token: &str, error: ApiError) -> Result<Response, ApiError> {
        match error {
            ApiError::Invalid(_) => Ok(self.answer(&self.said("page-link-over"))),
            ApiError::Unavailable { .. } | ApiError::TooManyRequests { .. } => {
                Ok(self.answer(&(self.said("page-later") + &self.form(token, None))))
            }
            error => Err(error),
        }
    }

    fn answer(&self, content: &str) -> Response {
        let title = self.text(&format!("page-{}-title", self.name));
        let page = format!(
            "<!doctype html><html lang=\"{}\"><head><meta charset=\"utf-8\"><title>{title} · Tactus</title>\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\
             <meta name=\"robots\" content=\"noindex\"><style>{STYLE}</style></head>\
             <body><main><h1>{title}</h1>{content}</main></body></html>",
            self.language
        );
        let headers: [(HeaderName, HeaderValue); 3] = [
            (header::CONTENT_SECURITY_POLICY, POLICY.clone()),
            (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
            // The token is in the address of this page.
            (
                header::REFERRER_POLICY,
                HeaderValue::from_static("no-referrer"),
            ),
        ];
        (headers, Html(page)).into_response()
    }
}

/// Words of ours, safe in HTML.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_language_is_the_browsers_first_choice_among_ours() {
        for (asked, language) in [
            ("", "en"),
            ("de", "de"),
            ("DE-at,de;q=0.9,en;q=0.8", "de"),
            ("ja,fr;q=0.4,ru;q=0.5", "ru"),
            ("es;q=0,fr;q=0.1", "fr"),
            ("fr, es", "fr"),
            ("ru;q=x,*;q=0.5,tlh", "en"),
            ("fr;q=NaN,de;q=7,es;q=inf", "en"),
        ] {
            assert_eq!(preferred(asked), language, "{asked}");
        }
    }
}
