//! `end_sitting`: on a shared machine, whoever is there gets up. What they were typing waits in its journal; what they typed
//! is sent, and their account signed out, behind whoever sits down next. Nobody waits for it.

use std::sync::Arc;

use crate::{
    app::App,
    error::AppError,
    view::{args::NoArgs, start::StartState},
};

pub(super) async fn run(app: &Arc<App>, _: NoArgs) -> Result<StartState, AppError> {
    app.state(|state| state.check_shared())?;
    app.waiting.cancel();
    app.purchase.cancel();
    app.forget_newcomer();
    app.finish_summing().await;
    app.blocking(|app, state| {
        state.leave_seat(app);
        state.start(app)
    })
    .await
}
