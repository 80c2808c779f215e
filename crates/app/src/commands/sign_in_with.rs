//! `sign_in_with`: signs in with a provider, by the system's browser; answers when that has come back.

use std::sync::Arc;

use crate::{
    app::App,
    error::AppError,
    sign_in,
    view::{account::AccountState, args::SignInWithArgs},
};

pub(super) async fn run(app: &Arc<App>, args: SignInWithArgs) -> Result<AccountState, AppError> {
    sign_in::sign_in_with(app, args).await
}
