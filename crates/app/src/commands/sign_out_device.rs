//! `sign_out_device`: signs another machine out, and answers those that are left.

use std::sync::Arc;

use crate::{
    app::App,
    error::AppError,
    view::{account::SignedInDevice, args::DeviceArgs},
};

pub(super) async fn run(app: &Arc<App>, args: DeviceArgs) -> Result<Vec<SignedInDevice>, AppError> {
    let id = args.id.parse().map_err(|_| AppError::BadValue { field: "id", value: args.id })?;
    let sync = app.sync()?;
    sync.sign_out_device(id).await?;
    let devices = sync.devices().await?;
    Ok(devices.into_iter().map(SignedInDevice::from).collect())
}
