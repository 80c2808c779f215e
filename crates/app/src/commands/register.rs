//! `register`: a new account on the sync server; what was typed before is handed to it.

use std::sync::Arc;

use sync::NewAccount as Form;

use crate::{
    app::App,
    error::AppError,
    view::account::{AccountState, NewAccount},
};

pub(super) async fn run(app: &Arc<App>, new: NewAccount) -> Result<AccountState, AppError> {
    let (language, is_child) = app.state(|state| Ok((state.settings(app).language, state.profile()?.is_child())))?;
    let form = Form {
        email: new.email.trim().to_owned(),
        password: new.password,
        birth_year: new.birth_year,
        // A child's profile gives no consent, whoever holds the account.
        consent_analytics: new.consent_analytics && !is_child,
        consent_marketing: new.consent_marketing && !is_child,
        language,
        timezone: app.host.now().timezone,
    };
    app.sync()?.register(form).await?;
    app.after_account_change()
}
