//! Sync as data: local state and the server's answer go in, operations on the store come out, in order. Nothing
//! here touches a network, a clock or a file; [`apply`] carries the operations out in one transaction.

use std::collections::BTreeMap;

use protocol::{
    Change, ChangeKind, ChangeOp, Hello, PROTO, PullAnswer, PushAnswer, Verdict, VerdictStatus,
};
use serde_json::Value;
use store::{
    ItemHash, OutboxRow, OutboxState, Session, Standing, StoredAchievement, StoredSetting,
    StoredUnlock, Tx,
};
use uuid::Uuid;

use crate::backoff;
use crate::failure::Failure;
use crate::incoming;
use crate::outgoing::Aside;

/// Sessions in one push. The server takes more; with this many a lost answer costs little, and the herd of 8:30
/// is answered in small bites.
pub const BATCH: usize = 20;
/// A session whose batches failed on the server this often is sent alone: it may be what fails them.
const ALONE_AFTER: u32 = 2;

/// How far a setting's clock may run ahead of the server's, ms. The server sets it back to five minutes; a minute less
/// here, which is longer than any push takes, so that what it made of it is the greater.
const AHEAD: u64 = 4 * 60 * 1_000;

/// One thing to do to the store.
#[derive(Debug, Clone, PartialEq)]
pub enum Op {
    /// A session stands like this now.
    Stand {
        /// The session.
        session: Uuid,
        /// Where it stands.
        state: OutboxState,
        /// Why.
        code: Option<String>,
        /// One sentence of the server.
        detail: Option<String>,
        /// Not before this, Unix ms.
        next_try: Option<i64>,
    },
    /// The learner deleted it on another device.
    MarkDeleted(Uuid),
    /// The server has what went beside the sessions.
    AsideSent {
        /// What went.
        aside: Aside,
        /// The server lets no clock run ahead of this by much, Unix ms.
        latest: u64,
    },
    /// A session of another device.
    MergeSession(Box<Session>),
    /// Key and pair statistics of one.
    MergeStats {
        /// The session.
        session: Uuid,
        /// Packed by `trainer::stats`.
        stats: Vec<u8>,
        /// As it came: kept when the session is not here.
        value: Value,
    },
    /// A setting of another device.
    MergeSetting(StoredSetting),
    /// A lesson opened on another device.
    MergeUnlock(StoredUnlock),
    /// An achievement reached on another device.
    MergeAchievement(StoredAchievement),
    /// What the server says, kept as it came.
    PutRemote {
        /// Kind of the change.
        kind: String,
        /// What names it within its kind.
        key: String,
        /// The thing.
        value: Value,
    },
    /// The server says it is gone.
    DeleteRemote {
        /// Kind of the change.
        kind: String,
        /// What names it within its kind.
        key: String,
    },
    /// Where the next pull goes on.
    Cursor {
        /// `None`: from the start.
        cursor: Option<String>,
        /// The server's epoch.
        epoch: String,
    },
    /// The server holds this session under this hash.
    Synced {
        /// The session.
        session: Uuid,
        /// Its content, by the server's word.
        item_hash: ItemHash,
        /// The generated text of another device's practice.
        text: Option<String>,
    },
    /// The server lacks this session: it goes up, not before a time in Unix ms.
    GiveBack {
        /// The session.
        session: Uuid,
        /// Not before this.
        next_try: Option<i64>,
    },
    /// When to compare next, Unix ms.
    NextDigest(i64),
    /// The server was restored from a copy: everything is compared with it anew.
    CompareAnew,
}

/// What hello says: whether to go on, and what has changed there.
///
/// # Errors
/// [`Failure::Refused`] with 426 when the server no longer, or not yet, speaks this version.
pub fn after_hello(known_epoch: Option<&str>, hello: &Hello) -> Result<Vec<Op>, Failure> {
    if !(hello.proto_min..=hello.proto_max).contains(&PROTO) {
        return Err(Failure::Refused {
            status: 426,
            code: "upgrade_required".to_owned(),
            fields: BTreeMap::new(),
        });
    }
    Ok(after_epoch(known_epoch, &hello.epoch.to_string()))
}

pub(crate) fn after_epoch(known: Option<&str>, epoch: &str) -> Vec<Op> {
    match known {
        Some(known) if known != epoch => vec![Op::CompareAnew, start_over(epoch)],
        _ => Vec::new(),
    }
}

/// Everything is fetched anew and merged; nothing is wiped.
pub fn start_over(epoch: &str) -> Op {
    Op::Cursor {
        cursor: None,
        epoch: epoch.to_owned(),
    }
}

/// The batches in which sessions that are due go up: those that already failed alone come last, one by one.
pub fn batches(due: &[OutboxRow]) -> Vec<Vec<OutboxRow>> {
    let (alone, together): (Vec<OutboxRow>, Vec<OutboxRow>) = due
        .iter()
        .cloned()
        .partition(|row| row.state == OutboxState::Sent && row.attempts >= ALONE_AFTER);
    let together = together.chunks(BATCH).map(<[OutboxRow]>::to_vec);
    together
        .chain(alone.into_iter().map(|row| vec![row]))
        .collect()
}

/// What the verdicts mean for the sessions that were sent, in the order sent. A session without a verdict of its
/// own is one whose outcome is not known.
pub fn after_push(sent: &[OutboxRow], aside: &Aside, answer: &PushAnswer, now: i64) -> Vec<Op> {
    let mut ops = Vec::new();
    for (at, row) in sent.iter().enumerate() {
        let verdict = answer
            .results
            .iter()
            .find(|verdict| verdict.id == Some(row.session_id))
            // One whose id the server could not read is in its place.
            .or_else(|| {
                answer
                    .results
                    .get(at)
                    .filter(|verdict| verdict.id.is_none())
            });
        match verdict {
            Some(verdict) => ops.extend(after_verdict(row, verdict, now)),
            // Not at once again: the server answered, and said nothing of it.
            None => ops.push(unknown(row, Some(now + backoff::held(row.attempts + 1)))),
        }
    }
    if !aside.is_empty() {
        let server_time = u64::try_from(answer.server_time.timestamp_millis()).unwrap_or(0);
        ops.push(Op::AsideSent {
            aside: aside.clone(),
            latest: server_time.saturating_add(AHEAD),
        });
    }
    ops
}

fn after_verdict(row: &OutboxRow, verdict: &Verdict, now: i64) -> Vec<Op> {
    let stand = |state, next_try| Op::Stand {
        session: row.session_id,
        state,
        code: verdict.code.clone(),
        detail: verdict.detail.clone(),
        next_try,
    };
    match verdict.status {
        VerdictStatus::Stored | VerdictStatus::Duplicate => vec![Op::Stand {
            session: row.session_id,
            state: OutboxState::Stored,
            code: None,
            detail: None,
            next_try: None,
        }],
        VerdictStatus::Deleted => vec![Op::MarkDeleted(row.session_id)],
        VerdictStatus::Rejected => vec![stand(OutboxState::Rejected, None)],
        VerdictStatus::Held => {
            vec![stand(
                OutboxState::Held,
                Some(now + backoff::held(row.attempts + 1)),
            )]
        }
    }
}

fn unknown(row: &OutboxRow, next_try: Option<i64>) -> Op {
    Op::Stand {
        session: row.session_id,
        state: OutboxState::Sent,
        code: None,
        detail: None,
        next_try,
    }
}

/// What a push that failed as a whole means for its sessions.
#[derive(Debug, Clone, PartialEq)]
pub enum Failed {
    /// Send it in two halves.
    Halve,
    /// Send the sessions and what went beside them in requests of their own: either may be to blame.
    Apart,
    /// Only this one session is to blame: it waits or stays, the others go on.
    Single(Vec<Op>),
    /// The whole exchange waits.
    Stop(Vec<Op>),
}

/// Decides what to do after a push of `sent` and `aside` failed.
pub fn after_failed_push(sent: &[OutboxRow], aside: &Aside, failure: &Failure, now: i64) -> Failed {
    let is_bad = matches!(
        failure,
        Failure::Refused {
            status: 400 | 415 | 422,
            ..
        }
    );
    let is_broken = matches!(failure, Failure::Server { .. } | Failure::Nonsense(_));
    let stand = |row: &OutboxRow, state, code: &str, next_try| {
        Failed::Single(vec![Op::Stand {
            session: row.session_id,
            state,
            code: Some(code.to_owned()),
            detail: None,
            next_try,
        }])
    };
    match (failure, sent) {
        // Settings this server does not understand stay here until they change: they hold up no session.
        (_, []) if is_bad => Failed::Single(vec![Op::AsideSent {
            aside: aside.clone(),
            latest: u64::MAX,
        }]),
        (_, [_, ..]) if is_bad && !aside.is_empty() => Failed::Apart,
        (_, [row]) if is_bad => stand(
            row,
            OutboxState::Held,
            failure.code(),
            Some(now + backoff::held(row.attempts + 1)),
        ),
        (Failure::TooBig, [row]) => stand(row, OutboxState::Rejected, "too_large", None),
        (Failure::TooBig, [_, _, ..]) => Failed::Halve,
        _ if is_bad && sent.len() > 1 => Failed::Halve,
        // Alone and still failing: it keeps its own time, so that it holds up nobody else.
        (_, [row]) if is_broken && row.attempts >= ALONE_AFTER => stand(
            row,
            OutboxState::Sent,
            failure.code(),
            Some(now + backoff::held(row.attempts)),
        ),
        _ if is_broken => Failed::Stop(sent.iter().map(|row| unknown(row, None)).collect()),
        // Not reached, or told to wait: nothing is said about the sessions.
        _ => Failed::Stop(Vec::new()),
    }
}

/// What a page of changes means, with the cursor behind it. `stars_needed` says what completes a lesson of a
/// course this app knows.
pub fn after_page(
    known_epoch: Option<&str>,
    answer: &PullAnswer,
    stars_needed: &dyn Fn(&str, u32) -> Option<u8>,
) -> Vec<Op> {
    let epoch = answer.epoch.to_string();
    let mut ops: Vec<Op> = Vec::new();
    if known_epoch.is_some_and(|known| known != epoch) {
        ops.push(Op::CompareAnew);
    }
    ops.extend(
        answer
            .changes
            .iter()
            .flat_map(|change| after_change(change, stars_needed)),
    );
    ops.push(Op::Cursor {
        cursor: Some(answer.cursor.clone()),
        epoch,
    });
    ops
}

fn after_change(change: &Change, stars_needed: &dyn Fn(&str, u32) -> Option<u8>) -> Vec<Op> {
    if change.kind == ChangeKind::Unknown {
        return Vec::new();
    }
    let kept = || {
        let (kind, key) = (
            change.kind.as_str().to_owned(),
            incoming::key(change.kind, &change.value),
        );
        match change.op {
            ChangeOp::Put => Op::PutRemote {
                kind,
                key,
                value: change.value.clone(),
            },
            ChangeOp::Delete => Op::DeleteRemote { kind, key },
        }
    };
    let merged = match (change.kind, change.op) {
        (ChangeKind::Session, ChangeOp::Put) => {
            let session = incoming::session(&change.value, stars_needed);
            session.map(|session| Op::MergeSession(Box::new(session)))
        }
        (ChangeKind::Session, ChangeOp::Delete) => incoming::id(&change.value).map(Op::MarkDeleted),
        (ChangeKind::SessionStats, ChangeOp::Put) => {
            incoming::stats(&change.value).map(|(session, stats)| Op::MergeStats {
                session,
                stats,
                value: change.value.clone(),
            })
        }
        (ChangeKind::Setting, ChangeOp::Put) => {
            incoming::setting(&change.value).map(Op::MergeSetting)
        }
        (ChangeKind::Unlock, ChangeOp::Put) => incoming::unlock(&change.value).map(Op::MergeUnlock),
        (ChangeKind::Achievement, ChangeOp::Put) => {
            incoming::achievement(&change.value).map(Op::MergeAchievement)
        }
        // What was opened or reached stays so, and a setting is only ever replaced.
        (ChangeKind::Unlock | ChangeKind::Setting | ChangeKind::Achievement, ChangeOp::Delete) => {
            return Vec::new();
        }
        _ => return vec![kept()],
    };
    let synced = match &merged {
        Some(Op::MergeSession(_)) => incoming::synced(&change.value),
        _ => None,
    };
    // What cannot be read today is kept for a version that can.
    let merged = merged.unwrap_or_else(kept);
    std::iter::once(merged).chain(synced).collect()
}

/// Carries operations out, in order, in the transaction of the caller.
pub fn apply(tx: &mut Tx<'_>, account: i64, ops: &[Op]) -> store::Result<()> {
    for op in ops {
        match op {
            Op::Stand {
                session,
                state,
                code,
                detail,
                next_try,
            } => {
                let standing = Standing {
                    state: *state,
                    code: code.as_deref(),
                    detail: detail.as_deref(),
                    next_try: *next_try,
                };
                tx.set_standing(account, *session, &standing)?;
            }
            Op::MarkDeleted(session) => {
                tx.mark_deleted(*session)?;
            }
            Op::AsideSent { aside, latest } => {
                tx.settings_sent(&aside.settings, *latest)?;
                tx.unlocks_sent(&aside.unlocks)?;
            }
            Op::MergeSession(session) => {
                tx.merge_session(session)?;
            }
            Op::MergeStats {
                session,
                stats,
                value,
            } => {
                if !tx.merge_stats(*session, stats)? {
                    tx.put_remote(
                        account,
                        ChangeKind::SessionStats.as_str(),
                        &session.to_string(),
                        value,
                    )?;
                }
            }
            Op::MergeSetting(setting) => tx.merge_setting(setting)?,
            Op::MergeUnlock(unlock) => tx.merge_unlock(&unlock.course, unlock.number)?,
            Op::MergeAchievement(told) => tx.merge_achievement(told)?,
            Op::PutRemote { kind, key, value } => tx.put_remote(account, kind, key, value)?,
            Op::DeleteRemote { kind, key } => tx.delete_remote(account, kind, key)?,
            Op::Cursor { cursor, epoch } => tx.set_cursor(account, cursor.as_deref(), epoch)?,
            Op::Synced {
                session,
                item_hash,
                text,
            } => tx.set_synced(account, *session, item_hash, text.as_deref())?,
            Op::GiveBack { session, next_try } => tx.give_back(account, *session, *next_try)?,
            Op::NextDigest(next) => tx.set_next_digest(account, Some(*next))?,
            Op::CompareAnew => tx.compare_anew(account)?,
        }
    }
    Ok(())
}
