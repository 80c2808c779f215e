//! `register`: a new account on the sync server; what was typed before is handed to it.

use std::sync::Arc;

use sync::NewAccount as Form;

use crate::{
    app::App,
    error::AppError,
    view::account::{AccountState, NewAccount},
};

pub(super) async fn run(app: &Arc<App>, new: NewAccount) -> Result<AccountState, AppError> {
    let language = app.state(|state| Ok(state.settings(app).language))?;
    let form = Form {
        email: new.email.trim().to_owned(),
        password: new.password,
        birth_year: new.birth_year,
        consent_analytics: new.consent_analytics,
        consent_marketing: new.consent_marketing,
        language,
        timezone: app.host.now().timezone,
    };
    app.sync()?.register(form).await?;
    app.after_account_change()
}
