//! `set_birth_year`: says the birth year of an account that was made without one, as by a provider.

use std::sync::Arc;

use crate::{
    app::App,
    error::AppError,
    view::{account::AccountState, args::BirthYearArgs},
};

pub(super) async fn run(app: &Arc<App>, args: BirthYearArgs) -> Result<AccountState, AppError> {
    app.sync()?.set_birth_year(args.year).await?;
    app.after_account_change()
}
