//! Who someone is: registering, signing in and out, tokens, devices, consent, the profile.
//!
//! Owns `users`, `consents`, `devices` and the token tables. Other features ask [`Caller`] who is
//! calling and [`standing`] what may be kept of them.

mod addressee;
mod caller;
mod consent;
mod device;
mod devices;
mod email_change;
#[cfg(feature = "fuzzing")]
pub(crate) mod fuzzing;
mod leave;
mod limits;
mod login;
mod logout;
mod me;
mod pages;
mod password;
mod password_change;
mod person;
mod plan;
mod provider;
mod refresh;
mod register;
mod reset_password;
mod standing;
mod strength;
pub mod support;
mod today;
mod tokens;
mod user;
mod validate;
mod verify_email;

use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::App;

pub use addressee::{Addressee, addressee, addressee_by_email, addressee_in_use, shown_name};
pub use caller::Caller;
pub use consent::{CareConsent, record_care};
pub use leave::erase_due;
pub use limits::Limits;
pub(crate) use pages::sign_in_is_over;
pub use password::{Cost, Passwords};
pub use person::{Person, hold, is_email, person};
pub use plan::{FREE_DEVICES, FREE_HISTORY_DAYS, Plans, plan_of, shown_days};
pub use provider::{Identity, Joining, Provider};
pub(crate) use provider::{limit_redeeming, sign_in_with};
pub use standing::{Standing, standing, standing_at_last};
pub use today::today;
pub use tokens::forget_expired_tokens;

pub(crate) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(register::register))
        .routes(routes!(login::login))
        .routes(routes!(refresh::refresh))
        .routes(routes!(logout::logout))
        .routes(routes!(verify_email::verify_email))
        .routes(routes!(reset_password::request))
        .routes(routes!(reset_password::reset_password))
        .routes(routes!(me::get, me::patch, leave::leave))
        .routes(routes!(email_change::change))
        .routes(routes!(password_change::change))
        .routes(routes!(devices::list))
        .routes(routes!(devices::sign_out))
        .routes(routes!(pages::verify_email, pages::verify_email_pressed))
        .routes(routes!(pages::billing))
        .routes(routes!(
            pages::reset_password,
            pages::reset_password_pressed
        ))
}
