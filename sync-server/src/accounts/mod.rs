//! Who someone is: registering, signing in and out, tokens, devices, consent, the profile.
//!
//! Owns `users`, `consents`, `devices` and the token tables. Other features ask [`Caller`] who is
//! calling and [`standing`] what may be kept of them.

mod caller;
mod consent;
mod device;
mod limits;
mod login;
mod logout;
mod me;
mod password;
mod refresh;
mod register;
mod standing;
mod today;
mod tokens;
mod user;
mod validate;

use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::App;

pub use caller::Caller;
pub use limits::Limits;
pub use password::{Cost, Passwords};
pub use standing::{Standing, standing};
pub use today::today;
pub use tokens::forget_expired_tokens;

pub(crate) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(register::register))
        .routes(routes!(login::login))
        .routes(routes!(refresh::refresh))
        .routes(routes!(logout::logout))
        .routes(routes!(me::get, me::patch))
}
