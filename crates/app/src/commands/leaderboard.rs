//! `leaderboard`: the best of one lesson among adults who want to be seen. Nobody is asked for a child, nor where the
//! policy of this machine has none.

use std::sync::Arc;

use crate::{
    app::App,
    error::AppError,
    leaderboard::{self, Ground},
    view::leaderboard::{Board, LeaderboardArgs},
};

pub(super) async fn run(app: &Arc<App>, args: LeaderboardArgs) -> Result<Board, AppError> {
    let ground = app.state(|state| Ground::of(app, state, args.lesson))?;
    leaderboard::board(ground).await
}
