//! Proves that everything derived is what the set of sessions gives, on any database, and mends what is not.
//!
//! On purpose another way than the one by which pushes keep it: a fold over all sessions of a learner in Rust, against
//! SQL over the touched ones. Statistics are computed anew from the key presses, as far as these are still there.

mod expected;
#[cfg(feature = "fuzzing")]
pub(in crate::sync) mod fuzzing;
mod mend;
mod presses;
mod rows;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use sqlx::{PgConnection, PgPool};

use self::expected::Expected;
pub use self::mend::mend_derived;
use crate::rewards;

/// A row that is not what the sessions give.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// Whose it is.
    pub user: i64,
    /// In which table.
    pub table: &'static str,
    /// Which one.
    pub row: String,
    /// What is there; nothing if it is missing.
    pub is: Option<String>,
    /// What should be there; nothing if it should not.
    pub should_be: Option<String>,
}

impl fmt::Display for Difference {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        let or_nothing = |row: &Option<String>| row.clone().unwrap_or_else(|| "nothing".to_owned());
        write!(
            to,
            "{} of user {}, {}: is {}, should be {}",
            self.table,
            self.user,
            self.row,
            or_nothing(&self.is),
            or_nothing(&self.should_be)
        )
    }
}

/// Compares all derived rows of all learners, each learner at one moment; `found` gets every difference. Gives how many
/// learners there are.
pub async fn check_derived(
    db: &PgPool,
    mut found: impl FnMut(Difference),
) -> Result<u64, sqlx::Error> {
    let mut checked = 0;
    let mut after = i64::MIN;
    loop {
        let next = sqlx::query_scalar!(
            "SELECT id FROM users WHERE id > $1 ORDER BY id LIMIT 1",
            after
        )
        .fetch_optional(db)
        .await?;
        let Some(user) = next else { return Ok(checked) };
        for difference in check_user(db, user).await? {
            found(difference);
        }
        checked += 1;
        after = user;
    }
}

/// The differences of one learner.
pub(super) async fn check_user(db: &PgPool, user: i64) -> sqlx::Result<Vec<Difference>> {
    let mut db = db
        .begin_with("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
        .await?;
    let expected = Expected::load(&mut db, user).await?;
    let mut compared = Compared {
        user,
        differences: Vec::new(),
    };
    compared.progress(&mut db, &expected).await?;
    let days = rows::days(&mut db, user).await?;
    compared.maps("analytics_daily", &days, &expected.days);
    let practised = rows::practised(&mut db, user).await?;
    compared.maps("analytics_daily", &practised, &expected.practised);
    let weeks = rows::weeks(&mut db, user).await?;
    compared.maps("analytics_weekly", &weeks, &expected.weeks);
    compared.statistics(&mut db).await?;
    compared.achievements(&mut db).await?;
    db.commit().await?;
    Ok(compared.differences)
}

struct Compared {
    user: i64,
    differences: Vec<Difference>,
}

impl Compared {
    fn differ(
        &mut self,
        table: &'static str,
        row: impl fmt::Debug,
        is: Option<&impl fmt::Debug>,
        should_be: Option<&impl fmt::Debug>,
    ) {
        self.differences.push(Difference {
            user: self.user,
            table,
            row: format!("{row:?}"),
            is: is.map(|row| format!("{row:?}")),
            should_be: should_be.map(|row| format!("{row:?}")),
        });
    }

    fn maps<K: Ord + Copy + fmt::Debug, V: PartialEq + fmt::Debug>(
        &mut self,
        table: &'static str,
        is: &BTreeMap<K, V>,
        should_be: &BTreeMap<K, V>,
    ) {
        let keys: BTreeSet<K> = is.keys().chain(should_be.keys()).copied().collect();
        for key in keys {
            if is.get(&key) != should_be.get(&key) {
                self.differ(table, key, is.get(&key), should_be.get(&key));
            }
        }
    }

    /// Progress: equal but for what is open, which may be more than follows from what is left.
    async fn progress(&mut self, db: &mut PgConnection, expected: &Expected) -> sqlx::Result<()> {
        let mut is = rows::progress(db, self.user).await?;
        let mut should_be = expected.progress.clone();
        for (lesson, row) in &mut is {
            let expected = should_be.entry(*lesson).or_insert_with(|| rows::Progress {
                course: row.course,
                ..rows::Progress::default()
            });
            expected.is_unlocked |= row.is_unlocked;
        }
        self.maps("progress", &is, &should_be);
        Ok(())
    }

    /// Achievements: there may be more than follows from what is left, and earlier ones.
    async fn achievements(&mut self, db: &mut PgConnection) -> sqlx::Result<()> {
        let reckoned_as = sqlx::query_scalar!(
            "SELECT reckoned_as FROM sync_heads WHERE user_id = $1",
            self.user
        )
        .fetch_optional(&mut *db)
        .await?
        .flatten();
        let missing = rewards::missing(db, self.user, reckoned_as.as_deref()).await?;
        for (code, is, should_be) in missing {
            self.differ("user_achievements", code, is.as_ref(), Some(&should_be));
        }
        Ok(())
    }

    async fn statistics(&mut self, db: &mut PgConnection) -> sqlx::Result<()> {
        for row in rows::statistics(db, self.user).await? {
            if let Some((is, should_be)) = presses::wrong_totals(&row) {
                self.differ("session_stats", row.client_id, Some(&is), Some(&should_be));
            }
        }
        for row in rows::keystrokes(db, self.user).await? {
            let client_id = row.client_id;
            if let Some((table, is, should_be)) = presses::wrong(&row) {
                self.differ(table, client_id, Some(&is), Some(&should_be));
            }
        }
        Ok(())
    }
}
