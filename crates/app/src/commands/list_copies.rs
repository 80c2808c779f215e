//! `list_copies`: the copies of the learner's file, newest first.

use std::sync::Arc;

use crate::{
    app::App,
    error::AppError,
    view::{args::NoArgs, copies::CopyView},
};

pub(super) fn run(app: &Arc<App>, _: NoArgs) -> Result<Vec<CopyView>, AppError> {
    app.state(|state| {
        let id = state.profile()?.card.id;
        let copies = state.profiles.copies(id)?.into_iter();
        Ok(copies
            .map(|copy| CopyView {
                name: copy.name,
                day: copy.day,
                sessions: copy.sessions,
                newest_day: copy.newest_day,
            })
            .collect())
    })
}
