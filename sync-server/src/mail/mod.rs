//! Mail to learners: a box of mails that are owed, their words, the links in them, and the way out.
//!
//! Owns `mail_outbox` and `mail_tokens`. A handler says in its own transaction what it owes ([`owe`]); the
//! server sends it afterwards ([`deliver`]). Knows of accounts only what they tell it: to whom, in which language.

mod kind;
mod letter;
mod outbox;
mod token;
mod transport;

use std::sync::Arc;

use lettre::message::Mailbox;
use locale::{Arg, Texts};
use tokio::sync::Notify;

pub use kind::Kind;
pub use outbox::{About, deliver, owe, owe_about, owe_invitation, run, waiting};
pub use token::{LINK_LIFE, MailToken, Proven, Purpose, consume, forget, forget_expired, peek};
pub use transport::{Transport, TransportError};

/// Where links lead unless told otherwise.
const NOWHERE: &str = "http://127.0.0.1:8787";

/// What sending needs.
pub struct Mail {
    transport: Transport,
    from: Mailbox,
    public_url: String,
    texts: Texts,
    wake: Notify,
}

impl Mail {
    /// Mails from `from`, with links to `public_url` (without a slash at its end).
    pub fn new(transport: Transport, from: Mailbox, public_url: &str) -> Arc<Self> {
        Arc::new(Self {
            transport,
            from,
            public_url: public_url.to_owned(),
            texts: Texts::new(),
            wake: Notify::new(),
        })
    }

    /// Mails wait, as nobody has said where they go.
    pub fn nowhere() -> Arc<Self> {
        let from = "Tactus <tactus@localhost>";
        let from = from.parse().expect("it is an address");
        Self::new(Transport::Nowhere, from, NOWHERE)
    }

    /// Something is owed and committed: no need to wait for the next minute.
    pub fn wake(&self) {
        self.wake.notify_one();
    }

    /// Words in a language; the key itself where there are none.
    pub(crate) fn text(&self, language: &str, key: &str, args: &[(&str, Arg<'_>)]) -> String {
        let text = self.texts.text(language, key, args);
        text.unwrap_or_else(|| key.to_owned())
    }
}
