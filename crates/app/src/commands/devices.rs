//! `devices`: the machines that are signed in to the account.

use std::sync::Arc;

use crate::{
    app::App,
    error::AppError,
    view::{account::SignedInDevice, args::NoArgs},
};

pub(super) async fn run(app: &Arc<App>, _: NoArgs) -> Result<Vec<SignedInDevice>, AppError> {
    let devices = app.sync()?.devices().await?;
    Ok(devices.into_iter().map(SignedInDevice::from).collect())
}
