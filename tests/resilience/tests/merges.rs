//! R6: what three devices of a learner are told, each in an order of its own and some of it twice, gives the same
//! everywhere: what a small oracle says of the set. Achievements too, once each has told the others of its own.
#![expect(clippy::unwrap_used, reason = "a test says what went wrong by failing")]

use std::collections::{BTreeMap, BTreeSet};

use resilience::{Dice, Typed, times, typed};
use serde_json::json;
use store::{
    Exercise, Hlc, Session, Store, StoredAchievement, StoredSetting, StoredUnlock,
    achievement_facts,
};
use sync::plan::{self, Op};
use tempfile::TempDir;
use trainer::achievements::{self, Learner};
use trainer::metrics::is_plausible;
use uuid::Uuid;

/// Cases in one file: a learner's file is not made for a hundred thousand courses.
const A_FILE: usize = 500;

struct Device {
    store: Store,
    account: i64,
    _folder: TempDir,
}

impl Device {
    fn new() -> Self {
        let memory = std::path::Path::new("/dev/shm");
        let folder = if memory.is_dir() {
            tempfile::tempdir_in(memory).unwrap()
        } else {
            tempfile::tempdir().unwrap()
        };
        let store = Store::open(&folder.path().join("p.sqlite"), 0)
            .unwrap()
            .store;
        let signed_in = store.transact(|tx| tx.sign_in("https://sync.example", "9", &json!({})));
        Self {
            account: signed_in.unwrap().value,
            store,
            _folder: folder,
        }
    }

    fn is_told(&self, ops: &[Op]) {
        let _ = self
            .store
            .transact(|tx| plan::apply(tx, self.account, ops))
            .unwrap();
    }
}

/// What happened to a learner, on whichever device.
struct Case {
    course: String,
    days: [String; 3],
    sessions: Vec<Session>,
    deleted: BTreeSet<Uuid>,
    settings: Vec<StoredSetting>,
    unlocks: Vec<u32>,
}

impl Case {
    fn new(number: usize, dice: &Dice, sample: &Typed) -> Self {
        let first = chrono::NaiveDate::from_ymd_opt(2000, 1, 1).unwrap();
        let days = [0, 1, 2].map(|day| {
            let after = chrono::Days::new((number * 3 + day) as u64);
            first.checked_add_days(after).unwrap().to_string()
        });
        let course = format!("course-{number}");
        let sessions: Vec<Session> = (0..=dice.below(6))
            .map(|at| any_session(number, at, &course, &days, dice, sample))
            .collect();
        let deleted = sessions.iter().filter(|_| dice.one_in(5));
        let deleted = deleted.map(|session| session.id).collect();
        let settings = (0..dice.below(5)).map(|_| {
            let hlc = Hlc {
                ms: dice.below(3),
                counter: u16::try_from(dice.below(2)).unwrap(),
                device: format!("d{}", dice.below(2)),
            };
            StoredSetting {
                key: format!("setting-{number}-{}", dice.below(2)),
                value: json!(hlc.to_string()),
                hlc,
            }
        });
        Self {
            settings: settings.collect(),
            unlocks: (0..dice.below(4))
                .map(|_| u32::try_from(1 + dice.below(3)).unwrap())
                .collect(),
            course,
            days,
            sessions,
            deleted,
        }
    }

    /// Everything there is to tell.
    fn ops(&self) -> Vec<Op> {
        let mut ops = Vec::new();
        for session in &self.sessions {
            ops.push(Op::MergeSession(Box::new(session.clone())));
        }
        ops.extend(self.deleted.iter().map(|id| Op::MarkDeleted(*id)));
        ops.extend(self.settings.iter().cloned().map(Op::MergeSetting));
        ops.extend(self.unlocks.iter().map(|number| {
            Op::MergeUnlock(StoredUnlock {
                course: self.course.clone(),
                number: *number,
            })
        }));
        ops
    }
}

fn any_session(
    case: usize,
    at: u64,
    course: &str,
    days: &[String; 3],
    dice: &Dice,
    sample: &Typed,
) -> Session {
    let mut session = sample.session.clone();
    session.id = Uuid::from_u128(
        (case as u128) << 64 | u128::from(dice.below(1 << 30)) << 8 | u128::from(at),
    );
    let number = u32::try_from(dice.below(3)).unwrap();
    session.is_completed = !dice.one_in(4);
    session.local_date.clone_from(&days[dice.index(3)]);
    // Few values, so that equals meet.
    session.started_at = i64::try_from(dice.below(4) * 1_000).unwrap();
    session.figures.wpm = u32::try_from(3_000 + 500 * dice.below(3)).unwrap();
    session.figures.accuracy = u32::try_from(9_000 + 100 * dice.below(3)).unwrap();
    session.figures.active_duration = 1_000 + dice.below(50);
    session.figures.duration = 1_000 * dice.below(3);
    session.figures.inserts = u32::try_from(10 + dice.below(90)).unwrap();
    if number == 0 {
        session.exercise = Exercise::Practice;
        session.rating = None;
        session.stars_needed = None;
        return session;
    }
    session.exercise = Exercise::Lesson(store::LessonRef {
        course: course.to_owned(),
        version: "1.0.0".to_owned(),
        number,
        key_order: "us".to_owned(),
    });
    session.rating = session
        .is_completed
        .then(|| u8::try_from(1 + dice.below(5)).unwrap());
    session.stars_needed = Some(3);
    session
}

/// An order of one's own; some of it is told twice.
fn shuffled(mut ops: Vec<Op>, dice: &Dice) -> Vec<Op> {
    for at in 0..ops.len() {
        if dice.one_in(4) {
            ops.push(ops[at].clone());
        }
    }
    for at in (1..ops.len()).rev() {
        ops.swap(at, dice.index(at + 1));
    }
    ops
}

/// What is to be known of a case, in words.
type Known = BTreeMap<String, String>;

/// The oracle: loops over the set, no merging.
fn oracle(case: &Case) -> Known {
    let mut known = Known::new();
    let alive: Vec<&Session> = case
        .sessions
        .iter()
        .filter(|session| !case.deleted.contains(&session.id))
        .collect();
    for number in 1..=2 {
        let of_it: Vec<&Session> = alive
            .iter()
            .copied()
            .filter(|session| {
                matches!(&session.exercise, Exercise::Lesson(lesson) if lesson.number == number)
            })
            .collect();
        if of_it.is_empty() {
            continue;
        }
        let finished: Vec<&&Session> = of_it.iter().filter(|one| one.is_completed).collect();
        let end = |one: &Session| one.started_at + i64::try_from(one.figures.duration).unwrap();
        let done = finished.iter().filter(|one| one.rating >= Some(3));
        let completed = done.map(|one| (end(one), one.local_date.clone())).min();
        let verified = finished.iter().filter(|one| is_plausible(&one.figures));
        known.insert(
            format!("lesson {number}"),
            format!(
                "{} {:?} {:?} {:?} {:?} {:?}",
                of_it.len(),
                finished.iter().map(|one| one.rating).max().flatten(),
                finished.iter().map(|one| one.figures.wpm).max(),
                verified.map(|one| one.figures.wpm).max(),
                finished.iter().map(|one| one.figures.accuracy).max(),
                completed.map(|(at, _)| at),
            ),
        );
    }
    for day in &case.days {
        let of_it: Vec<&&Session> = alive.iter().filter(|one| one.local_date == *day).collect();
        if of_it.is_empty() {
            continue;
        }
        let finished: Vec<&&&Session> = of_it.iter().filter(|one| one.is_completed).collect();
        let mean = |figure: fn(&Session) -> u32| {
            let sum: u64 = finished.iter().map(|one| u64::from(figure(one))).sum();
            let count = finished.len() as u64;
            (count > 0).then(|| (2 * sum + count) / (2 * count))
        };
        known.insert(
            format!("day {day}"),
            format!(
                "{} {} {} {} {:?} {:?} {:?}",
                of_it.len(),
                of_it
                    .iter()
                    .map(|one| one.figures.active_duration)
                    .sum::<u64>(),
                of_it
                    .iter()
                    .map(|one| u64::from(one.figures.inserts))
                    .sum::<u64>(),
                finished.len(),
                mean(|one| one.figures.wpm),
                mean(|one| one.figures.accuracy),
                finished.iter().map(|one| one.figures.wpm).max(),
            ),
        );
    }
    let mut settings: BTreeMap<&String, &Hlc> = BTreeMap::new();
    for setting in &case.settings {
        let latest = settings.entry(&setting.key).or_insert(&setting.hlc);
        *latest = (*latest).max(&setting.hlc);
    }
    for (key, hlc) in settings {
        known.insert(key.clone(), json!(hlc.to_string()).to_string());
    }
    let open: BTreeSet<&u32> = case.unlocks.iter().collect();
    known.insert("open".to_owned(), format!("{open:?}"));
    known
}

/// The same as a device knows it.
fn known(device: &Device, case: &Case) -> Known {
    let mut known = Known::new();
    for (number, one) in device.store.progress(&case.course).unwrap() {
        if one.attempt_count == 0 {
            continue;
        }
        known.insert(
            format!("lesson {number}"),
            format!(
                "{} {:?} {:?} {:?} {:?} {:?}",
                one.attempt_count,
                one.best_rating,
                one.best_wpm,
                one.best_verified_wpm,
                one.best_accuracy,
                one.completed_at
            ),
        );
    }
    for day in device.store.days(&case.days[0]).unwrap() {
        known.insert(
            format!("day {}", day.local_date),
            format!(
                "{} {} {} {} {:?} {:?} {:?}",
                day.sessions,
                day.active_duration,
                day.presses,
                day.finished,
                day.avg_wpm.map(u64::from),
                day.avg_accuracy.map(u64::from),
                day.best_wpm,
            ),
        );
    }
    for setting in &case.settings {
        let settings = device.store.settings().unwrap();
        known.insert(setting.key.clone(), settings[&setting.key].to_string());
    }
    let open = device.store.unlocks(&case.course).unwrap();
    known.insert("open".to_owned(), format!("{open:?}"));
    known
}

/// What a set of sessions reaches: when, by code.
fn reached<'a>(sessions: impl Iterator<Item = &'a Session>) -> BTreeMap<String, i64> {
    let end = |one: &Session| one.started_at + i64::try_from(one.figures.duration).unwrap();
    let mut set: Vec<&Session> = sessions.collect();
    set.sort_by_key(|session| (end(session), session.id));
    let facts: Vec<_> = set
        .iter()
        .map(|session| achievement_facts(session).unwrap())
        .collect();
    achievements::recompute(Learner::GrownUp, &facts)
        .into_iter()
        .map(|reached| (reached.code.to_owned(), end(set[reached.session])))
        .collect()
}

/// After all three have told each other, in any order, they know the same achievements: none that no session brought,
/// none later than by the sessions that are left, since what was reached outlives a deletion.
fn achievements_agree(devices: &[Device], cases: &[Case], dice: &Dice) -> usize {
    let everybodys: Vec<Op> = devices
        .iter()
        .flat_map(|device| device.store.achievements().unwrap())
        .map(Op::MergeAchievement)
        .collect();
    for device in devices {
        device.is_told(&shuffled(everybodys.clone(), dice));
    }
    let agreed: Vec<StoredAchievement> = devices[0].store.achievements().unwrap();
    for device in devices {
        assert_eq!(device.store.achievements().unwrap(), agreed);
    }
    let of = |may: fn(&Case, &Session) -> bool| {
        let sessions = cases.iter().flat_map(|case| {
            let theirs = case.sessions.iter();
            theirs.filter(move |session| may(case, session))
        });
        reached(sessions)
    };
    let at_least = of(|case, session| !case.deleted.contains(&session.id));
    let at_most = of(|_, _| true);
    let known: BTreeMap<&str, i64> = agreed
        .iter()
        .map(|one| (one.code.as_str(), one.earned_at))
        .collect();
    for (code, at) in &at_least {
        let known = known.get(code.as_str());
        assert!(
            known.is_some_and(|known| known <= at),
            "{code}: {known:?}, {at}"
        );
    }
    for (code, at) in &known {
        let earliest = at_most.get(*code);
        assert!(earliest.is_some_and(|earliest| earliest <= at), "{code}");
    }
    agreed.len()
}

/// Tells the case to each device in an order of its own; how much was told.
fn check(case: &Case, devices: &[Device], dice: &Dice) -> usize {
    let expected = oracle(case);
    let mut told = 0;
    for device in devices {
        let ops = shuffled(case.ops(), dice);
        told += ops.len();
        // In pages of a size of their own.
        for page in ops.chunks(1 + dice.index(6)) {
            device.is_told(page);
        }
        assert_eq!(known(device, case), expected, "{}: {ops:?}", case.course);
    }
    told
}

#[test]
fn any_order_of_merges_from_three_devices_gives_what_the_oracle_says() {
    let cases = times(1_000, 100_000);
    let begun = std::time::Instant::now();
    let dice = Dice::new(6);
    let sample = typed(Uuid::nil(), 1, 0, 0).unwrap();
    let (mut told, mut agreed) = (0, 0);
    for file in 0..cases.div_ceil(A_FILE) {
        let devices = [(); 3].map(|()| Device::new());
        let of_file = file * A_FILE..cases.min((file + 1) * A_FILE);
        let of_file: Vec<Case> = of_file
            .map(|number| Case::new(number, &dice, &sample))
            .collect();
        for case in &of_file {
            told += check(case, &devices, &dice);
        }
        agreed += achievements_agree(&devices, &of_file, &dice);
    }
    println!(
        "R6: {cases} cases, {told} merges in random order on 3 devices: all as the oracle says, {agreed} achievements the \
         same on all; {:.0} s",
        begun.elapsed().as_secs_f64()
    );
}
