//! `set_pin`: sets, changes or takes away the PIN of a profile: of a child’s, before what is an adult’s; of another, before
//! all of it.

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
        let open = state.profile()?;
        if !open.is_child() {
            // Whoever chose it is here already.
            open.gate.open();
        }
        Ok(state.profile()?.gate_state(app))
    })
}
