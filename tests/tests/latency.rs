//! P1: from a key's own time stamp to the first frame after it, in the real window, while saving and syncing.
//!
//! That no key is lost or out of order is asserted. The times are printed and asserted only loosely: what else the
//! machine does is in them.

use std::collections::BTreeMap;

use rig::Cluster;
use stories::{EN, Keyboard, Learner, Plan, Server, World, agree, ledger};

const DATABASE: &str = "tactus";
/// 120 words a minute: ten units a second.
const RHYTHM: u64 = 100;
/// A 99th percentile above this is no noise, ms.
const ABSURD: f64 = 500.0;

#[test]
fn four_hundred_keys_at_120_wpm() {
    let world = World::new("latency").unwrap();
    let cluster = Cluster::temporary().unwrap();
    let server = Server::start(&cluster, DATABASE, "127.0.0.1:0", world.logs()).unwrap();
    let window = world.open(server.url()).unwrap();
    let learner = Learner::new(&window, world.keyboard("us").unwrap().at(RHYTHM), &EN);
    learner.first_start("Ann").unwrap();
    learner
        .sign_up("ann@example.org", "a long enough password")
        .unwrap();
    learner.all_synced(0).unwrap();
    learner.go_to_course().unwrap();
    window.script("window.__tactusProbe = []", vec![]).unwrap();
    let (mut pressed, mut lost) = (0, 0);
    while pressed < 400 {
        // Each lesson is saved, and synced while the next one is typed.
        let text = learner.start_next_lesson().unwrap();
        let before = ledger::local_sessions(world.data()).unwrap().len();
        let plan = Plan::with_slips(&text, &BTreeMap::from([(11, "d"), (70, "k")]));
        learner.press(&plan).unwrap();
        let session = learner.stored(world.data(), before).unwrap();
        lost += plan.presses.len().abs_diff(session.events.len());
        agree::with_plan(&session, &plan, RHYTHM.min(Keyboard::RHYTHM)).unwrap();
        pressed += plan.presses.len();
        learner.result_is_shown().unwrap();
        learner.go_to_course().unwrap();
    }
    let times = window
        .script("return window.__tactusProbe", vec![])
        .unwrap();
    let mut times: Vec<f64> = serde_json::from_value(times).unwrap();
    times.sort_by(f64::total_cmp);
    assert!(
        times.len() >= 400,
        "{} keys were measured of {pressed}",
        times.len()
    );
    let at = |percent: usize| times[(times.len() - 1) * percent / 100];
    println!(
        "P1: {pressed} keys, {lost} lost or out of order; key to frame p50 {:.0} ms, p99 {:.0} ms, max {:.0} ms \
         (to reach: p99 17 ms)",
        at(50),
        at(99),
        at(100)
    );
    assert!(at(99) < ABSURD, "p99 is {} ms", at(99));
}
