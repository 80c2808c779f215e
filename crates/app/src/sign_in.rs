//! Signing in by the system's browser: waiting for it, giving up, and what it shows at the end.

use std::{
    sync::{Arc, Mutex},
    time::Duration,
};

use locale::Texts;
use sync::{Arrival, BrowserSignIn, NewByProvider, Pages};
use tokio::sync::oneshot;

use crate::{
    app::{App, lock},
    error::AppError,
    view::{account::AccountState, args::SignInWithArgs, start::StartState},
};

/// Long enough to look for a password; the server forgets the attempt after ten minutes.
const LIMIT: Duration = Duration::from_mins(5);

/// What waits for the browser, if something does. Dropping the sender ends it.
#[derive(Default)]
pub(crate) struct Waiting(Mutex<Option<oneshot::Sender<()>>>);

impl Waiting {
    /// A new one takes the place of the one before, whose browser was forgotten somewhere.
    pub(crate) fn begin(&self) -> oneshot::Receiver<()> {
        let (end, ended) = oneshot::channel();
        *lock(&self.0) = Some(end);
        ended
    }

    /// Ends it.
    pub(crate) fn cancel(&self) {
        *lock(&self.0) = None;
    }
}

/// Opens the browser, waits for it to come back, and signs in.
pub(crate) async fn sign_in_with(
    app: &Arc<App>,
    args: SignInWithArgs,
) -> Result<AccountState, AppError> {
    let cancelled = app.waiting.begin();
    let (language, is_child) =
        app.state(|state| Ok((state.settings(app).language, state.profile()?.is_child())))?;
    let profile = profile(app)?;
    // An address that cannot be used is said before a browser opens.
    app.sync()?;
    let sign_in = begin(app, args.provider.name()).await?;
    let pages = pages(&Texts::new(), &language);
    app.open_in_browser(sign_in.url().to_owned()).await?;
    let arrival = arrive(sign_in, pages, cancelled).await?;
    // Whoever sat down meanwhile does not get somebody else's account.
    if self::profile(app)? != profile {
        return Err(AppError::SignInOver);
    }
    let new = NewByProvider {
        birth_year: args.birth_year,
        // A child's profile gives no consent, whoever holds the account.
        consent_analytics: args.consent_analytics.map(|given| given && !is_child),
        consent_marketing: args.consent_marketing.map(|given| given && !is_child),
        language,
        timezone: app.host.now().timezone,
    };
    app.sync()?.redeem(&arrival, new).await?;
    app.after_account_change()
}

/// The same on a shared machine, where it is not known yet whose profile is theirs.
pub(crate) async fn enter_with(
    app: &Arc<App>,
    args: SignInWithArgs,
) -> Result<StartState, AppError> {
    let cancelled = app.waiting.begin();
    let door = app.door()?;
    let there = |app: &App| app.state(|state| Ok(state.profile().ok().map(|open| open.card.id)));
    let (language, profile) = (
        app.state(|state| Ok(state.settings(app).language))?,
        there(app)?,
    );
    let sign_in = begin(app, args.provider.name()).await?;
    let pages = pages(&Texts::new(), &language);
    app.open_in_browser(sign_in.url().to_owned()).await?;
    let arrival = arrive(sign_in, pages, cancelled).await?;
    if there(app)? != profile {
        return Err(AppError::SignInOver);
    }
    let new = NewByProvider {
        birth_year: args.birth_year,
        consent_analytics: args.consent_analytics,
        consent_marketing: args.consent_marketing,
        language,
        timezone: app.host.now().timezone,
    };
    app.forget_newcomer();
    app.finish_parting_of(None).await;
    let admission = door.redeem(&arrival, new).await?;
    app.enter(admission).await
}

fn profile(app: &App) -> Result<uuid::Uuid, AppError> {
    app.state(|state| Ok(state.profile()?.card.id))
}

async fn begin(app: &App, provider: &str) -> Result<BrowserSignIn, AppError> {
    let (mut verifier, mut state) = ([0; 32], [0; 32]);
    app.host.random(&mut verifier);
    app.host.random(&mut state);
    Ok(BrowserSignIn::begin(&app.config.server_url, provider, verifier, state).await?)
}

/// What the browser brings, unless somebody gives up or nobody comes.
async fn arrive(
    sign_in: BrowserSignIn,
    pages: Pages,
    cancelled: oneshot::Receiver<()>,
) -> Result<Arrival, AppError> {
    tokio::select! {
        arrival = sign_in.arrival(pages) => Ok(arrival?),
        _ = cancelled => Err(AppError::SignInOver),
        () = tokio::time::sleep(LIMIT) => Err(AppError::SignInOver),
    }
}

fn pages(texts: &Texts, language: &str) -> Pages {
    let text = |key: &str| escaped(&texts.text(language, key, &[]).unwrap_or_default());
    let page = |title: &str, words: &str| {
        let (title, words) = (text(title), text(words));
        format!(
            "<!doctype html><html lang=\"{language}\"><head><meta charset=\"utf-8\"><title>{title} · Tactus</title>\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\
             <meta name=\"color-scheme\" content=\"light dark\"></head>\
             <body><main><h1>{title}</h1><p role=\"status\">{words}</p></main></body></html>"
        )
    };
    Pages {
        done: page("browser-done-title", "browser-done"),
        failed: page("browser-failed-title", "browser-failed"),
    }
}

/// Words of ours, safe in HTML.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_browsers_last_page_is_in_the_learners_language() {
        let texts = Texts::new();
        let mut seen = Vec::new();
        for language in locale::LANGUAGES {
            let pages = pages(&texts, language);
            assert!(pages.done.contains(&format!("lang=\"{language}\"")));
            for page in [pages.done, pages.failed] {
                assert!(
                    !seen.contains(&page) && !page.contains("<h1></h1>"),
                    "{page}"
                );
                seen.push(page);
            }
        }
    }
}
