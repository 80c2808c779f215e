//! One learner's data on their own machine: SQLite, one file per profile, and the journal of the open session.
//!
//! Knows files and SQL; knows no network, no keyring, no clock (times are Unix ms and come in as parameters)
//! and no rules of typing: what a session means comes from `trainer`. Every write goes through
//! [`Store::transact`], which returns what changed. Nothing stored is ever deleted, but for an own text, results
//! of another program or a whole person's data at their own wish ([`Tx::delete_own_text`], [`Tx::remove_import`],
//! [`Profiles::delete`]).
//!
//! [`Profiles`] opens a [`Store`]; a session is typed into a [`Journal`], stored by [`Store::save_session`], and
//! its [`Saved`] ends the journal.

mod accounts;
mod achievements;
mod aside;
mod belonging;
mod compare;
mod copies;
mod daily;
mod disk;
mod dump;
mod error;
mod files;
#[cfg(feature = "fuzzing")]
pub mod fuzzing;
mod imports;
mod journal;
mod look;
mod migrate;
mod names;
mod notes;
mod open;
mod outbox;
mod own_texts;
mod pack;
mod probes;
mod profiles;
mod progress;
mod recommendations;
mod remote;
mod rows;
mod salvage;
mod session;
mod settings;
mod sums;
mod transact;
mod transfer;

pub use accounts::StoredAccount;
pub use achievements::{StoredAchievement, facts as achievement_facts};
pub use aside::{AsideReason, SetAside};
pub use belonging::Belonging;
pub use compare::{Comparable, ItemHash};
pub use copies::{DAILY_COPIES, copy_before_update, daily_copies, daily_copy};
pub use daily::Day;
pub use disk::Disk;
pub use dump::Table;
pub use error::{Result, StoreError};
pub use files::write_atomically;
pub use imports::{ImportedDay, ImportedResult, ImportedTotal, NewImport, Program, StoredImport};
pub use journal::{Journal, JournalEvent, JournalHeader, Recovered, SYNC_EVERY};
pub use look::{Looked, look};
pub use names::{parse_policy, policy_name};
pub use open::{Opened, Store};
pub use outbox::{BY_CHOICE, NO_ACCOUNT, OutboxCounts, OutboxRow, OutboxState, Standing};
pub use own_texts::{NewChapter, OwnChapter, OwnText, TextKind};
pub use pack::{pack_log, pack_text, unpack_log, unpack_text};
pub use profiles::{CopyCard, ProfileCard, Profiles};
pub use progress::StoredUnlock;
pub use recommendations::Sitting;
pub use rows::{Point, StoredLog, StoredSession};
pub use salvage::Salvaged;
pub use session::{DeviceType, Exercise, LessonRef, NewSession, Origin, Saved, Session};
pub use settings::{BadHlc, Hlc, StoredSetting};
pub use sums::{PaceSum, Summed, Use, Which};
pub use transact::{Changes, Committed, Tx};
pub use transfer::{Received, Transfer, Transferred, TransferredAccount, schema_version};
