//! `close_gate`: closes it: the adult is done. In a profile that is no child's nobody but its owner is there.

use std::sync::Arc;

use crate::{
    app::App,
    error::AppError,
    view::{args::NoArgs, gate::GateState},
};

pub(super) fn run(app: &Arc<App>, _: NoArgs) -> Result<GateState, AppError> {
    app.state(|state| {
        let open = state.profile()?;
        if open.is_child() {
            open.gate.close();
        }
        Ok(open.gate_state(app))
    })
}
