//! `enter_account_with`: the same as `enter_account` with Google or GitHub, in the system's browser.

use std::sync::Arc;

use crate::{
    app::App,
    error::AppError,
    sign_in,
    view::{args::SignInWithArgs, start::StartState},
};

pub(super) async fn run(app: &Arc<App>, args: SignInWithArgs) -> Result<StartState, AppError> {
    sign_in::enter_with(app, args).await
}
