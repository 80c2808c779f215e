//! Achievements and recommendations: keeping them and telling them.
//!
//! Owns `achievements`, `user_achievements`, `ai_recommendations` and `recommendation_marks`. What is earned or
//! recommended is decided by `trainer`: what is earned when sessions arrive (`reach`), what is recommended when
//! somebody asks and by the hour (`coach`).

mod achievements;
mod coach;
mod reach;
mod recommendations;
mod seed;
mod settle;

use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::App;

pub(crate) use achievements::told as told_achievements;
pub(crate) use coach::renew_all as renew_recommendations;
pub(crate) use reach::{arrived, missing, renew};
pub(crate) use recommendations::told as told_recommendations;
pub use recommendations::{Recommendation, replace};
pub use seed::put_achievements;

pub(crate) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(achievements::all))
        .routes(routes!(achievements::earned))
        .routes(routes!(recommendations::active))
        .routes(routes!(settle::dismiss))
        .routes(routes!(settle::complete))
}
