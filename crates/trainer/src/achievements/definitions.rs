//! The achievements there are, from `content/achievements.toml`.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use serde::{Deserialize, Serialize};
use toml::Spanned;

use super::criteria::Criteria;
use super::{Audience, History, Learner, Progress, SessionFacts};
use crate::content::ContentError;

const FILE: &str = "achievements.toml";
const TEXT: &str = include_str!("../../../../content/achievements.toml");
/// The version of the format this program reads.
const FORMAT: u32 = 1;
const MAX_CODE: usize = 100;
/// Marks of a figure, and how tall they can be in a square of 44.
const BEATS: std::ops::RangeInclusive<usize> = 3..=6;
const HEIGHTS: std::ops::RangeInclusive<u8> = 2..=20;

/// What an achievement is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Category {
    /// The way through a course.
    Path,
    /// Slips, and none.
    Accuracy,
    /// Evenness.
    Rhythm,
    /// Days of practice.
    Days,
    /// Coming back, and typing better than before.
    Again,
    /// Other things to type.
    Breadth,
    /// Speed; not for children.
    Speed,
}

impl Category {
    /// The word used in the file.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Path => "path",
            Self::Accuracy => "accuracy",
            Self::Rhythm => "rhythm",
            Self::Days => "days",
            Self::Again => "again",
            Self::Breadth => "breadth",
            Self::Speed => "speed",
        }
    }
}

/// How much it takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the names are those of the column badge_tier")]
pub enum Tier {
    Bronze,
    Silver,
    Gold,
    Platinum,
}

impl Tier {
    /// The word used in the file and the column `badge_tier`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Bronze => "bronze",
            Self::Silver => "silver",
            Self::Gold => "gold",
            Self::Platinum => "platinum",
        }
    }
}

/// One achievement. Its words are the messages `achievement-<code>` and `achievement-how-<code>` of `locales/`, with
/// `-` for `_`, and take [`Figures`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Definition {
    /// Its name in tables, on the wire and in messages, in snake case. For ever: a learner may have it.
    pub code: String,
    /// What it is about.
    pub category: Category,
    /// How much it takes.
    pub tier: Tier,
    /// What it is worth.
    pub points: u32,
    /// Shown only once it is reached.
    pub is_hidden: bool,
    /// Who may reach it.
    pub audience: Audience,
    /// Its figure: heights of marks on a line, 2 to 20 in a square of 44.
    pub beats: Vec<u8>,
    /// What it asks.
    pub criteria: Criteria,
}

impl Definition {
    /// Whether this learner can reach it, and may be shown it.
    pub fn is_for(&self, learner: Learner) -> bool {
        learner == Learner::GrownUp || self.audience == Audience::Everybody
    }

    /// Whether a session that arrives reaches it.
    pub fn is_reached_in(&self, learner: Learner, session: &SessionFacts<'_>) -> bool {
        match &self.criteria {
            Criteria::Session(criteria) => {
                let is_looked_at =
                    self.audience == Audience::Everybody || !session.is_of_kids_course();
                self.is_for(learner) && is_looked_at && criteria.is_met(session)
            }
            Criteria::Totals(_) => false,
        }
    }

    /// Whether all sessions together reach it.
    pub fn is_reached_by(&self, learner: Learner, history: &History) -> bool {
        match &self.criteria {
            Criteria::Session(_) => false,
            Criteria::Totals(_) => {
                self.is_for(learner) && self.progress_of(history).is_some_and(Progress::is_met)
            }
        }
    }

    /// How far all sessions together come; `None` where one session decides.
    pub fn progress_of(&self, history: &History) -> Option<Progress> {
        match &self.criteria {
            Criteria::Session(_) => None,
            Criteria::Totals(totals) => totals.progress(history, self.audience),
        }
    }

    /// How far one session comes: its speed, its accuracy … if it has all else that is asked. The most of any
    /// session is what is under way.
    pub fn progress_in(&self, session: &SessionFacts<'_>) -> Option<Progress> {
        match &self.criteria {
            Criteria::Session(criteria) => criteria.progress(session),
            Criteria::Totals(_) => None,
        }
    }

    /// What its words name.
    pub fn figures(&self) -> Figures {
        let mut figures = Figures::default();
        match &self.criteria {
            Criteria::Session(it) => {
                figures.speed = it.wpm.and_then(|range| range.min).map(|wpm| wpm * 100);
                figures.percent = it
                    .consistency
                    .or(it.accuracy)
                    .and_then(|range| range.min)
                    .map(|it| it * 100);
                figures.count = it.keystrokes.and_then(|range| range.min);
                if it.wpm.is_some() {
                    figures.percent = it.accuracy.and_then(|range| range.min).map(|it| it * 100);
                }
            }
            Criteria::Totals(it) => {
                let counts = [
                    it.days.map(|it| it.min),
                    it.accurate_days.map(|it| it.min),
                    it.streak.map(|it| it.min),
                    it.weeks.map(|it| it.min),
                    it.months.map(|it| it.min),
                    it.weekdays.map(|it| it.min),
                    it.returns.map(|it| it.min),
                    it.clean.map(|it| it.min),
                    it.practice.map(|it| it.min),
                    it.own_texts.map(|it| it.min),
                    it.lessons.map(|it| it.min),
                    it.stars.map(|it| it.min),
                    it.keys.map(|it| it.min),
                    it.languages.map(|it| it.min),
                    it.improved.map(|it| it.min),
                    it.revisited.map(|it| it.min),
                ];
                figures.count = counts.into_iter().flatten().next();
                figures.percent = it.accurate_days.map(|it| it.accuracy * 100);
                figures.days = it
                    .returns
                    .map(|it| it.after)
                    .or(it.revisited.map(|it| it.after));
                figures.each = it
                    .weeks
                    .map(|it| it.days)
                    .or(it.languages.map(|it| it.lessons));
            }
        }
        figures
    }
}

/// The numbers that the words of an achievement name, by the name of their variable. The text itself has none, so
/// that it cannot say something else than the criteria.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct Figures {
    /// How many: days, lessons, presses …
    pub count: Option<u32>,
    /// After how many days.
    pub days: Option<u32>,
    /// How many in each of them.
    pub each: Option<u32>,
    /// 1/100 %.
    pub percent: Option<u32>,
    /// 1/100 WPM.
    pub speed: Option<u32>,
}

static ALL: LazyLock<Vec<Definition>> =
    LazyLock::new(|| read(FILE, TEXT).expect("the file is compiled in, and a test reads it"));

/// All achievements, in the order of the file.
pub fn all() -> &'static [Definition] {
    &ALL
}

/// The achievement of this code; `None` for one of a later version.
pub fn find(code: &str) -> Option<&'static Definition> {
    all().iter().find(|definition| definition.code == code)
}

/// Changes with the definitions: what was reckoned under another one is reckoned again.
pub fn fingerprint() -> u64 {
    // FNV-1a.
    TEXT.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawFile {
    format: Spanned<u32>,
    achievement: Vec<RawDefinition>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawDefinition {
    code: Spanned<String>,
    category: Category,
    tier: Tier,
    points: u32,
    #[serde(default)]
    hidden: bool,
    audience: Spanned<Audience>,
    beats: Spanned<Vec<u8>>,
    criteria: Criteria,
}

/// Reads a file of definitions; `file` only names it in errors.
pub fn read(file: &str, text: &str) -> Result<Vec<Definition>, ContentError> {
    let broken = |at: usize, reason: String| ContentError::Broken {
        file: file.to_owned(),
        line: text
            .get(..at)
            .map_or(0, |before| before.matches('\n').count())
            + 1,
        reason,
    };
    let raw: RawFile = toml::from_str(text).map_err(|error| {
        broken(
            error.span().map_or(0, |span| span.start),
            error.message().trim().to_owned(),
        )
    })?;
    if *raw.format.get_ref() != FORMAT {
        return Err(broken(
            raw.format.span().start,
            format!("this program reads format {FORMAT}"),
        ));
    }
    let mut codes = BTreeSet::new();
    let mut figures = BTreeSet::new();
    let mut all = Vec::with_capacity(raw.achievement.len());
    for raw in raw.achievement {
        let (code_at, beats_at) = (raw.code.span().start, raw.beats.span().start);
        let definition = raw.checked().map_err(|(at, reason)| broken(at, reason))?;
        let code = &definition.code;
        if !codes.insert(code.clone()) {
            return Err(broken(code_at, format!("{code} stands here a second time")));
        }
        if !figures.insert(definition.beats.clone()) {
            return Err(broken(
                beats_at,
                format!("{code}: another one has this figure"),
            ));
        }
        all.push(definition);
    }
    Ok(all)
}

impl RawDefinition {
    /// The definition, or where and why it is none.
    fn checked(self) -> Result<Definition, (usize, String)> {
        let code = self.code.get_ref();
        let is_name = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_';
        if code.is_empty() || code.len() > MAX_CODE || !code.bytes().all(is_name) {
            return Err((
                self.code.span().start,
                format!("{code:?} is no code: a to z, 0 to 9 and _"),
            ));
        }
        let beats = self.beats.get_ref();
        if !BEATS.contains(&beats.len()) || !beats.iter().all(|height| HEIGHTS.contains(height)) {
            let reason = format!("{code}: a figure has 3 to 6 marks, each 2 to 20 tall");
            return Err((self.beats.span().start, reason));
        }
        let is_for_all = *self.audience.get_ref() == Audience::Everybody;
        if is_for_all && !self.criteria.is_for_children() {
            let reason =
                format!("{code}: children are not asked for speed, percentages or rows of days");
            return Err((self.audience.span().start, reason));
        }
        Ok(Definition {
            code: self.code.into_inner(),
            category: self.category,
            tier: self.tier,
            points: self.points,
            is_hidden: self.hidden,
            audience: self.audience.into_inner(),
            beats: self.beats.into_inner(),
            criteria: self.criteria,
        })
    }
}
