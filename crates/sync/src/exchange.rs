//! One exchange with the server: hello, pull, push, pull. Decisions are in [`crate::plan`]; this carries them out.

use std::collections::BTreeSet;
use std::pin::Pin;

use protocol::PushSession;
use secrecy::SecretString;
use serde_json::Value;
use store::{Origin, OutboxRow, OutboxState, StoredAccount, StoredLog, StoredSession};
use tokio::sync::watch;
use uuid::Uuid;

use crate::api::Api;
use crate::failure::Failure;
use crate::outgoing::{Aside, Logs, Unsendable, encode, outgoing};
use crate::plan::{self, Failed, Op};
use crate::sync::ProfileSync;

/// Sessions read from the outbox at a time.
const DUE: u32 = 200;
/// A server that fails this many sessions sent alone, one after another, is itself what fails.
const FAILURES_IN_A_ROW: u32 = 3;

/// A call under way.
pub(crate) type Calling<T> = Pin<Box<dyn Future<Output = Result<T, Failure>> + Send>>;

impl ProfileSync {
    /// The first half: what the server has for us. Answers how many seconds the first push is to be spread over.
    pub(crate) async fn arrive(&self) -> Result<u32, Failure> {
        let account = self.account()?;
        let hello = self.api().hello().await?;
        self.apply(
            &account,
            &plan::after_hello(account.epoch.as_deref(), &hello)?,
        )?;
        self.tell_withdrawals().await?;
        if !self.knows_user() {
            self.me().await?;
        }
        self.pull().await?;
        Ok(hello.spread_s)
    }

    /// The second half: what we have for the server.
    pub(crate) async fn deliver(&self) -> Result<(), Failure> {
        self.compare().await?;
        let account = self.account()?;
        let mut failures = 0;
        let mut tried: BTreeSet<Uuid> = BTreeSet::new();
        let mut last_aside = Aside::default();
        loop {
            // Each session once in an exchange, whatever the answer: what is still due waits for the next.
            let limit = DUE.saturating_add(u32::try_from(tried.len()).unwrap_or(u32::MAX));
            let mut due = self.store().due(account.id, self.now(), limit)?;
            due.retain(|row| !tried.contains(&row.session_id));
            let aside = Aside {
                settings: self.store().unsent_settings()?,
                unlocks: self.store().unsent_unlocks()?,
            };
            if due.is_empty() && (aside.is_empty() || aside == last_aside) {
                break;
            }
            tried.extend(due.iter().map(|row| row.session_id));
            last_aside.clone_from(&aside);
            // The first batch takes along what goes beside sessions; it may have none.
            let mut batches = plan::batches(&due);
            if batches.is_empty() {
                batches.push(Vec::new());
            }
            let mut aside = Some(aside);
            for batch in batches {
                self.push(
                    &account,
                    batch,
                    aside.take().unwrap_or_default(),
                    &mut failures,
                )
                .await?;
            }
        }
        if !tried.is_empty() || !last_aside.is_empty() {
            self.pull().await?;
        }
        let _ = self
            .store()
            .transact(|tx| tx.exchange_worked(account.id, self.now()))?;
        Ok(())
    }

    /// Sends one batch, in halves if it is too big.
    async fn push(
        &self,
        account: &StoredAccount,
        batch: Vec<OutboxRow>,
        aside: Aside,
        failures: &mut u32,
    ) -> Result<(), Failure> {
        let mut waiting = vec![(batch, aside)];
        while let Some((batch, aside)) = waiting.pop() {
            match self.push_once(account, &batch, &aside).await {
                Ok(()) => *failures = 0,
                Err(failure) => match plan::after_failed_push(&batch, &aside, &failure, self.now())
                {
                    Failed::Halve => {
                        let (one, other) = batch.split_at(batch.len() / 2);
                        waiting.push((other.to_vec(), Aside::default()));
                        waiting.push((one.to_vec(), aside));
                    }
                    Failed::Apart => {
                        waiting.push((Vec::new(), aside));
                        waiting.push((batch, Aside::default()));
                    }
                    Failed::Single(ops) => {
                        tracing::warn!(%failure, "sent alone and not taken");
                        self.apply(account, &ops)?;
                        *failures += 1;
                        if matches!(failure, Failure::Server { .. })
                            && *failures >= FAILURES_IN_A_ROW
                        {
                            return Err(failure);
                        }
                    }
                    Failed::Stop(ops) => {
                        self.apply(account, &ops)?;
                        return Err(failure);
                    }
                },
            }
        }
        Ok(())
    }

    async fn push_once(
        &self,
        account: &StoredAccount,
        batch: &[OutboxRow],
        aside: &Aside,
    ) -> Result<(), Failure> {
        loop {
            // From before the consent is read: what comes after it is not missed.
            let withdrawals = self.withdrawals();
            let (sent, sessions) = self.load(account, batch)?;
            if sent.is_empty() && aside.is_empty() {
                return Ok(());
            }
            let sent_at = chrono::DateTime::from_timestamp_millis(self.now()).unwrap_or_default();
            let Some(body) = encode(self.config().device_id, sent_at, &sessions, aside) else {
                return Err(Failure::TooBig);
            };
            let has_logs = sessions.iter().any(|session| session.log.is_some());
            let answer = self
                .authorized(move |api, token| {
                    let (body, withdrawals) = (body.clone(), withdrawals.clone());
                    Box::pin(async move {
                        let sending = api.push(token, body);
                        if has_logs {
                            unless_withdrawn(withdrawals, sending).await
                        } else {
                            sending.await.map(Some)
                        }
                    })
                })
                .await?;
            // Without an answer they go again, without their logs. Those the server has by now are doubles to it.
            if let Some(answer) = answer {
                // On another device: who is asked before the next exchange says so, too.
                let is_withheld = |code: &str| code == "log_withheld";
                if answer
                    .results
                    .iter()
                    .any(|verdict| verdict.code.as_deref().is_some_and(is_withheld))
                {
                    self.forget_user();
                }
                let ops = plan::after_push(&sent, aside, &answer, self.now());
                return self.apply(account, &ops);
            }
        }
    }

    /// Reads the sessions of a batch. One that cannot be read or said is marked and left out: it must not hold
    /// up the others.
    fn load(
        &self,
        account: &StoredAccount,
        batch: &[OutboxRow],
    ) -> Result<(Vec<OutboxRow>, Vec<PushSession>), Failure> {
        // As it is now, and not as it was when the exchange began: consent may have been withdrawn meanwhile.
        let logs = self.logs(&self.account()?);
        let (mut sent, mut sessions, mut ops) = (Vec::new(), Vec::new(), Vec::new());
        for row in batch {
            let id = row.session_id;
            let stored = self
                .store()
                .session(id)
                .and_then(|session| Ok(session.zip(Some(self.store().session_log(id)?))));
            let made = match stored {
                Ok(Some((session, log))) => self
                    .outgoing(&session, log.as_ref(), logs)?
                    .map_err(|error| error.0),
                Ok(None) => Err("missing"),
                Err(store::StoreError::Unreadable { what }) => Err(what),
                Err(error) => return Err(error.into()),
            };
            match made {
                Ok(session) => {
                    sent.push(row.clone());
                    sessions.push(session);
                }
                Err(what) => {
                    tracing::error!(%id, what, "a stored session cannot be sent");
                    ops.push(Op::Stand {
                        session: id,
                        state: OutboxState::Rejected,
                        code: Some("unreadable".to_owned()),
                        detail: None,
                        next_try: None,
                    });
                }
            }
        }
        self.apply(account, &ops)?;
        Ok((sent, sessions))
    }

    /// A session of another device goes without a log, which is not here.
    pub(crate) fn outgoing(
        &self,
        stored: &StoredSession,
        log: Option<&StoredLog>,
        logs: Logs,
    ) -> Result<Result<PushSession, Unsendable>, Failure> {
        let session = &stored.session;
        if stored.origin == Origin::Here {
            return Ok(outgoing(session, log, logs));
        }
        let text = self.store().pulled_text(session.id)?;
        let log = text.map(|text| StoredLog {
            log: trainer::typing::Log::default(),
            text,
        });
        Ok(outgoing(session, log.as_ref(), Logs::Withhold))
    }

    fn logs(&self, account: &StoredAccount) -> Logs {
        let says = |name: &str| account.user.get(name).and_then(Value::as_bool);
        let consents = says("consent_analytics") == Some(true) && says("is_child") == Some(false);
        if consents && !self.config().is_child {
            Logs::Send
        } else {
            Logs::Withhold
        }
    }

    /// Pulls page by page; each is applied together with its cursor, in one short transaction.
    pub(crate) async fn pull(&self) -> Result<(), Failure> {
        let mut has_started_over = false;
        loop {
            let account = self.account()?;
            let cursor = account.cursor.clone();
            let page = self
                .authorized(move |api, token| {
                    let cursor = cursor.clone();
                    Box::pin(async move { api.pull(token, cursor.as_deref()).await })
                })
                .await;
            let page = match page {
                Err(Failure::Resync) if !has_started_over => {
                    has_started_over = true;
                    self.apply(
                        &account,
                        &[plan::start_over(
                            account.epoch.as_deref().unwrap_or_default(),
                        )],
                    )?;
                    continue;
                }
                page => page?,
            };
            if page.has_more && account.cursor.as_deref() == Some(page.cursor.as_str()) {
                return Err(Failure::Nonsense(
                    "there is more, and the cursor stands still".to_owned(),
                ));
            }
            let known = account.epoch.as_deref().filter(|epoch| !epoch.is_empty());
            self.apply(
                &account,
                &plan::after_page(known, &page, &*self.config().stars_needed),
            )?;
            if !page.has_more {
                return Ok(());
            }
        }
    }

    /// Makes a call with an access token; when the server no longer takes it, once more with a new one.
    pub(crate) async fn authorized<T>(
        &self,
        call: impl Fn(Api, SecretString) -> Calling<T> + Send + Sync,
    ) -> Result<T, Failure> {
        let token = self.tokens().access().await?;
        match call(self.api(), token.clone()).await {
            Err(Failure::SignInNeeded) => {
                let token = self.tokens().renew(&token).await?;
                call(self.api(), token).await
            }
            answer => answer,
        }
    }

    pub(crate) fn apply(&self, account: &StoredAccount, ops: &[Op]) -> Result<(), Failure> {
        if ops.is_empty() {
            return Ok(());
        }
        let committed = self
            .store()
            .transact(|tx| plan::apply(tx, account.id, ops))?;
        self.tell(committed.changes);
        Ok(())
    }

    pub(crate) fn api(&self) -> Api {
        Api {
            transport: self.transport(),
        }
    }
}

/// What comes of sending key presses, unless consent is taken back first: then what is not sent yet stays here.
async fn unless_withdrawn<T>(
    mut withdrawals: watch::Receiver<u64>,
    sending: impl Future<Output = Result<T, Failure>>,
) -> Result<Option<T>, Failure> {
    tokio::select! {
        biased;
        Ok(()) = withdrawals.changed() => {
            tracing::info!("a push was cut off, as consent was taken back");
            Ok(None)
        }
        answer = sending => answer.map(Some),
    }
}
