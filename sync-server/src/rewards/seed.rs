//! The table of achievements, from the definitions that are compiled into `trainer`.

use serde_json::Value;
use trainer::achievements;

use crate::App;

/// Brings the definitions into the table. Run at every start; with nothing new it writes nothing. What a newer server
/// brought stays: somebody may have it.
pub async fn put_achievements(app: &App) -> sqlx::Result<()> {
    let all = achievements::all();
    let message = |code: &str| code.replace('_', "-");
    let slugs: Vec<String> = all.iter().map(|one| one.code.clone()).collect();
    let names: Vec<String> = slugs
        .iter()
        .map(|code| format!("achievement-{}", message(code)))
        .collect();
    let descriptions: Vec<String> = slugs
        .iter()
        .map(|code| format!("achievement-how-{}", message(code)))
        .collect();
    let criteria: Vec<Value> = all.iter().map(|one| one.criteria.to_json()).collect();
    let points: Vec<i32> = all
        .iter()
        .map(|one| i32::try_from(one.points).unwrap_or(i32::MAX))
        .collect();
    let tiers: Vec<String> = all.iter().map(|one| one.tier.as_str().to_owned()).collect();
    let hidden: Vec<bool> = all.iter().map(|one| one.is_hidden).collect();
    sqlx::query_file!(
        "src/rewards/sql/put_achievements.sql",
        &slugs,
        &names,
        &descriptions,
        &criteria,
        &points,
        &tiers,
        &hidden
    )
    .execute(&app.db)
    .await?;
    Ok(())
}
