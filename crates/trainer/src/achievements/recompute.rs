//! What a whole set of sessions reaches, and with which of them: for a check, for a new version of the definitions,
//! and for tests.

use std::ops::Range;

use super::{Criteria, Definition, History, Learner, SessionFacts, all};

/// One achievement and the session that brought it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reached {
    /// Its code.
    pub code: &'static str,
    /// The first session, in the order given, with which all that is asked was there.
    pub session: usize,
}

/// What `sessions` reach, each of them given once, in order of time. The codes do not depend on the order; the
/// sessions named do.
///
/// Takes a pass over the sessions and a few more for each total that is reached: some 100 ms for ten thousand.
pub fn recompute(learner: Learner, sessions: &[SessionFacts<'_>]) -> Vec<Reached> {
    let (mut reached, mut totals) = (Vec::new(), Vec::new());
    for definition in all() {
        let first = sessions
            .iter()
            .position(|session| definition.is_reached_in(learner, session));
        if let Some(session) = first {
            reached.push(Reached {
                code: &definition.code,
                session,
            });
        } else if matches!(definition.criteria, Criteria::Totals(_)) {
            totals.push(definition);
        }
    }
    reached.extend(first_with(learner, sessions, &totals));
    reached.sort_by_key(|reached| (reached.session, reached.code));
    reached
}

/// The first session with which each of `totals` was there, of those that are; sessions as for [`recompute`].
pub fn first_with(
    learner: Learner,
    sessions: &[SessionFacts<'_>],
    totals: &[&'static Definition],
) -> Vec<Reached> {
    let whole = History::of(sessions.iter().copied());
    let there: Vec<&'static Definition> = totals
        .iter()
        .copied()
        .filter(|definition| definition.is_reached_by(learner, &whole))
        .collect();
    let mut reached = Vec::new();
    find(learner, sessions, 0..sessions.len(), &there, &mut reached);
    reached
}

/// Totals never go back, so the session that brings one is found by halving. `among`: the number of sessions that
/// do not bring it yet, and one that does, less one.
fn find(
    learner: Learner,
    sessions: &[SessionFacts<'_>],
    among: Range<usize>,
    totals: &[&'static Definition],
    reached: &mut Vec<Reached>,
) {
    if totals.is_empty() {
        return;
    }
    if among.len() <= 1 {
        let named = totals.iter().map(|definition| Reached {
            code: &definition.code,
            session: among.start,
        });
        return reached.extend(named);
    }
    let middle = among.start + among.len() / 2;
    let history = History::of(sessions[..middle].iter().copied());
    let (early, late): (Vec<_>, Vec<_>) = totals
        .iter()
        .copied()
        .partition(|definition| definition.is_reached_by(learner, &history));
    find(learner, sessions, among.start..middle, &early, reached);
    find(learner, sessions, middle..among.end, &late, reached);
}
