//! `enter_account`: on a shared machine, somebody signs in with address and password before it is known which profile is
//! theirs: it is found, or they are asked what a new one needs.

use std::sync::Arc;

use crate::{
    app::App,
    error::AppError,
    view::{args::LoginArgs, start::StartState},
};

pub(super) async fn run(app: &Arc<App>, args: LoginArgs) -> Result<StartState, AppError> {
    let door = app.door()?;
    let email = args.email.trim().to_owned();
    app.forget_newcomer();
    app.finish_parting_of(Some(&email)).await;
    let admission = door.login(email, args.password).await?;
    app.enter(admission).await
}
