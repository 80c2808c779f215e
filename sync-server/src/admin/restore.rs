//! What a backup brings back and must not: people who were erased since, and sign-ins that were ended since.

use std::path::Path;

use anyhow::Context as _;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use sqlx::{Acquire as _, PgConnection};

use crate::audit::{self, Actor};

/// One erasure: whose cannot be told from it.
#[derive(Debug, Serialize, Deserialize)]
struct Erasure {
    salt: String,
    hash: String,
    erased_at: DateTime<Utc>,
}

/// What [`restored`] did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Restored {
    /// Erasures of the file that the backup did not know.
    pub added: usize,
    /// Accounts that were erased again.
    pub erased: usize,
}

/// Writes down every erasure, in CSV; a file that is there is replaced once the new one is whole.
pub async fn save_erasures(db: &mut PgConnection, file: &Path) -> anyhow::Result<usize> {
    let rows = sqlx::query!("SELECT salt, hash, erased_at FROM erasure_log ORDER BY id")
        .fetch_all(db)
        .await?;
    let unfinished = file.with_extension("part");
    let cannot = || format!("{} cannot be written", file.display());
    let mut csv = csv::Writer::from_path(&unfinished).with_context(cannot)?;
    for row in &rows {
        csv.serialize(Erasure {
            salt: hex::encode(&row.salt),
            hash: hex::encode(&row.hash),
            erased_at: row.erased_at,
        })?;
    }
    csv.flush().with_context(cannot)?;
    drop(csv);
    std::fs::rename(&unfinished, file).with_context(cannot)?;
    Ok(rows.len())
}

/// Makes a database that was restored from an older backup fit to serve. With the owner's connection.
pub async fn restored(
    db: &mut PgConnection,
    erasures: Option<&Path>,
    now: DateTime<Utc>,
) -> anyhow::Result<Restored> {
    let erasures = erasures.map(read).transpose()?.unwrap_or_default();
    let mut db = db.begin().await?;
    let mut added = 0;
    for erasure in erasures {
        added += sqlx::query!(
            "INSERT INTO erasure_log (salt, hash, erased_at) SELECT $1, $2, $3
             WHERE NOT EXISTS (SELECT FROM erasure_log WHERE hash = $2)",
            hex::decode(&erasure.salt)?,
            hex::decode(&erasure.hash)?,
            erasure.erased_at,
        )
        .execute(&mut *db)
        .await?
        .rows_affected();
    }
    let erased = sqlx::query_scalar!("SELECT reapply_erasures()")
        .fetch_all(&mut *db)
        .await?
        .len();
    // Sign-ins that were ended since would be good again, and mails that were sent would go out again.
    sqlx::query!(
        "UPDATE token_families SET revoked_at = $1, revoked_because = 'restored' WHERE revoked_at IS NULL",
        now,
    )
    .execute(&mut *db)
    .await?;
    sqlx::query!("DELETE FROM mail_tokens")
        .execute(&mut *db)
        .await?;
    sqlx::query!("DELETE FROM mail_outbox")
        .execute(&mut *db)
        .await?;
    sqlx::query!("UPDATE server_state SET epoch = gen_random_uuid()")
        .execute(&mut *db)
        .await?;
    let entry = audit::Entry {
        actor: Actor::Operator,
        action: "backup_restored",
        ..audit::Entry::default()
    };
    audit::record(&mut db, None, now, entry).await?;
    db.commit().await?;
    Ok(Restored {
        added: usize::try_from(added)?,
        erased,
    })
}

fn read(file: &Path) -> anyhow::Result<Vec<Erasure>> {
    let mut csv = csv::Reader::from_path(file)
        .with_context(|| format!("{} cannot be read", file.display()))?;
    let rows: Result<Vec<Erasure>, csv::Error> = csv.deserialize().collect();
    rows.with_context(|| format!("{} is no file of save-erasures", file.display()))
}
