//! `set_pin`: sets, changes or takes away the PIN of a child’s profile.

use std::sync::Arc;

use crate::{
    app::App,
    error::AppError,
    gate,
    view::gate::{GateState, PinArgs},
};

pub(super) fn run(app: &Arc<App>, args: PinArgs) -> Result<GateState, AppError> {
    app.state(|state| {
        let card = gate::with_pin(&*app.host, &state.profile()?.card, args.pin.as_deref())?;
        state.keep_card(card)?;
        Ok(state.profile()?.gate_state(app))
    })
}
