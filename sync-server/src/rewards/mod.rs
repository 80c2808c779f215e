//! Achievements and recommendations: keeping them and telling them.
//!
//! Owns `achievements`, `user_achievements`, `ai_recommendations` and `recommendation_marks`. What is earned or
//! recommended is decided elsewhere, by `trainer`; whoever asks it hands the result to [`replace`].

mod achievements;
mod coach;
mod recommendations;
mod settle;

use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::App;

pub(crate) use achievements::told as told_achievements;
pub(crate) use coach::renew_all as renew_recommendations;
pub(crate) use recommendations::told as told_recommendations;
pub use recommendations::{Recommendation, replace};

pub(crate) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(achievements::all))
        .routes(routes!(achievements::earned))
        .routes(routes!(recommendations::active))
        .routes(routes!(settle::dismiss))
        .routes(routes!(settle::complete))
}
