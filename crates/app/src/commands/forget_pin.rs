//! `forget_pin`: somebody forgot the PIN; it holds for another day.

use std::sync::Arc;

use crate::{
    app::App,
    error::AppError,
    gate,
    view::{args::NoArgs, gate::GateState},
};

pub(super) fn run(app: &Arc<App>, _: NoArgs) -> Result<GateState, AppError> {
    let now = app.host.now().unix_ms();
    app.state(|state| {
        let card = gate::forgotten(&state.profile()?.card, now);
        state.keep_card(card)?;
        Ok(state.profile()?.gate_state(app))
    })
}
