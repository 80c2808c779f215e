//! Achievements as the screens show them: the definitions with what the file says of this learner.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use store::{Store, StoredAchievement};
use trainer::achievements::{self, Category, Definition, Figures, Learner, Progress, Tier, Unit};
use uuid::Uuid;

use crate::{
    error::AppError,
    view::achievement::{
        Achievement, AchievementCategory, AchievementFigures, AchievementProgress, AchievementTier,
        AchievementUnit, Achievements,
    },
};

/// The whole list.
pub(crate) fn list(store: &Store) -> Result<Achievements, AppError> {
    let learner = store.learner()?;
    let stored = store.achievements()?;
    let progress = store.achievement_progress()?;
    Ok(arrange(achievements::all(), learner, &stored, &progress))
}

/// What a session brought, as its result tells it.
pub(crate) fn of_session(store: &Store, session: Uuid) -> Result<Vec<Achievement>, AppError> {
    let learner = store.learner()?;
    let stored = store.achievements_of(session)?;
    let told = stored.iter().filter_map(|stored| {
        let definition = achievements::find(&stored.code)?;
        definition
            .is_for(learner)
            .then(|| view(definition, Some(stored), None))
    });
    Ok(told.collect())
}

fn arrange(
    all: &[Definition],
    learner: Learner,
    stored: &[StoredAchievement],
    progress: &BTreeMap<&'static str, Progress>,
) -> Achievements {
    let stored: BTreeMap<&str, &StoredAchievement> = stored
        .iter()
        .map(|stored| (stored.code.as_str(), stored))
        .collect();
    let theirs = all.iter().filter(|definition| definition.is_for(learner));
    let (reached, open): (Vec<&Definition>, Vec<&Definition>) =
        theirs.partition(|definition| stored.contains_key(definition.code.as_str()));
    let mut reached: Vec<(&StoredAchievement, &Definition)> = reached
        .into_iter()
        .filter_map(|definition| Some((*stored.get(definition.code.as_str())?, definition)))
        .collect();
    reached.sort_by_key(|(stored, _)| Reverse(stored.earned_at));
    // A prize that is promised takes away from what is done for its own sake; from children most of all.
    let open = if learner == Learner::Child {
        Vec::new()
    } else {
        open
    };
    let (hidden, open): (Vec<&Definition>, Vec<&Definition>) =
        open.into_iter().partition(|it| it.is_hidden);
    let (mut under_way, ahead): (Vec<Achievement>, Vec<Achievement>) = open
        .into_iter()
        .map(|definition| {
            view(
                definition,
                None,
                progress.get(definition.code.as_str()).copied(),
            )
        })
        .partition(|achievement| achievement.progress.is_some());
    under_way.sort_by_key(|achievement| Reverse(achievement.progress.map(share)));
    Achievements {
        points: reached
            .iter()
            .map(|(_, definition)| definition.points)
            .sum(),
        reached: reached
            .into_iter()
            .map(|(stored, definition)| view(definition, Some(stored), None))
            .collect(),
        under_way,
        ahead,
        hidden: u32::try_from(hidden.len()).unwrap_or(u32::MAX),
    }
}

/// How far, in thousandths.
fn share(progress: AchievementProgress) -> u64 {
    (u64::from(progress.have) * 1_000)
        .checked_div(progress.need.into())
        .unwrap_or(0)
}

fn view(
    definition: &Definition,
    stored: Option<&StoredAchievement>,
    progress: Option<Progress>,
) -> Achievement {
    Achievement {
        code: definition.code.clone(),
        category: category(definition.category),
        tier: tier(definition.tier),
        points: definition.points,
        beats: definition.beats.clone(),
        figures: figures(definition.figures()),
        reached_on: stored.map(|stored| stored.earned_date.clone()),
        progress: progress.filter(|progress| progress.have > 0).map(under_way),
    }
}

/// What is not reached never looks as if it were: between a new version's definitions and the next start there may be
/// enough already.
fn under_way(progress: Progress) -> AchievementProgress {
    AchievementProgress {
        have: progress.have.min(progress.need.saturating_sub(1)),
        need: progress.need,
        unit: unit(progress.unit),
    }
}

fn figures(figures: Figures) -> AchievementFigures {
    let Figures {
        count,
        days,
        each,
        percent,
        speed,
    } = figures;
    AchievementFigures {
        count,
        days,
        each,
        percent,
        speed,
    }
}

fn category(category: Category) -> AchievementCategory {
    match category {
        Category::Path => AchievementCategory::Path,
        Category::Accuracy => AchievementCategory::Accuracy,
        Category::Rhythm => AchievementCategory::Rhythm,
        Category::Days => AchievementCategory::Days,
        Category::Again => AchievementCategory::Again,
        Category::Breadth => AchievementCategory::Breadth,
        Category::Speed => AchievementCategory::Speed,
    }
}

fn tier(tier: Tier) -> AchievementTier {
    match tier {
        Tier::Bronze => AchievementTier::Bronze,
        Tier::Silver => AchievementTier::Silver,
        Tier::Gold => AchievementTier::Gold,
        Tier::Platinum => AchievementTier::Platinum,
    }
}

fn unit(unit: Unit) -> AchievementUnit {
    match unit {
        Unit::Days => AchievementUnit::Days,
        Unit::DaysInARow => AchievementUnit::DaysInARow,
        Unit::Weekdays => AchievementUnit::Weekdays,
        Unit::Weeks => AchievementUnit::Weeks,
        Unit::Months => AchievementUnit::Months,
        Unit::Returns => AchievementUnit::Returns,
        Unit::Sessions => AchievementUnit::Sessions,
        Unit::Texts => AchievementUnit::Texts,
        Unit::Lessons => AchievementUnit::Lessons,
        Unit::Stars => AchievementUnit::Stars,
        Unit::Keys => AchievementUnit::Keys,
        Unit::Languages => AchievementUnit::Languages,
        Unit::Keystrokes => AchievementUnit::Keystrokes,
        Unit::Speed => AchievementUnit::Speed,
        Unit::Percent => AchievementUnit::Percent,
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use locale::{Arg, LANGUAGES, Texts};

    use super::*;

    /// The words of an achievement with its numbers in them; a missing one shows by its name.
    fn words(texts: &Texts, language: &str, key: &str, figures: Figures) -> String {
        let number =
            |name, value: Option<u32>| value.map(|value| (name, Arg::Number(value.into())));
        let percent = figures.percent.map(|_| ("percent", Arg::Text("<percent>")));
        let speed = figures.speed.map(|_| ("speed", Arg::Text("<speed>")));
        let args: Vec<(&str, Arg<'_>)> = [
            number("count", figures.count),
            number("days", figures.days),
            number("each", figures.each),
            percent,
            speed,
        ]
        .into_iter()
        .flatten()
        .collect();
        texts.text(language, key, &args).unwrap_or_default()
    }

    #[test]
    fn every_achievement_has_its_words_in_every_language() {
        let texts = Texts::new();
        for language in LANGUAGES {
            let mut names = BTreeSet::new();
            for definition in achievements::all() {
                let code = definition.code.replace('_', "-");
                let name = words(
                    &texts,
                    language,
                    &format!("achievement-{code}"),
                    Figures::default(),
                );
                let how = words(
                    &texts,
                    language,
                    &format!("achievement-how-{code}"),
                    definition.figures(),
                );
                assert!(
                    (3..=28).contains(&name.chars().count()),
                    "{language}: {name}"
                );
                assert!(
                    !how.is_empty() && how.chars().count() <= 110,
                    "{language}: {code}: {how}"
                );
                for text in [&name, &how] {
                    assert!(
                        !text.contains(['!', '{', '}']) && !text.contains("  "),
                        "{language}: {code}: {text}"
                    );
                    assert!(
                        !text.ends_with('.') && text.trim() == text,
                        "{language}: {code}: {text}"
                    );
                }
                assert!(
                    names.insert(name.clone()),
                    "{language}: {name} is there twice"
                );
                let figures = definition.figures();
                let known: BTreeSet<String> = [figures.count, figures.days, figures.each]
                    .into_iter()
                    .flatten()
                    .map(|it| it.to_string())
                    .collect();
                let said = how
                    .split(|c: char| !c.is_ascii_digit())
                    .filter(|number| !number.is_empty());
                for number in said {
                    assert!(
                        known.contains(number),
                        "{language}: {code}: {number} is not among {known:?}"
                    );
                }
            }
        }
    }

    #[test]
    fn every_unit_has_its_words() {
        let texts = Texts::new();
        let units = [
            Unit::Days,
            Unit::DaysInARow,
            Unit::Weekdays,
            Unit::Weeks,
            Unit::Months,
            Unit::Returns,
            Unit::Sessions,
            Unit::Texts,
            Unit::Lessons,
            Unit::Stars,
            Unit::Keys,
            Unit::Languages,
            Unit::Keystrokes,
        ];
        for unit in units.map(unit) {
            let name = serde_json::to_value(unit).unwrap();
            let key = format!("achievements-{}", name.as_str().unwrap().replace('_', "-"));
            for language in LANGUAGES {
                let said = texts
                    .text(
                        language,
                        &key,
                        &[("have", Arg::Number(9)), ("need", Arg::Number(14))],
                    )
                    .unwrap();
                assert!(
                    said.contains('9') && said.contains("14"),
                    "{language}: {said}"
                );
            }
        }
    }

    fn codes(list: &[Achievement]) -> Vec<&str> {
        list.iter()
            .map(|achievement| achievement.code.as_str())
            .collect()
    }

    #[test]
    fn the_list_is_in_order_and_keeps_its_secrets() {
        let stored = |code: &str, earned_at| StoredAchievement {
            code: code.into(),
            session: None,
            earned_at,
            earned_date: "2026-11-22".into(),
        };
        let progress = |have, need| Progress {
            have,
            need,
            unit: Unit::Days,
        };
        let so_far = BTreeMap::from([
            ("three_days", progress(1, 3)),
            ("two_weeks", progress(9, 14)),
            ("hundred_days", progress(0, 100)),
            ("six_months", progress(6, 6)),
            ("whole_week", progress(6, 7)),
        ]);
        // One of a later version is kept and not shown.
        let reached = [
            stored("first_bar", 1),
            stored("one_slip", 2),
            stored("of_tomorrow", 3),
            stored("andante", 2),
        ];
        let list = arrange(achievements::all(), Learner::GrownUp, &reached, &so_far);
        assert_eq!(codes(&list.reached), ["one_slip", "andante", "first_bar"]);
        assert_eq!(list.points, 10 + 10 + 5);
        assert_eq!(
            codes(&list.under_way),
            ["six_months", "two_weeks", "three_days"]
        );
        assert_eq!(
            list.under_way[0].progress.map(|it| (it.have, it.need)),
            Some((5, 6)),
            "not reached is not full"
        );
        assert!(
            !codes(&list.ahead).contains(&"whole_week")
                && codes(&list.ahead).contains(&"hundred_days")
        );
        assert_eq!(list.hidden, 4);

        let child = arrange(achievements::all(), Learner::Child, &reached, &so_far);
        assert_eq!(
            codes(&child.reached),
            ["first_bar"],
            "what is not for children is not shown to them"
        );
        assert!(child.under_way.is_empty() && child.ahead.is_empty() && child.hidden == 0);
    }
}
