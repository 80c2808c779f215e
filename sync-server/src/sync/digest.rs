//! `POST /v1/sync/digest`: which months differ from what a client holds, and what the server has of those.
//!
//! Raw key presses, statistics and figures are no part of it: they may expire or be missing on one side, and
//! nobody is to send a session again for that.

use std::collections::{BTreeMap, BTreeSet};

use axum::Json;
use axum::extract::State;
use axum::http::HeaderMap;
use protocol::{DigestAnswer, DigestItem, DigestRequest, MonthDigest, MonthItems};
use sqlx::PgConnection;

use super::client;
use crate::App;
use crate::accounts::Caller;
use crate::http::{ApiError, Body, Fields};

/// Months in one request: fifty years.
const MAX_MONTHS: usize = 600;
/// Sessions named in one answer, about 2 MiB. A single month with more is told whole.
const MAX_ITEMS: u64 = 20_000;

/// The months that differ, with the sessions the server has of them. Changes nothing.
#[utoipa::path(post, path = "/v1/sync/digest", tag = "sync", security(("bearer" = [])),
    request_body = DigestRequest, responses((status = OK, body = DigestAnswer),
        (status = UNSUPPORTED_MEDIA_TYPE, description = "Compressed otherwise than with zstd or gzip."),
        (status = UPGRADE_REQUIRED, description = "The app is too old.")))]
pub(super) async fn digest(
    State(app): State<App>,
    caller: Caller,
    headers: HeaderMap,
    Body(request): Body<DigestRequest>,
) -> Result<Json<DigestAnswer>, ApiError> {
    client::check(&headers)?;
    check(&request.months)?;
    // One snapshot: a push in between must not look like a difference.
    let mut db = app
        .db
        .begin_with("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
        .await?;
    let epoch = sqlx::query_scalar!("SELECT epoch FROM server_state")
        .fetch_one(&mut *db)
        .await?;
    let here = months(&mut db, caller.user).await?;
    let (told, has_more) = that_differ(&request.months, &here);
    let months = items(&mut db, caller.user, told).await?;
    db.commit().await?;
    Ok(Json(DigestAnswer {
        epoch,
        months,
        has_more,
    }))
}

pub(super) fn check(months: &BTreeMap<String, MonthDigest>) -> Result<(), ApiError> {
    let mut fields = Fields::new();
    if months.len() > MAX_MONTHS {
        fields.add("months", format!("has more than {MAX_MONTHS} entries"));
    }
    for (month, digest) in months {
        if !is_month(month) {
            // The name itself is not repeated: it may be anything.
            fields.add("months", "is not keyed by months, as in 2026-11");
        }
        let is_hash = digest.hash.len() == 32
            && digest
                .hash
                .bytes()
                .all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
        if !is_hash && is_month(month) {
            fields.add(
                &format!("months.{month}.hash"),
                "is not 32 lower-case hex digits",
            );
        }
    }
    fields.check()
}

fn is_month(text: &str) -> bool {
    let digits =
        |part: &str, count| part.len() == count && part.bytes().all(|byte| byte.is_ascii_digit());
    text.split_once('-').is_some_and(|(year, month)| {
        digits(year, 4) && digits(month, 2) && (1..=12).contains(&month.parse().unwrap_or(0))
    })
}

/// Every month of the learner. The database does the hashing, so that ten thousand sessions do not travel to be
/// counted; `digests_agree_with_the_protocol` holds it to [`protocol::month_hash`].
async fn months(db: &mut PgConnection, user: i64) -> sqlx::Result<BTreeMap<String, MonthDigest>> {
    let rows = sqlx::query_file!("src/sync/sql/digest_months.sql", user)
        .fetch_all(db)
        .await?;
    let month = rows.into_iter().map(|row| {
        let digest = MonthDigest {
            count: u32::try_from(row.count).unwrap_or(u32::MAX),
            hash: hex::encode([row.first.to_be_bytes(), row.second.to_be_bytes()].concat()),
        };
        (row.month, digest)
    });
    Ok(month.collect())
}

/// The months that differ, as many as fit into one answer, and whether there are more.
fn that_differ(
    there: &BTreeMap<String, MonthDigest>,
    here: &BTreeMap<String, MonthDigest>,
) -> (Vec<String>, bool) {
    let named: BTreeSet<&String> = there.keys().chain(here.keys()).collect();
    let is_empty = |digest: Option<&MonthDigest>| digest.is_none_or(|digest| digest.count == 0);
    let mut told = Vec::new();
    let mut count = 0;
    for month in named {
        let (one, other) = (there.get(month), here.get(month));
        if one == other || is_empty(one) && is_empty(other) {
            continue;
        }
        count += u64::from(other.map_or(0, |digest| digest.count));
        if count > MAX_ITEMS && !told.is_empty() {
            return (told, true);
        }
        told.push(month.clone());
    }
    (told, false)
}

async fn items(
    db: &mut PgConnection,
    user: i64,
    told: Vec<String>,
) -> sqlx::Result<BTreeMap<String, MonthItems>> {
    let rows = sqlx::query_file!("src/sync/sql/digest_items.sql", user, &told)
        .fetch_all(db)
        .await?;
    let mut months: BTreeMap<String, MonthItems> = told
        .into_iter()
        .map(|month| (month, MonthItems { items: Vec::new() }))
        .collect();
    for row in rows {
        if let Some(month) = months.get_mut(&row.month) {
            month.items.push(DigestItem {
                id: row.client_id,
                item_hash: hex::encode(row.item_hash),
            });
        }
    }
    Ok(months)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn months(of: &[(&str, u32, u8)]) -> BTreeMap<String, MonthDigest> {
        let month = |(month, count, hash): &(&str, u32, u8)| {
            let hash = hex::encode([*hash; 16]);
            (
                (*month).to_owned(),
                MonthDigest {
                    count: *count,
                    hash,
                },
            )
        };
        of.iter().map(month).collect()
    }

    #[test]
    fn months_differ_by_count_by_hash_and_by_being_there() {
        let here = months(&[("2026-09", 2, 1), ("2026-10", 2, 2), ("2026-11", 5, 3)]);
        for (there, expected) in [
            (here.clone(), vec![]),
            (months(&[]), vec!["2026-09", "2026-10", "2026-11"]),
            (
                months(&[
                    ("2026-09", 2, 1),
                    ("2026-10", 2, 9),
                    ("2026-11", 4, 3),
                    ("2026-12", 1, 7),
                ]),
                vec!["2026-10", "2026-11", "2026-12"],
            ),
        ] {
            assert_eq!(
                that_differ(&there, &here),
                (
                    expected.iter().map(|month| (*month).to_owned()).collect(),
                    false
                )
            );
        }
        let empty = months(&[("2026-09", 0, 0)]);
        assert_eq!(that_differ(&empty, &months(&[])), (vec![], false));
    }

    #[test]
    fn an_answer_is_cut_at_a_month() {
        let here = months(&[
            ("2025-01", 15_000, 1),
            ("2025-02", 5_000, 1),
            ("2025-03", 1, 1),
        ]);
        let (told, has_more) = that_differ(&months(&[]), &here);
        assert_eq!((told.len(), has_more), (2, true));
        let huge = months(&[("2025-01", 90_000, 1), ("2025-02", 1, 1)]);
        assert_eq!(
            that_differ(&months(&[]), &huge),
            (vec!["2025-01".to_owned()], true)
        );
    }

    #[test]
    fn bad_months_are_named() {
        for good in ["2026-11", "0001-01", "9999-12"] {
            assert!(is_month(good), "{good}");
        }
        for bad in [
            "",
            "2026",
            "2026-13",
            "2026-00",
            "26-11",
            "2026-1",
            "2026-11-01",
            "x026-11",
        ] {
            assert!(!is_month(bad), "{bad}");
        }
        let mut asked = months(&[("2026-11", 1, 1), ("yesterday", 1, 1)]);
        asked.insert(
            "2026-10".to_owned(),
            MonthDigest {
                count: 1,
                hash: "0F".repeat(16),
            },
        );
        let Err(ApiError::Invalid(fields)) = check(&asked) else {
            panic!("was taken")
        };
        let shown = format!("{fields:?}");
        assert!(
            shown.contains("\"months\"") && shown.contains("months.2026-10.hash"),
            "{shown}"
        );
        assert!(!shown.contains("yesterday"), "{shown}");
    }
}
