//! `set_ranking`: changes whether others see a row of this account in rankings, and under which name. Never of a child, nor
//! where the policy of this machine has none.

use std::sync::Arc;

use crate::{
    app::App,
    error::AppError,
    view::{account::AccountState, args::RankingArgs},
};

pub(super) async fn run(app: &Arc<App>, args: RankingArgs) -> Result<AccountState, AppError> {
    let is_allowed = app.state(|state| Ok(state.has_leaderboard()))?;
    let name = args.name.map(|name| name.trim().to_owned()).filter(|name| !name.is_empty());
    app.sync()?.set_ranking(args.opt_in && is_allowed, name).await?;
    app.after_account_change()
}
