//! `answer_care`: the learner's yes or no to being seen, after having been shown what would be.

use std::sync::Arc;

use crate::{app::App, care, error::AppError, view::care::{AnswerCare, CareState}};

pub(super) async fn run(app: &Arc<App>, args: AnswerCare) -> Result<CareState, AppError> {
    let id = care::id("id", &args.id)?;
    let sync = app.sync()?;
    if args.accept {
        let seen = args.seen.into_iter().map(Into::into).collect();
        sync.accept_care(id, seen, args.by_guardian).await?;
    } else {
        sync.decline_care(id).await?;
    }
    care::state(app).await
}
