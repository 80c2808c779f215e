//! A network that comes and goes while somebody types, and two machines of one learner.

use std::collections::BTreeMap;

use anyhow::Result;
use rig::{Cluster, wait};
use stories::{Airplane, EN, Keyboard, Learner, Plan, Server, Window, World, agree, ledger};

const DATABASE: &str = "tactus";
const EMAIL: &str = "ann@example.org";
const PASSWORD: &str = "a long enough password";
/// Units typed between two switches of the network.
const STRETCH: usize = 12;

/// Waits on the account's screen until it says that all is well, and asks for an exchange where it offers one.
fn sync(window: &Window<'_>, stored: usize) -> Result<()> {
    let wanted = format!("{stored} stored · 0 waiting · 0 not accepted");
    wait::until("everything to be synced", || {
        let text = window.text()?;
        Ok(!press_if_there(window, "Try now")? && text.contains(&wanted))
    })
}

/// Presses a button that is gone as soon as sync has tried by itself: looks and presses in one moment of the page.
fn press_if_there(window: &Window<'_>, name: &str) -> Result<bool> {
    let script = "const button = [...document.querySelectorAll('button')]
            .find((button) => button.innerText.trim() === arguments[0]);
        button?.click();
        return button !== undefined;";
    Ok(window.script(script, vec![name.into()])? == true)
}

#[test]
fn airplane_mode_on_and_off_while_typing() {
    let world = World::new("airplane").unwrap();
    let cluster = Cluster::temporary().unwrap();
    let server = Server::start(&cluster, DATABASE, "127.0.0.1:0", world.logs()).unwrap();
    let airplane = Airplane::to(server.url()).unwrap();
    let window = world.open(airplane.url()).unwrap();
    let learner = Learner::new(&window, world.keyboard("us").unwrap(), &EN);
    learner.first_start("Ann").unwrap();
    learner.sign_up(EMAIL, PASSWORD).unwrap();
    learner.all_synced(0).unwrap();
    learner.go_to_course().unwrap();

    for lesson in 0..2 {
        let text = learner.start_next_lesson().unwrap();
        let plan = Plan::with_slips(&text, &BTreeMap::from([(4, "k"), (40, "d")]));
        for (turn, stretch) in plan.presses.chunks(STRETCH).enumerate() {
            // The first lesson ends online, the second one in airplane mode.
            if (turn + lesson) % 2 == 0 {
                airplane.on();
            } else {
                airplane.off();
            }
            learner.keyboard().type_units(stretch).unwrap();
        }
        if lesson == 1 {
            airplane.on();
        }
        let session = learner.stored(world.data(), lesson).unwrap();
        agree::with_plan(&session, &plan, Keyboard::RHYTHM).unwrap();
        agree::with_reference(&session).unwrap();
        learner.result_is_shown().unwrap();
        learner.go_to_course().unwrap();
    }
    learner.go_to_account().unwrap();
    world.picture(&window, "on-board").unwrap();
    airplane.off();
    sync(&window, 2).unwrap();
    world.picture(&window, "landed").unwrap();
    let here = ledger::local_sessions(world.data()).unwrap();
    let mut ids: Vec<String> = here.iter().map(|session| session.id.clone()).collect();
    ids.sort();
    let mut there = ledger::server_sessions(&cluster, DATABASE).unwrap();
    there.sort();
    assert_eq!(there, ids);
    for session in &here {
        agree::with_server(session, &cluster, DATABASE).unwrap();
    }
}

#[test]
fn two_machines_of_one_learner_come_to_the_same() {
    let cluster = Cluster::temporary().unwrap();
    let (first, second) = (
        World::new("first-machine").unwrap(),
        World::new("second-machine").unwrap(),
    );
    let server = Server::start(&cluster, DATABASE, "127.0.0.1:0", first.logs()).unwrap();

    let window = first.open(server.url()).unwrap();
    let learner = Learner::new(&window, first.keyboard("us").unwrap().at(30), &EN);
    learner.first_start("Ann").unwrap();
    learner.start_next_lesson().unwrap();
    learner
        .type_lesson(first.data(), &BTreeMap::from([(5, "k")]))
        .unwrap();
    learner.result_is_shown().unwrap();
    learner.go_to_course().unwrap();
    learner.sign_up(EMAIL, PASSWORD).unwrap();
    sync(&window, 1).unwrap();
    window.quit().unwrap();

    // The other one was practised on without an account, and is told who it is afterwards.
    let window = second.open(server.url()).unwrap();
    let learner = Learner::new(&window, second.keyboard("us").unwrap().at(40), &EN);
    learner.first_start("Ann").unwrap();
    for lesson in 0..2 {
        learner.start_next_lesson().unwrap();
        learner
            .type_lesson(second.data(), &BTreeMap::from([(7 + lesson, "d")]))
            .unwrap();
        learner.result_is_shown().unwrap();
        learner.go_to_course().unwrap();
    }
    learner.sign_in(EMAIL, PASSWORD).unwrap();
    sync(&window, 2).unwrap();
    three_sessions(&second).unwrap();
    second.picture(&window, "met").unwrap();
    window.quit().unwrap();

    let window = first.open(server.url()).unwrap();
    let learner = Learner::new(&window, first.keyboard("us").unwrap(), &EN);
    learner.go_to_account().unwrap();
    window.shows("1 stored").unwrap();
    press_if_there(&window, "Sync now").unwrap();
    three_sessions(&first).unwrap();
    assert_eq!(
        ledger::common(first.data()).unwrap(),
        ledger::common(second.data()).unwrap()
    );
    assert_eq!(
        ledger::server_sessions(&cluster, DATABASE).unwrap().len(),
        3
    );
    first.picture(&window, "met").unwrap();
}

fn three_sessions(world: &World) -> Result<()> {
    wait::until("the sessions of both machines", || {
        Ok(ledger::common(world.data())?["sessions"].len() == 3)
    })
}
