//! Comparing as data: what is held here goes out month by month, the months that differ come back session by
//! session, and what each side lacks follows. Pure; `healing` carries it out.

use std::collections::{BTreeMap, BTreeSet};

use protocol::{DigestAnswer, MonthDigest, month_hash};
use store::{Comparable, Origin, OutboxState};
use uuid::Uuid;

use crate::incoming;
use crate::plan::Op;

/// Comparing is for what nobody foresaw: it need not be often, ms.
pub const EVERY: u64 = 24 * 3_600 * 1_000;
/// Sessions of another device wait this long before this one gives them back, ms: their own device has the log.
pub const FOREIGN_AFTER: i64 = 24 * 3_600 * 1_000;

/// What the server is to have, by month.
pub fn months(mine: &[Comparable]) -> BTreeMap<String, MonthDigest> {
    let mut items: BTreeMap<&str, Vec<(Uuid, String)>> = BTreeMap::new();
    for one in mine.iter().filter(|one| one.is_there()) {
        if let Some(hash) = &one.item_hash {
            let month = items.entry(one.month.as_str()).or_default();
            month.push((one.session, hex::encode(hash)));
        }
    }
    let month = |(month, items): (&str, Vec<(Uuid, String)>)| {
        let named = items.iter().map(|(id, hash)| (*id, hash.as_str()));
        let digest = MonthDigest {
            count: u32::try_from(items.len()).unwrap_or(u32::MAX),
            hash: month_hash(named),
        };
        (month.to_owned(), digest)
    };
    items.into_iter().map(month).collect()
}

/// What has to be done so that both sides hold the same.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Healing {
    /// What to do here: what the server lacks goes (again) into the outbox.
    pub ops: Vec<Op>,
    /// Whether the server has sessions that are not here: they are pulled from the start, and merged.
    pub fetch: bool,
    /// Sessions the learner deleted, and that a restored server has again: to be deleted there. By rising id.
    pub delete: Vec<Uuid>,
}

/// Decides it, session by session. Nothing here is ever deleted because the server does not have it.
pub fn after_digest(mine: &[Comparable], answer: &DigestAnswer, now: i64) -> Healing {
    let mut healing = Healing::default();
    let by_id: BTreeMap<Uuid, &Comparable> = mine.iter().map(|one| (one.session, one)).collect();
    let mut there = BTreeSet::new();
    for item in answer.months.values().flat_map(|month| &month.items) {
        there.insert(item.id);
        let Some(hash) = incoming::item_hash(&item.item_hash) else {
            continue;
        };
        match by_id.get(&item.id) {
            None => healing.fetch = true,
            Some(mine) if mine.is_deleted => healing.delete.push(item.id),
            Some(mine) if mine.is_there() && mine.item_hash != Some(hash) => {
                healing.ops.push(differs(mine, hash));
            }
            // It was to be given back, and its own device was faster.
            Some(mine) if mine.origin == Origin::Pulled && !mine.is_there() => {
                healing.ops.push(is_stored(mine.session));
            }
            Some(_) => {}
        }
    }
    for one in mine {
        let is_told = answer.months.contains_key(&one.month);
        if is_told && one.is_there() && !there.contains(&one.session) {
            healing.ops.push(Op::GiveBack {
                session: one.session,
                next_try: (one.origin == Origin::Pulled).then(|| now + FOREIGN_AFTER),
            });
        }
    }
    healing.delete.sort_unstable();
    healing
}

/// The server holds something else under this id. Of what was typed here the verdict on a push decides, which the
/// learner sees; of what came from there its word counts.
fn differs(mine: &Comparable, item_hash: store::ItemHash) -> Op {
    match mine.origin {
        Origin::Here => Op::GiveBack {
            session: mine.session,
            next_try: None,
        },
        Origin::Pulled => Op::Synced {
            session: mine.session,
            item_hash,
            text: None,
        },
    }
}

fn is_stored(session: Uuid) -> Op {
    Op::Stand {
        session,
        state: OutboxState::Stored,
        code: None,
        detail: None,
        next_try: None,
    }
}

#[cfg(test)]
mod tests {
    use protocol::{DigestItem, MonthItems};

    use super::*;

    fn one(id: u128, origin: Origin, state: Option<OutboxState>) -> Comparable {
        Comparable {
            session: Uuid::from_u128(id),
            month: "2026-11".to_owned(),
            origin,
            is_deleted: state == Some(OutboxState::Deleted),
            item_hash: Some([u8::try_from(id).unwrap(); 32]),
            state,
        }
    }

    fn answer(items: &[(u128, u8)]) -> DigestAnswer {
        let items = items.iter().map(|(id, hash)| DigestItem {
            id: Uuid::from_u128(*id),
            item_hash: hex::encode([*hash; 32]),
        });
        let month = MonthItems {
            items: items.collect(),
        };
        DigestAnswer {
            epoch: Uuid::nil(),
            months: [("2026-11".to_owned(), month)].into(),
            has_more: false,
        }
    }

    const STORED: Option<OutboxState> = Some(OutboxState::Stored);

    #[test]
    fn a_month_counts_what_the_server_is_to_have() {
        let mut mine = vec![
            one(1, Origin::Here, STORED),
            one(2, Origin::Pulled, None),
            one(3, Origin::Here, Some(OutboxState::Pending)),
            one(4, Origin::Here, Some(OutboxState::Rejected)),
            one(5, Origin::Here, Some(OutboxState::Deleted)),
        ];
        let hashes = [hex::encode([1; 32]), hex::encode([2; 32])];
        let digest = months(&mine);
        assert_eq!(digest["2026-11"].count, 2);
        assert_eq!(
            digest["2026-11"].hash,
            month_hash([
                (Uuid::from_u128(1), hashes[0].as_str()),
                (Uuid::from_u128(2), hashes[1].as_str())
            ])
        );
        mine.reverse();
        assert_eq!(months(&mine), digest, "in any order");
        assert!(months(&[]).is_empty());
    }

    #[test]
    fn each_side_gets_what_it_lacks() {
        let mine = [
            one(1, Origin::Here, STORED),
            one(2, Origin::Here, STORED),
            one(3, Origin::Pulled, None),
            one(4, Origin::Here, Some(OutboxState::Deleted)),
            one(5, Origin::Here, Some(OutboxState::Held)),
        ];
        let healing = after_digest(&mine, &answer(&[(1, 1), (4, 4), (9, 9)]), 1_000);
        let back = |id, next_try| Op::GiveBack {
            session: Uuid::from_u128(id),
            next_try,
        };
        assert_eq!(
            healing,
            Healing {
                ops: vec![back(2, None), back(3, Some(1_000 + FOREIGN_AFTER))],
                fetch: true,
                delete: vec![Uuid::from_u128(4)],
            }
        );
    }

    #[test]
    fn other_content_under_an_id_is_never_passed_over() {
        let mine = [one(1, Origin::Here, STORED), one(2, Origin::Pulled, None)];
        let healing = after_digest(&mine, &answer(&[(1, 7), (2, 8)]), 0);
        assert_eq!(
            healing.ops,
            [
                Op::GiveBack {
                    session: Uuid::from_u128(1),
                    next_try: None
                },
                Op::Synced {
                    session: Uuid::from_u128(2),
                    item_hash: [8; 32],
                    text: None
                }
            ]
        );
        assert!(!healing.fetch);
    }

    #[test]
    fn what_its_own_device_gave_back_is_not_sent_by_another() {
        let waiting = one(3, Origin::Pulled, Some(OutboxState::Pending));
        let healing = after_digest(&[waiting], &answer(&[(3, 3)]), 0);
        assert_eq!(healing.ops, [is_stored(Uuid::from_u128(3))]);
    }

    #[test]
    fn a_month_that_agrees_is_left_alone() {
        let mut elsewhere = one(1, Origin::Here, STORED);
        elsewhere.month = "2026-10".to_owned();
        assert_eq!(
            after_digest(&[elsewhere], &answer(&[]), 0),
            Healing::default()
        );
    }
}
