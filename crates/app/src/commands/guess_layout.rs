//! `guess_layout`: which layouts explain some key presses, best first. The presses are forgotten at once.

use std::sync::Arc;

use crate::{app::App, error::AppError, view::args::GuessLayoutArgs};

pub(super) fn run(app: &Arc<App>, args: GuessLayoutArgs) -> Result<Vec<String>, AppError> {
    let presses: Vec<(&str, &str)> =
        args.presses.iter().map(|press| (press.code.as_str(), press.text.as_str())).collect();
    app.state(|state| {
        let layouts = state.library.layouts();
        let layouts = layouts.filter(|layout| state.policy.allows_layout(&layout.id, &state.library));
        let ranked = trainer::keyboard::guess_among(layouts, &presses, &args.language);
        Ok(ranked.into_iter().map(|layout| layout.id.to_string()).collect())
    })
}
