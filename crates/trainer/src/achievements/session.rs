//! Whether one session is as asked, and how near it comes.

use super::criteria::{Range, SessionCriteria};
use super::facts::SessionFacts;
use super::progress::{Progress, Unit};

impl SessionCriteria {
    /// Whether a session is like this.
    pub(super) fn is_met(&self, session: &SessionFacts<'_>) -> bool {
        session.is_completed
            && self
                .measured(session)
                .all(|(range, value, scale, _)| value.is_some_and(|it| range.holds(it, scale)))
            && self.fits(session)
    }

    /// How far a session comes in what is asked first, if it is all else that is asked.
    pub(super) fn progress(&self, session: &SessionFacts<'_>) -> Option<Progress> {
        if !session.is_completed || !self.fits(session) {
            return None;
        }
        let mut leading = None;
        for (range, value, scale, unit) in self.measured(session) {
            match (range.min, unit) {
                (Some(min), Some(unit)) if leading.is_none() => {
                    leading = Some(Progress {
                        have: value?,
                        need: min * scale,
                        unit,
                    });
                }
                _ if value.is_some_and(|value| range.holds(value, scale)) => {}
                _ => return None,
            }
        }
        leading
    }

    /// What is asked with the session's value, in hundredths where people write whole numbers, and what a progress
    /// towards it counts. In order of how much they say.
    fn measured(
        &self,
        session: &SessionFacts<'_>,
    ) -> impl Iterator<Item = (Range, Option<u32>, u32, Option<Unit>)> {
        [
            (self.wpm, session.speed(), 100, Some(Unit::Speed)),
            (
                self.consistency,
                session.consistency,
                100,
                Some(Unit::Percent),
            ),
            (
                self.accuracy,
                Some(session.accuracy),
                100,
                Some(Unit::Percent),
            ),
            (
                self.keystrokes,
                Some(session.keystrokes),
                1,
                Some(Unit::Keystrokes),
            ),
            (
                self.rating,
                session.rating.map(u32::from),
                1,
                Some(Unit::Stars),
            ),
            (self.errors, Some(session.errors), 1, None),
            (
                self.uncorrected_errors,
                Some(session.uncorrected_errors),
                1,
                None,
            ),
            (self.pauses, Some(session.pauses), 1, None),
        ]
        .into_iter()
        .filter_map(|(range, value, scale, unit)| Some((range?, value, scale, unit)))
    }

    /// Whether it is one of the things that are asked for.
    fn fits(&self, session: &SessionFacts<'_>) -> bool {
        let is_listed = |list: &Option<Vec<String>>, name: Option<&str>| match list {
            Some(list) => name.is_some_and(|name| list.iter().any(|listed| listed == name)),
            None => true,
        };
        let course = session.outline();
        is_listed(&self.layout, Some(session.layout))
            && is_listed(
                &self.language,
                course.map(|(course, _)| course.language.as_str()),
            )
            && self
                .policy
                .as_ref()
                .is_none_or(|list| list.contains(&session.policy))
            && self
                .exercise
                .as_ref()
                .is_none_or(|list| list.contains(&session.kind()))
            && self
                .text
                .as_ref()
                .is_none_or(|list| course.is_some_and(|(_, lesson)| list.contains(&lesson.text)))
    }
}

impl Range {
    fn holds(self, value: u32, scale: u32) -> bool {
        self.min
            .is_none_or(|min| value >= min.saturating_mul(scale))
            && self
                .max
                .is_none_or(|max| value <= max.saturating_mul(scale))
    }
}
