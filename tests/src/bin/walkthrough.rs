//! What `cargo xtask run` does where there is no display, and `cargo xtask demo`: a learner's way through the real
//! window without hands. Prints what was recorded; fails if the parts disagree.
#![expect(
    clippy::print_stdout,
    reason = "a command line tool talks on standard output"
)]

use std::collections::BTreeMap;

use anyhow::{Result, ensure};
use clap::{Parser, Subcommand};
use rig::Cluster;
use stories::ledger::{self, LocalSession};
use stories::{EN, Keyboard, Learner, NOWHERE, Plan, Server, Window, World, agree};

/// A learner's way through the real window.
#[derive(Parser)]
struct Arguments {
    #[command(subcommand)]
    way: Way,
}

#[derive(Subcommand)]
enum Way {
    /// First start and lesson 1, then what was recorded
    Run {
        /// Leave the window open until Ctrl-C
        #[arg(long)]
        keep: bool,
    },
    /// Type offline, quit, start the server, sign up, sync, read back from PostgreSQL
    Demo,
}

/// Slips of the demonstration, by position in the text.
const SLIPS: [(usize, &str); 3] = [(3, "k"), (7, "d"), (21, "l")];

fn main() -> Result<()> {
    match Arguments::parse().way {
        Way::Run { keep } => run(keep),
        Way::Demo => demo(),
    }
}

fn run(keep: bool) -> Result<()> {
    let world = World::new("run")?;
    let window = world.open(NOWHERE)?;
    println!("The window is open on display {}.", world.display().name());
    let (plan, session) = first_lesson(&world, &window)?;
    agree::with_plan(&session, &plan, Keyboard::RHYTHM)?;
    agree::with_reference(&session)?;
    agree::with_screen(&session, &window, false)?;
    print_session(&world, &session)?;
    println!("Pictures of the screen: {}", world.pictures().display());
    if keep {
        println!(
            "The window stays open; Ctrl-C ends it. Its data is in {}",
            world.data().display()
        );
        window.wait_for_end()?;
    }
    Ok(())
}

fn demo() -> Result<()> {
    let world = World::new("demo")?;
    let window = world.open(NOWHERE)?;
    println!(
        "1. The window is open on display {}; no server can be reached.",
        world.display().name()
    );
    let (plan, session) = first_lesson(&world, &window)?;
    agree::with_plan(&session, &plan, Keyboard::RHYTHM)?;
    agree::with_reference(&session)?;
    agree::with_screen(&session, &window, false)?;
    println!(
        "2. Lesson 1 was typed offline: {} presses, {} of them slips.",
        plan.presses.len(),
        plan.slips
    );
    print_session(&world, &session)?;
    window.quit()?;
    println!("3. The app has ended.");

    let cluster = Cluster::temporary()?;
    let server = Server::start(&cluster, "tactus", "127.0.0.1:0", world.logs())?;
    println!(
        "4. The server is up at {}, PostgreSQL beside it.",
        server.url()
    );
    let window = world.open(server.url())?;
    let learner = Learner::new(&window, world.keyboard("us")?, &EN);
    learner.sign_up("ann@example.org", "a long enough password")?;
    learner.all_synced(1)?;
    world.picture(&window, "4-synced")?;
    println!("5. Ann has signed up, and the app says that all is synced.");

    let stored = ledger::server_sessions(&cluster, "tactus")?;
    ensure!(
        stored == [session.id.clone()],
        "PostgreSQL has the sessions {stored:?}"
    );
    agree::with_server(&session, &cluster, "tactus")?;
    println!("6. PostgreSQL has the session and every press, equal to SQLite:");
    println!(
        "   sessions  {}",
        cluster.sql(
            "tactus",
            "SELECT client_id, wpm, accuracy, duration, errors FROM sessions"
        )?
    );
    let presses = cluster.sql(
        "tactus",
        "SELECT seq, expected, actual, correct, latency, key_code, finger FROM keystrokes ORDER BY seq LIMIT 8",
    )?;
    for (index, press) in presses.lines().enumerate() {
        println!(
            "   {}  {press}",
            if index == 0 {
                "keystrokes"
            } else {
                "          "
            }
        );
    }
    println!("Pictures of the screen: {}", world.pictures().display());
    println!("All agree.");
    Ok(())
}

/// First start, then lesson 1 key by key.
fn first_lesson(world: &World, window: &Window<'_>) -> Result<(Plan, LocalSession)> {
    let learner = Learner::new(window, world.keyboard("us")?, &EN);
    learner.first_start("Ann")?;
    world.picture(window, "1-map")?;
    learner.start_next_lesson()?;
    world.picture(window, "2-lesson")?;
    let typed = learner.type_lesson(world.data(), &BTreeMap::from(SLIPS))?;
    learner.result_is_shown()?;
    world.picture(window, "3-result")?;
    Ok(typed)
}

/// The rows of the learner's file.
fn print_session(world: &World, session: &LocalSession) -> Result<()> {
    println!("   {}", ledger::profile(world.data())?.display());
    println!(
        "   sessions  {} lesson {:?}, {} stars",
        session.id,
        session.lesson,
        session.rating.unwrap_or_default()
    );
    for (name, value) in &session.figures {
        println!(
            "   {name:<20} {}",
            value.map_or_else(|| "–".into(), |value| value.to_string())
        );
    }
    let presses: Vec<String> = session
        .events
        .iter()
        .zip(&session.codes)
        .take(8)
        .map(|(event, code)| format!("{} {code} {:?}", event.t, event.what))
        .collect();
    println!(
        "   log       {} events: {} …",
        session.events.len(),
        presses.join(", ")
    );
    Ok(())
}
