//! From this computer to PostgreSQL: signing up, syncing, and every order of offline and online.

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;

use rig::Cluster;
use stories::{EN, Keyboard, Learner, NOWHERE, Nonsense, Server, World, agree, ledger};

const DATABASE: &str = "tactus";
const EMAIL: &str = "ann@example.org";
const PASSWORD: &str = "a long enough password";

#[test]
fn what_was_typed_offline_is_in_postgresql_after_signing_up() {
    let world = World::new("sign-up").unwrap();
    let window = world.open(NOWHERE).unwrap();
    let learner = Learner::new(&window, world.keyboard("us").unwrap(), &EN);
    learner.first_start("Ann").unwrap();
    learner.start_next_lesson().unwrap();
    let slips = BTreeMap::from([(3, "k"), (9, " "), (30, "l")]);
    let (plan, session) = learner.type_lesson(world.data(), &slips).unwrap();
    agree::with_plan(&session, &plan, Keyboard::RHYTHM).unwrap();
    window.quit().unwrap();

    let cluster = Cluster::temporary().unwrap();
    let server = Server::start(&cluster, DATABASE, "127.0.0.1:0", world.logs()).unwrap();
    let window = world.open(server.url()).unwrap();
    let learner = Learner::new(&window, world.keyboard("us").unwrap(), &EN);
    learner.sign_up(EMAIL, PASSWORD).unwrap();
    learner.all_synced(1).unwrap();
    world.picture(&window, "synced").unwrap();
    assert_eq!(
        ledger::server_sessions(&cluster, DATABASE).unwrap(),
        std::slice::from_ref(&session.id)
    );
    agree::with_server(&session, &cluster, DATABASE).unwrap();
    assert_eq!(
        ledger::local_sessions(world.data()).unwrap()[0].outbox,
        "stored"
    );
}

#[test]
fn several_lessons_typed_offline_arrive_once_each_by_themselves() {
    let world = World::new("offline").unwrap();
    let cluster = Cluster::temporary().unwrap();
    let server = Server::start(&cluster, DATABASE, "127.0.0.1:0", world.logs()).unwrap();
    let address = server.url().trim_start_matches("http://").to_owned();
    let window = world.open(server.url()).unwrap();
    let learner = Learner::new(&window, world.keyboard("us").unwrap().at(20), &EN);
    learner.first_start("Ann").unwrap();
    learner.sign_up(EMAIL, PASSWORD).unwrap();
    learner.all_synced(0).unwrap();
    server.stop();

    learner.go_to_course().unwrap();
    for _ in 0..3 {
        learner.start_next_lesson().unwrap();
        learner
            .type_lesson(world.data(), &BTreeMap::from([(5, "k")]))
            .unwrap();
        learner.result_is_shown().unwrap();
        learner.go_to_course().unwrap();
    }
    learner.go_to_account().unwrap();
    window
        .shows("0 stored · 3 waiting · 0 not accepted")
        .unwrap();
    world.picture(&window, "offline").unwrap();
    assert!(
        ledger::server_sessions(&cluster, DATABASE)
            .unwrap()
            .is_empty()
    );

    let _server = Server::start(&cluster, DATABASE, &address, world.logs()).unwrap();
    window.click("button", "Try now").unwrap();
    learner.all_synced(3).unwrap();
    let mut here: Vec<String> = ledger::local_sessions(world.data())
        .unwrap()
        .into_iter()
        .map(|session| session.id)
        .collect();
    let mut there = ledger::server_sessions(&cluster, DATABASE).unwrap();
    here.sort();
    there.sort();
    assert_eq!(there, here);
    for session in ledger::local_sessions(world.data()).unwrap() {
        agree::with_reference(&session).unwrap();
        agree::with_server(&session, &cluster, DATABASE).unwrap();
    }
}

#[test]
fn without_a_keyring_the_tokens_are_in_a_private_file() {
    let world = World::without_keyring("no-keyring").unwrap();
    let cluster = Cluster::temporary().unwrap();
    let server = Server::start(&cluster, DATABASE, "127.0.0.1:0", world.logs()).unwrap();
    let window = world.open(server.url()).unwrap();
    let learner = Learner::new(&window, world.keyboard("us").unwrap(), &EN);
    learner.first_start("Ann").unwrap();
    learner.sign_up(EMAIL, PASSWORD).unwrap();
    window
        .shows("This system has no keyring that can be used")
        .unwrap();
    learner.all_synced(0).unwrap();
    let is_private = |path: &Path| {
        fs::metadata(path)
            .unwrap()
            .permissions()
            .mode()
            .is_multiple_of(0o100)
    };
    assert!(
        is_private(world.data()),
        "others may look into the data folder"
    );
    let tokens: Vec<_> = ledger::files(world.data())
        .unwrap()
        .into_iter()
        .map(|(path, _)| path)
        .filter(|path| fs::read_to_string(path).is_ok_and(|text| text.contains("refresh")))
        .collect();
    assert_eq!(tokens.len(), 1, "the tokens are in one file: {tokens:?}");
    assert!(
        is_private(&tokens[0]),
        "others may read {}",
        tokens[0].display()
    );
}

#[test]
fn a_wrong_password_is_said_and_nothing_is_lost() {
    let world = World::new("wrong-password").unwrap();
    let cluster = Cluster::temporary().unwrap();
    let server = Server::start(&cluster, DATABASE, "127.0.0.1:0", world.logs()).unwrap();
    let window = world.open(server.url()).unwrap();
    let learner = Learner::new(&window, world.keyboard("us").unwrap().at(20), &EN);
    learner.first_start("Ann").unwrap();
    learner.start_next_lesson().unwrap();
    learner.type_lesson(world.data(), &BTreeMap::new()).unwrap();
    learner.result_is_shown().unwrap();
    learner.go_to_course().unwrap();
    learner.sign_in(EMAIL, "not the password at all").unwrap();
    window
        .shows("The address or the password is wrong")
        .unwrap();
    world.picture(&window, "refused").unwrap();
    assert_eq!(ledger::local_sessions(world.data()).unwrap().len(), 1);
}

#[test]
fn a_server_that_answers_nonsense_changes_nothing() {
    let world = World::new("nonsense").unwrap();
    let nonsense = Nonsense::start().unwrap();
    let window = world.open(nonsense.url()).unwrap();
    let learner = Learner::new(&window, world.keyboard("us").unwrap().at(20), &EN);
    learner.first_start("Ann").unwrap();
    learner.start_next_lesson().unwrap();
    learner.type_lesson(world.data(), &BTreeMap::new()).unwrap();
    learner.result_is_shown().unwrap();
    learner.go_to_course().unwrap();
    learner.sign_up(EMAIL, PASSWORD).unwrap();
    window
        .shows("Another page answers in the place of the server")
        .unwrap();
    assert!(nonsense.answered() > 0);
    world.picture(&window, "nonsense").unwrap();
    learner.go_to_course().unwrap();
    assert_eq!(ledger::local_sessions(world.data()).unwrap().len(), 1);
}
