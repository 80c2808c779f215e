//! `late_payment`: whether a payment is late, for the line that says so wherever one is.

use std::sync::Arc;

use crate::{
    app::App,
    error::AppError,
    plans,
    view::{args::NoArgs, plan::LatePayment},
};

pub(super) fn run(app: &Arc<App>, _: NoArgs) -> Result<Option<LatePayment>, AppError> {
    plans::late(app)
}
