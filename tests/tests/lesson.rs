//! A lesson typed key by key with planned slips: the screen, SQLite and PostgreSQL have to agree with the plan.

use std::collections::BTreeMap;

use stories::{EN, Learner, NOWHERE, Plan, World, ledger};

#[test]
fn lesson_one_in_english() {
    let world = World::new("lesson-en").unwrap();
    let window = world.open(NOWHERE).unwrap();
    let learner = Learner::new(&window, world.keyboard("us").unwrap(), &EN);
    learner.first_start("Ann").unwrap();
    world.picture("map").unwrap();
    let text = learner.start_next_lesson().unwrap();
    world.picture("lesson").unwrap();
    let plan = Plan::with_slips(&text, &BTreeMap::from([(3, "k"), (7, "d")]));
    learner.press(&plan).unwrap();
    rig::wait::until("the result", || Ok(ledger::local_sessions(world.data()).is_ok_and(|all| !all.is_empty()))).unwrap();
    world.picture("result").unwrap();
    println!("{:?}", ledger::local_sessions(world.data()).unwrap());
    println!("{}", window.text().unwrap());
}
