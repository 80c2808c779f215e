//! `sign_in_ways`: the providers that the sync server offers to sign in with.

use std::sync::Arc;

use crate::{
    app::App,
    error::AppError,
    view::{
        account::{Provider, SignInWays},
        args::NoArgs,
    },
};

pub(super) async fn run(app: &Arc<App>, _: NoArgs) -> Result<SignInWays, AppError> {
    let offered = match app.sync() {
        // On a shared machine one signs in before anybody is there.
        Err(AppError::NoProfile) => app.door()?.providers().await?,
        sync => sync?.providers().await?,
    };
    let providers = Provider::ALL
        .into_iter()
        .filter(|provider| offered.iter().any(|name| name == provider.name()));
    Ok(SignInWays {
        providers: providers.collect(),
    })
}
