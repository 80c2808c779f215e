//! A Stripe for tests. It owns the truth, as the real one does; what the server knows of it comes by the API and by
//! webhooks, which a test delivers as they are, late, twice, in any order or not at all.

mod acts;
mod render;
mod site;
mod stage;
mod truth;

pub(crate) use render::Shape;
pub(crate) use site::{Fault, KEY, Stripe};
pub(crate) use stage::{Buyer, SECRET, Stage, billing, signed, webhook_of};
pub(crate) use truth::{DAY, Event, Truth};
