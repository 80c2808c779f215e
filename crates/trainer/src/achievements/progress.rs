//! How far totals are met: the same reckoning says what is reached and how much is under way.

use std::collections::{BTreeMap, BTreeSet};

use super::criteria::{Block, Totals};
use super::facts::{History, LessonFacts};
use super::outline::{Outline, outline};
use super::{Audience, Day};

/// What a progress counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Unit {
    /// Days.
    Days,
    /// Days in a row.
    DaysInARow,
    /// Days of the week.
    Weekdays,
    /// Weeks.
    Weeks,
    /// Months.
    Months,
    /// Times that practice went on after a while.
    Returns,
    /// Sessions.
    Sessions,
    /// Texts.
    Texts,
    /// Lessons.
    Lessons,
    /// Stars.
    Stars,
    /// Keys.
    Keys,
    /// Languages.
    Languages,
    /// Presses in one session.
    Keystrokes,
    /// 1/100 WPM.
    Speed,
    /// 1/100 %.
    Percent,
}

/// How much there is of what is needed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Progress {
    /// So far.
    pub have: u32,
    /// Reached from here on.
    pub need: u32,
    /// Of what.
    pub unit: Unit,
}

impl Progress {
    fn new(have: usize, need: u32, unit: Unit) -> Self {
        Self {
            have: u32::try_from(have).unwrap_or(u32::MAX),
            need,
            unit,
        }
    }

    /// Whether there is enough.
    pub fn is_met(self) -> bool {
        self.have >= self.need
    }

    /// Of two, the one that is less far.
    fn lesser(self, other: Self) -> Self {
        let share = |it: Self| u64::from(it.have.min(it.need));
        if share(other) * u64::from(self.need) < share(self) * u64::from(other.need) {
            other
        } else {
            self
        }
    }
}

impl Totals {
    /// The part that is least far; all of it is met when this is.
    pub(super) fn progress(&self, history: &History, audience: Audience) -> Option<Progress> {
        let parts = self
            .of_days(history)
            .into_iter()
            .chain(self.of_lessons(history, audience));
        parts.flatten().reduce(Progress::lesser)
    }

    fn of_days(&self, history: &History) -> [Option<Progress>; 10] {
        let days = history.practised();
        let sum = |count: fn(&super::DayFacts) -> u32| {
            history
                .days
                .iter()
                .fold(0_usize, |sum, day| sum.saturating_add(count(day) as usize))
        };
        let careful = |least: u32| {
            let is_careful =
                |day: &&super::DayFacts| day.best_accuracy.is_some_and(|best| best >= least * 100);
            history.days.iter().filter(is_careful).count()
        };
        [
            self.days
                .map(|it| Progress::new(days.len(), it.min, Unit::Days)),
            self.accurate_days
                .map(|it| Progress::new(careful(it.accuracy), it.min, Unit::Days)),
            self.streak
                .map(|it| Progress::new(longest_row(&days), it.min, Unit::DaysInARow)),
            self.weeks
                .map(|it| Progress::new(full_weeks(&days, it.days), it.min, Unit::Weeks)),
            self.months
                .map(|it| Progress::new(different(&days, Day::month), it.min, Unit::Months)),
            self.weekdays
                .map(|it| Progress::new(different(&days, Day::weekday), it.min, Unit::Weekdays)),
            self.returns
                .map(|it| Progress::new(returns(&days, it.after), it.min, Unit::Returns)),
            self.clean
                .map(|it| Progress::new(sum(|day| day.clean), it.min, Unit::Sessions)),
            self.practice
                .map(|it| Progress::new(sum(|day| day.practice), it.min, Unit::Sessions)),
            self.own_texts
                .map(|it| Progress::new(sum(|day| day.own_texts), it.min, Unit::Texts)),
        ]
    }

    fn of_lessons(&self, history: &History, audience: Audience) -> [Option<Progress>; 8] {
        let lessons = || history.lessons_for(audience);
        let completed = || lessons().filter(|lesson| lesson.is_completed);
        let with_stars =
            |stars: u8| lessons().filter(move |lesson| lesson.best_rating >= Some(stars));
        let stars = || {
            lessons()
                .filter_map(|lesson| lesson.best_rating)
                .map(usize::from)
                .sum()
        };
        let improved = |by: u32| {
            lessons()
                .filter(move |lesson| lesson.again.gain >= by * 100)
                .count()
        };
        let revisited = |after: u32| {
            lessons()
                .filter(move |lesson| is_spaced(lesson, after))
                .count()
        };
        [
            self.lessons.map(|it| {
                let have = it
                    .stars
                    .map_or_else(|| completed().count(), |stars| with_stars(stars).count());
                Progress::new(have, it.min, Unit::Lessons)
            }),
            self.stars
                .map(|it| Progress::new(stars(), it.min, Unit::Stars)),
            self.block.map(|it| of_block(completed(), it)),
            self.course
                .map(|it| of_any_course(completed(), |_| true, it.percent)),
            self.keys
                .map(|it| Progress::new(keys(completed()), it.min, Unit::Keys)),
            self.languages.map(|it| {
                Progress::new(languages(completed(), it.lessons), it.min, Unit::Languages)
            }),
            self.improved
                .map(|it| Progress::new(improved(it.by), it.min, Unit::Lessons)),
            self.revisited
                .map(|it| Progress::new(revisited(it.after), it.min, Unit::Lessons)),
        ]
    }
}

/// Most practised days in a row, where one missed day in any seven does not end a row.
fn longest_row(days: &BTreeSet<Day>) -> usize {
    let mut longest = 0;
    // The days of the row in hand, and the last day missed in it.
    let mut row: Vec<Day> = Vec::new();
    let mut missed: Option<i32> = None;
    for &day in days {
        if let Some(&last) = row.last() {
            let gap = last.number() + 1;
            match last.days_until(day) {
                1 => {}
                2 if missed.is_none_or(|before| gap - before >= 7) => missed = Some(gap),
                2 => {
                    // The row that forgives this day begins after the one forgiven before.
                    row.retain(|kept| missed.is_none_or(|before| kept.number() > before));
                    missed = Some(gap);
                }
                _ => {
                    row.clear();
                    missed = None;
                }
            }
        }
        row.push(day);
        longest = longest.max(row.len());
    }
    longest
}

/// Weeks with at least so many of the days.
fn full_weeks(days: &BTreeSet<Day>, least: u32) -> usize {
    let mut weeks: BTreeMap<i32, u32> = BTreeMap::new();
    for day in days {
        *weeks.entry(day.week()).or_default() += 1;
    }
    weeks.into_values().filter(|count| *count >= least).count()
}

fn different(days: &BTreeSet<Day>, what: fn(Day) -> i32) -> usize {
    days.iter()
        .map(|day| what(*day))
        .collect::<BTreeSet<_>>()
        .len()
}

/// The most days that can be picked so that each is so long after the one before, less the first. Picking the
/// earliest that fits is best.
fn returns(days: &BTreeSet<Day>, after: u32) -> usize {
    let mut last: Option<Day> = None;
    let mut picked = 0_usize;
    for &day in days {
        if last.is_none_or(|last| is_after(last, day, after)) {
            last = Some(day);
            picked += 1;
        }
    }
    picked.saturating_sub(1)
}

fn is_after(first: Day, later: Day, after: u32) -> bool {
    u32::try_from(first.days_until(later)).is_ok_and(|between| between >= after)
}

fn is_spaced(lesson: &LessonFacts, after: u32) -> bool {
    lesson
        .again
        .days
        .is_some_and(|(first, last)| is_after(first, last, after))
}

fn of_block<'a>(completed: impl Iterator<Item = &'a LessonFacts>, asked: Block) -> Progress {
    of_any_course(completed, move |block| block == asked.number, asked.percent)
}

/// The course of which most of the lessons in these blocks are completed.
fn of_any_course<'a>(
    completed: impl Iterator<Item = &'a LessonFacts>,
    is_asked: impl Fn(u32) -> bool,
    percent: u32,
) -> Progress {
    let mut courses: BTreeMap<&str, (&Outline, usize)> = BTreeMap::new();
    for lesson in completed {
        let Some(outline) = outline(&lesson.course) else {
            continue;
        };
        if outline
            .lesson(lesson.number)
            .is_some_and(|it| is_asked(it.block))
        {
            courses.entry(&lesson.course).or_insert((outline, 0)).1 += 1;
        }
    }
    let of_course = |(outline, have): (&Outline, usize)| {
        let all = outline
            .lessons
            .iter()
            .filter(|lesson| is_asked(lesson.block))
            .count() as u64;
        let need = (all * u64::from(percent)).div_ceil(100).max(1);
        Progress::new(have, u32::try_from(need).unwrap_or(u32::MAX), Unit::Lessons)
    };
    let further =
        |one: Progress, other: Progress| if one.lesser(other) == one { other } else { one };
    // Before the first lesson of any course it is not known how many there will be.
    courses
        .into_values()
        .map(of_course)
        .reduce(further)
        .unwrap_or(Progress {
            have: 0,
            need: 1,
            unit: Unit::Lessons,
        })
}

fn keys<'a>(completed: impl Iterator<Item = &'a LessonFacts>) -> usize {
    let lessons = completed.filter_map(|lesson| outline(&lesson.course)?.lesson(lesson.number));
    lessons
        .flat_map(|lesson| &lesson.new_keys)
        .collect::<BTreeSet<_>>()
        .len()
}

fn languages<'a>(completed: impl Iterator<Item = &'a LessonFacts>, least: u32) -> usize {
    let mut languages: BTreeMap<&str, u32> = BTreeMap::new();
    for outline in completed.filter_map(|lesson| outline(&lesson.course)) {
        *languages.entry(&outline.language).or_default() += 1;
    }
    languages
        .into_values()
        .filter(|lessons| *lessons >= least)
        .count()
}
