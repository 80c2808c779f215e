//! A Stripe for tests. It owns the truth, as the real one does; what the server knows of it comes by the API and by
//! webhooks, which a test delivers as they are, late, twice, in any order or not at all. Started with pages, it also has
//! what a person sees in the browser ([`pages`]), and sends its webhooks by itself after what is done there.
#![expect(clippy::unwrap_used, reason = "what cannot happen in a test fails it")]

mod acts;
mod clocks;
pub mod pages;
mod render;
mod site;
mod truth;
mod webhook;

pub use render::Shape;
pub use site::{Fault, KEY, Site, Stripe};
pub use truth::{DAY, Event, Invoice, Price, Session, Subscription, Truth};
pub use webhook::{SECRET, signed, webhook_of};
