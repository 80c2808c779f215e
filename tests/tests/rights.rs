//! A learner keeps up their account in the real window, with the real server: password, devices, consent, export,
//! leaving and coming back.

use std::collections::BTreeMap;
use std::fs;

use rig::Cluster;
use stories::{EN, Learner, Server, World, ledger};

const DATABASE: &str = "tactus";
const EMAIL: &str = "ann@example.org";
const PASSWORD: &str = "a long enough password";
const BETTER: &str = "seven quiet copper kettles";

#[test]
fn an_account_is_kept_up_left_and_taken_back() {
    let world = World::new("rights").unwrap();
    let cluster = Cluster::temporary().unwrap();
    let server = Server::start(&cluster, DATABASE, "127.0.0.1:0", world.logs()).unwrap();
    let window = world.open(server.url()).unwrap();
    let learner = Learner::new(&window, world.keyboard("us").unwrap().at(20), &EN);
    learner.first_start("Ann").unwrap();

    // The server's own reason, also for a new account.
    learner.sign_up(EMAIL, "password12").unwrap();
    let common = "one of the passwords that are tried first";
    window.shows(common).unwrap();
    window.fill("Password", PASSWORD).unwrap();
    window.click("button", "Make the account").unwrap();
    learner.all_synced(0).unwrap();

    window.click("button", "Address and password").unwrap();
    window.shows("Your address is not confirmed yet").unwrap();
    for (old, new, said) in [
        (PASSWORD, "password12", common),
        (
            "not the password",
            BETTER,
            "This is not the password of this account",
        ),
        (PASSWORD, BETTER, "The password is changed"),
    ] {
        window.fill("Present password", old).unwrap();
        window.fill("New password", new).unwrap();
        window.click("button", "Change the password").unwrap();
        window.shows(said).unwrap();
    }
    world.picture(&window, "password").unwrap();

    window.click("button", "Devices").unwrap();
    window.shows("this computer").unwrap();
    world.picture(&window, "devices").unwrap();

    // Taken back while nothing is sent, and from then on no key press goes up.
    window.click("button", "Privacy").unwrap();
    window.click("switch", "Single key presses").unwrap();
    window
        .shows("No key press leaves this computer any more")
        .unwrap();
    learner.go_to_course().unwrap();
    learner.start_next_lesson().unwrap();
    learner.type_lesson(world.data(), &BTreeMap::new()).unwrap();
    learner.result_is_shown().unwrap();
    learner.go_to_course().unwrap();
    learner.go_to_account().unwrap();
    learner.all_synced(1).unwrap();
    let session = &ledger::server_sessions(&cluster, DATABASE).unwrap()[0];
    assert!(
        ledger::presses(&cluster, DATABASE, session)
            .unwrap()
            .is_empty()
    );

    window.click("button", "Your data").unwrap();
    window.click("button", "Save as a ZIP").unwrap();
    window.shows("exports/tactus-").unwrap();
    window.click("button", "Fetch and save").unwrap();
    window.shows("tactus-account-").unwrap();
    let zips = fs::read_dir(world.data().join("exports")).unwrap();
    for zip in zips {
        let zip = fs::read(zip.unwrap().path()).unwrap();
        assert!(zip.starts_with(b"PK"), "it is an archive");
    }

    window.click("button", "Delete the account…").unwrap();
    window.fill("Present password", "not the password").unwrap();
    window.click("button", "Delete in 30 days").unwrap();
    window
        .shows("This is not the password of this account")
        .unwrap();
    window.fill("Present password", BETTER).unwrap();
    window.click("button", "Delete in 30 days").unwrap();
    window.shows("Your account is deleted").unwrap();
    world.picture(&window, "left").unwrap();
    let is_active = "SELECT count(*) FROM users WHERE is_active";
    assert_eq!(cluster.sql(DATABASE, is_active).unwrap().trim(), "0");
    assert_eq!(
        ledger::local_sessions(world.data()).unwrap().len(),
        1,
        "what is here stays"
    );

    window.fill("Password", BETTER).unwrap();
    window.click("button", "Sign in").unwrap();
    window.shows("Your account is back").unwrap();
    learner.all_synced(1).unwrap();
    assert_eq!(cluster.sql(DATABASE, is_active).unwrap().trim(), "1");
    world.picture(&window, "back").unwrap();
}
