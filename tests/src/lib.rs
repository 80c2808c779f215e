//! What the stories are told with: a screen, its keyboard, a message bus with a keyring, the real window, the
//! real server, and an independent calculation of the figures.
//!
//! Stories speak to the product only as a person and an operator do: keys and clicks in, the screen, the files
//! and the database out. Must not link the app or the server.

pub mod agree;
mod airplane;
mod browser;
mod bus;
mod clean_root;
mod devhost;
mod display;
mod keyboard;
mod learner;
pub mod ledger;
mod mailbox;
mod nonsense;
mod process;
mod programs;
pub mod reference;
mod sandbox;
mod server;
mod stripe;
mod window;
mod world;

pub use crate::airplane::Airplane;
pub use crate::bus::Bus;
pub use crate::clean_root::CleanRoot;
pub use crate::devhost::{Devhost, ask};
pub use crate::display::Display;
pub use crate::keyboard::Keyboard;
pub use crate::learner::{EN, Learner, Plan, RU, Words};
pub use crate::mailbox::Mailbox;
pub use crate::nonsense::Nonsense;
pub use crate::sandbox::Sandbox;
pub use crate::server::Server;
pub use crate::stripe::Stripe;
pub use crate::window::{Surroundings, Window};
pub use crate::world::{NOWHERE, World};
