//! `create_profile`: the answers of the first start become a person with a course, a layout and a file of their own.

use std::sync::Arc;

use serde_json::{Map, Value, json};
use store::ProfileCard;

use crate::{
    app::{App, lock},
    courses,
    error::AppError,
    host::uuid_v4,
    settings,
    state::State,
    view::start::{NewProfile, StartState},
};

/// More characters than this do not fit where a name is shown.
const LONGEST_NAME: usize = 60;

pub(super) async fn run(app: &Arc<App>, new: NewProfile) -> Result<StartState, AppError> {
    let name = name(&new.name)?;
    settings::check_goal(new.daily_goal)?;
    app.blocking(move |app, state| create(app, state, name, &new)).await?;
    let newcomer = lock(&app.newcomer).take();
    if let Some(admission) = newcomer
        && let Err(error) = app.admit(admission).await
    {
        // Their profile is there, and they sign in again.
        tracing::warn!(code = ?error.code(), "a new profile is without its account");
    }
    app.state(|state| state.start(app))
}

fn create(app: &App, state: &mut State, name: String, new: &NewProfile) -> Result<(), AppError> {
    let library = Arc::clone(&state.library);
    let layout = library.layout(&new.layout)?;
    let slug = match &new.course {
        Some(slug) => slug.clone(),
        None => courses::built_in(&library, &new.language, new.age_group)?.slug,
    };
    let course = state.policy.choice(&library, &slug)?;
    if !course.layouts.iter().any(|id| **id == *layout.id) {
        state.policy.check_layout(&new.layout, &library)?;
        return Err(AppError::UnknownCourse { course: course.slug });
    }
    let card = ProfileCard {
        // Random, as it is also the device's id for the server.
        id: uuid_v4(&*app.host),
        name,
        age_group: courses::age_name(course.age_group).to_owned(),
        course: course.slug,
        created_at: app.host.now().unix_ms(),
        other: Map::new(),
    };
    let id = card.id;
    let before = state.settings(app);
    state.profiles.create(card)?;
    state.select(app, id)?;
    let language = settings::spoken(&new.language).map_or(before.language, str::to_owned);
    // Written even where they are the defaults: a later Tactus may have others.
    let written = [
        ("language", Value::from(language)),
        ("layout", Value::from(new.layout.clone())),
        ("speed_unit", json!(settings::speed_unit(&new.language))),
        ("daily_goal", Value::from(new.daily_goal)),
    ];
    state.write_settings(app, &written)?;
    Ok(())
}

fn name(name: &str) -> Result<String, AppError> {
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    if name.chars().count() > LONGEST_NAME || name.chars().any(char::is_control) {
        return Err(AppError::BadValue { field: "name", value: name.chars().take(LONGEST_NAME).collect() });
    }
    Ok(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_tidied_and_bounded() {
        assert_eq!(name("  Mira \t Óla ").unwrap(), "Mira Óla");
        assert_eq!(name("").unwrap(), "");
        assert!(name(&"x".repeat(61)).is_err());
        assert!(name("a\u{7}b").is_err());
    }
}
