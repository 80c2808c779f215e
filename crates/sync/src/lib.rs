//! Sync of one profile with its server.
//!
//! [`plan`] decides: local state and the server's answer go in, operations on the store come out; pure, and tested
//! without a network. [`ProfileSync`] carries them out over a [`Transport`], one exchange at a time, and [`Background`]
//! does so by itself. Nothing here knows SQL, the keyring or a word for people; clock and chance are handed in.
//! Typing never waits for any of this: every change is one short transaction of the store.

mod account;
mod api;
mod background;
pub mod backoff;
mod billing;
mod care;
pub mod device;
pub mod digest;
mod door;
mod download;
mod exchange;
mod failure;
#[cfg(feature = "fuzzing")]
pub mod fuzzing;
mod healing;
mod incoming;
mod loopback;
pub mod network;
pub mod outgoing;
pub mod plan;
mod ranking;
mod state;
mod sync;
mod tokens;
mod transport;
mod world;

pub use account::Left;
pub use background::Background;
pub use billing::{PageKind, Purchase, check_page};
pub use door::{Admission, Door};
pub use download::{Download, Downloads};
pub use failure::Failure;
pub use loopback::{Arrival, BrowserSignIn, Pages};
pub use network::{Cause, Network, NetworkSettings, ProxyChoice, Unreachable};
pub use protocol::{
    AddVerdict, Bigram, BillingInterval, CareInvitations, CareLearner, CheckoutRequest, Device,
    InvitationState, Leaderboard, LeaderboardEntry, Org, OrgMembers, OrgRole, OwnSubscription,
    PlanForSale, PlanPrice, PlanValue, Plans, PortalPurpose, Seen, SentInvitation,
    SubscriptionValue, WeakKey, decimals,
};
pub use ranking::Fetched;
pub use state::{Phase, SyncState};
pub use sync::{Config, NewAccount, NewByProvider, ProfileSync, StarsNeeded, Why};
pub use tokens::key as token_key;
pub use transport::{Answer, Body, Http, Method, Request, Transport, check_address};
pub use world::{Clock, Dice, SecretError, SecretStore};
