//! Comparing with the server and healing what differs. Decisions are in [`crate::digest`].

use protocol::{DigestRequest, item_hash};
use store::{OutboxState, StoredAccount};

use crate::digest::{self, EVERY};
use crate::exchange::Calling;
use crate::failure::Failure;
use crate::incoming;
use crate::outgoing::Logs;
use crate::plan::{self, Op};
use crate::sync::ProfileSync;

/// Answers of one comparison: more would be a server that never agrees.
const ROUNDS: u32 = 20;
/// A time further ahead than this is of a clock that was set back since, ms.
const LONGEST_WAIT: i64 = 8 * 24 * 3_600 * 1_000;

/// Whether to compare now.
pub(crate) fn is_time(account: &StoredAccount, now: i64) -> bool {
    account
        .next_digest
        .is_none_or(|next| next <= now || next > now.saturating_add(LONGEST_WAIT))
}

impl ProfileSync {
    /// Compares all sessions with the server, if it is time: once a day, and whenever it was restored.
    pub(crate) async fn compare(&self) -> Result<(), Failure> {
        let account = self.account()?;
        let now = self.now();
        if !is_time(&account, now) {
            return Ok(());
        }
        self.name_what_is_stored(&account)?;
        let mut has_fetched = false;
        for _ in 0..ROUNDS {
            let has_more = match self.compare_once(&mut has_fetched).await {
                // An older server, or one that does not understand: the push of each session still tells what became
                // of it, and comparing must not stop that.
                Err(
                    failure @ (Failure::TooBig
                    | Failure::Refused {
                        status: 400 | 404 | 405 | 415 | 422,
                        ..
                    }),
                ) => {
                    tracing::warn!(%failure, "the server does not compare");
                    false
                }
                done => done?,
            };
            if !has_more {
                break;
            }
        }
        let next = now.saturating_add_unsigned(EVERY - EVERY / 8 + self.dice().below(EVERY / 4));
        self.apply(&account, &[Op::NextDigest(next)])
    }

    /// One question and what follows from the answer; whether there is more to ask.
    async fn compare_once(&self, has_fetched: &mut bool) -> Result<bool, Failure> {
        let account = self.account()?;
        let mine = self.store().comparable(account.id)?;
        let form = DigestRequest {
            device_id: self.config().device_id,
            months: digest::months(&mine),
        };
        let answer = self
            .authorized(move |api, token| {
                let form = form.clone();
                Box::pin(async move { api.digest(token, &form).await })
            })
            .await?;
        let known = account.epoch.as_deref().filter(|epoch| !epoch.is_empty());
        let restored = plan::after_epoch(known, &answer.epoch.to_string());
        if !restored.is_empty() {
            // It was restored between two calls: first everything it has, then what it lacks.
            self.apply(&account, &restored)?;
            self.pull().await?;
            return Ok(true);
        }
        let healing = digest::after_digest(&mine, &answer, self.now());
        if healing != digest::Healing::default() {
            tracing::info!(
                months = answer.months.len(),
                back = healing.ops.len(),
                fetch = healing.fetch,
                deleted = healing.delete.len(),
                "the server holds other sessions than this device"
            );
        }
        self.apply(&account, &healing.ops)?;
        for session in healing.delete {
            self.authorized(move |api, token| -> Calling<()> {
                Box::pin(async move { api.delete_session(token, session).await })
            })
            .await?;
        }
        if healing.fetch && !*has_fetched {
            // Once: what cannot be merged today cannot be merged a moment later.
            *has_fetched = true;
            let epoch = account.epoch.as_deref().unwrap_or_default();
            self.apply(&account, &[plan::start_over(epoch)])?;
            self.pull().await?;
        }
        Ok(answer.has_more)
    }

    /// Hashes of sessions the server took and has not told about yet.
    fn name_what_is_stored(&self, account: &StoredAccount) -> Result<(), Failure> {
        let mut ops = Vec::new();
        for one in self.store().comparable(account.id)? {
            if one.item_hash.is_some() || one.state != Some(OutboxState::Stored) {
                continue;
            }
            let Some(stored) = self.store().session(one.session)? else {
                continue;
            };
            let log = self.store().session_log(one.session)?;
            // What is in the log and whether it goes along is no part of the hash.
            if let Ok(session) = self.outgoing(&stored, log.as_ref(), Logs::Withhold)?
                && let Ok(value) = serde_json::to_value(&session)
                && let Some(item_hash) = incoming::item_hash(&item_hash(&value))
            {
                ops.push(Op::Synced {
                    session: one.session,
                    item_hash,
                    text: None,
                });
            }
        }
        self.apply(account, &ops)
    }
}
