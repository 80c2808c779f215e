//! `gate`: how the gate stands: before the settings and the account of a child’s profile, or before one with a PIN.

use std::sync::Arc;

use crate::{
    app::App,
    error::AppError,
    view::{args::NoArgs, gate::GateState},
};

pub(super) fn run(app: &Arc<App>, _: NoArgs) -> Result<GateState, AppError> {
    app.state(|state| Ok(state.profile()?.gate_state(app)))
}
