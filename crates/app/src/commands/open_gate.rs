//! `open_gate`: opens it with the PIN, or with the answer to the question.

use std::sync::Arc;

use crate::{
    app::App,
    error::AppError,
    view::gate::{GateAnswer, GateState},
};

pub(super) fn run(app: &Arc<App>, args: GateAnswer) -> Result<GateState, AppError> {
    app.state(|state| {
        let open = state.profile()?;
        if (open.is_child() || open.is_locked(app))
            && let Some(card) = open.gate.answer(&*app.host, &open.card, &args.answer)?
        {
            state.keep_card(card)?;
        }
        Ok(state.profile()?.gate_state(app))
    })
}
