//! Somebody who teaches and somebody who learns, each at a desk of their own: asked by mail, agreed to, seen, ended.

use anyhow::{Context as _, Result, ensure};
use rig::port::Port;
use rig::{Cluster, wait};
use stories::ledger::LocalSession;
use stories::{EN, Learner, Mailbox, Server, Stripe, Window, World, ledger};

const DATABASE: &str = "tactus";
const PASSWORD: &str = "a long enough password";
const TEACHER: &str = "ilse@example.org";
const PUPIL: &str = "ben@example.org";
/// The key that is to show as difficult goes wrong each time it was typed so often; one in ten would be just enough.
const MISSED: usize = 8;
/// `1 of 99 lessons`, of the course that was typed in.
const HOW_FAR: &str =
    "SELECT COUNT(*) FILTER (WHERE p.is_completed) || ' of ' || MAX(c.total_lessons) || ' lessons'
    FROM progress p JOIN courses c ON c.id = p.course_id";

/// Makes an account and confirms its address, as its mail says.
fn account(learner: &Learner<'_>, window: &Window<'_>, mails: &Mailbox, email: &str) -> Result<()> {
    learner.sign_up(email, PASSWORD)?;
    window.shows("0 waiting")?;
    mails.confirm(email)
}

/// The page on which one sees who sees one, as it is now.
fn go_to_privacy(learner: &Learner<'_>, window: &Window<'_>) -> Result<()> {
    learner.go_to_course()?;
    learner.go_to_account()?;
    window.click("button", "Privacy")?;
    window.shows("Who sees how you practise")
}

/// The page of those in one's care, read anew.
fn go_to_learners(learner: &Learner<'_>, window: &Window<'_>) -> Result<()> {
    go_to_privacy(learner, window)?;
    // In the sidebar once there is somebody; else by the question below.
    let side = window.script(
        "const found = [...document.querySelectorAll('nav button, main button')]
            .find((button) => button.innerText.trim() === 'My learners');
        found?.click();
        return found !== undefined;",
        vec![],
    )?;
    ensure!(side == true, "nothing leads to My learners");
    window.shows("What you see, and they know it")
}

/// A lesson in which one key goes wrong again and again: that key, and what was stored of the lesson.
fn lesson_with_a_hard_key(pupil: &Learner<'_>, home: &World) -> Result<(String, LocalSession)> {
    let text = pupil.start_next_lesson()?;
    let hard = text.first().context("a lesson without a text")?.clone();
    let places = text.iter().enumerate().filter(|(_, unit)| **unit == hard);
    let missed = places.step_by(MISSED).map(|(at, _)| (at, "p"));
    let (_, typed) = pupil.type_lesson(home.data(), &missed.collect())?;
    ensure!(typed.is_completed, "the lesson was typed to its end");
    pupil.result_is_shown()?;
    pupil.go_to_course()?;
    Ok((hard, typed))
}

/// What the teacher reads of the one learner there is: how far, how long and what is hard, as the server has it of the
/// lesson that was typed, and nothing else of it.
fn shows_the_learner(
    teaching: &Window<'_>,
    cluster: &Cluster,
    hard: &str,
    typed: &LocalSession,
) -> Result<()> {
    let far = cluster.sql(DATABASE, HOW_FAR)?;
    ensure!(far.starts_with("1 of "), "{far}");
    teaching.shows(far.trim())?;
    teaching.shows("1 of 30 places taken")?;
    teaching.click("button", PUPIL)?;
    teaching.shows("Keys that take effort")?;
    let caps = "return document.querySelector('[aria-labelledby=learner-keys] tbody kbd').innerText.trim()";
    let cap = teaching.script(caps, vec![])?;
    ensure!(cap == hard, "{cap} is shown as hard, not {hard}");
    let week = "return document.querySelector('[aria-labelledby=learner-week] p').innerText.trim()";
    let week = teaching.script(week, vec![])?;
    let practised = cluster.sql(DATABASE, "SELECT SUM(active_duration) FROM analytics_daily")?;
    ensure!(
        practised.trim().parse::<u64>()? > 0,
        "nothing was practised"
    );
    ensure!(
        week.as_str()
            .is_some_and(|week| week.ends_with(" in all") && !week.starts_with('0')),
        "{week}"
    );
    let shown = teaching.text()?;
    ensure!(shown.contains(far.trim()), "{shown}");
    let shown = shown.to_lowercase();
    for secret in [typed.text.concat().as_str(), "wpm", "accuracy"] {
        ensure!(!shown.contains(secret), "{secret} in {shown}");
    }
    Ok(())
}

#[test]
fn a_learner_agrees_is_seen_by_whoever_asked_and_ends_it() {
    let (school, home) = (World::new("teacher").unwrap(), World::new("pupil").unwrap());
    let cluster = Cluster::temporary().unwrap();
    let port = Port::reserve().unwrap();
    let address = format!("127.0.0.1:{}", port.number());
    // A server that sells plans: without one nobody has learners.
    let stripe = Stripe::start(&format!("http://{address}")).unwrap();
    let settings = stripe.settings();
    let server = Server::with(&cluster, DATABASE, &address, school.logs(), &settings).unwrap();
    let mails = Mailbox::of(&school);

    let teaching = school.open(server.url()).unwrap();
    let teacher = Learner::new(&teaching, school.keyboard("us").unwrap(), &EN);
    teacher.first_start("Ilse").unwrap();
    account(&teacher, &teaching, &mails, TEACHER).unwrap();
    go_to_privacy(&teacher, &teaching).unwrap();
    teaching.click("button", "My learners").unwrap();
    teaching.shows("Your plan has no learners").unwrap();
    let plan = [
        "grant",
        "--email",
        TEACHER,
        "--plan",
        "professional",
        "--days",
        "60",
    ];
    Server::admin(&cluster, DATABASE, &plan).unwrap();
    go_to_learners(&teacher, &teaching).unwrap();
    teaching.shows("0 of 30 places taken").unwrap();
    teaching.click("button", "Invite someone").unwrap();
    teaching.fill("Their email address", PUPIL).unwrap();
    teaching.click("button", "Send the invitation").unwrap();
    teaching.shows("ben@example.org has been asked.").unwrap();
    teaching.shows("Asked, without a yes so far").unwrap();
    school.picture(&teaching, "asked").unwrap();
    let asked = "Somebody asks to see how you practise in Tactus";
    let mail = mails.mail(PUPIL, asked).unwrap();
    assert!(mail.contains(TEACHER), "{mail}");

    // Whoever is asked has no account yet: a lesson first, then the account, then the answer.
    let learning = home.open(server.url()).unwrap();
    let pupil = Learner::new(&learning, home.keyboard("us").unwrap().at(40), &EN);
    pupil.first_start("Ben").unwrap();
    let (hard, typed) = lesson_with_a_hard_key(&pupil, &home).unwrap();
    account(&pupil, &learning, &mails, PUPIL).unwrap();
    pupil.all_synced(1).unwrap();
    go_to_privacy(&pupil, &learning).unwrap();
    learning
        .shows("ilse@example.org asks to see how you practise")
        .unwrap();
    learning
        .shows("This would be seen, and nothing else:")
        .unwrap();
    home.picture(&learning, "question").unwrap();
    learning.click("button", "Agree").unwrap();
    learning
        .shows("Agreed. You can end it here at any time.")
        .unwrap();
    let accepted = "Your question in Tactus was answered with yes";
    mails.mail(TEACHER, accepted).unwrap();

    // The teacher sees how far, how long and what is hard: as the server has it of the lesson that was typed.
    go_to_learners(&teacher, &teaching).unwrap();
    teaching.shows(PUPIL).unwrap();
    school.picture(&teaching, "seen").unwrap();
    shows_the_learner(&teaching, &cluster, &hard, &typed).unwrap();
    school.picture(&teaching, "learner").unwrap();

    // The learner sees who sees, and ends it; the teacher sees them no more, and both know.
    go_to_privacy(&pupil, &learning).unwrap();
    learning.shows("Sees:").unwrap();
    home.picture(&learning, "seen-by").unwrap();
    learning
        .click("button", &format!("End it: {TEACHER}"))
        .unwrap();
    learning
        .shows("ilse@example.org sees nothing of you any more.")
        .unwrap();
    learning.shows("Nobody. Somebody can ask you").unwrap();
    let ended = "You no longer see one of your learners in Tactus";
    mails.mail(TEACHER, ended).unwrap();
    go_to_learners(&teacher, &teaching).unwrap();
    teaching.shows("Nobody is in your care yet").unwrap();
    let left = teaching.text().unwrap();
    assert!(!left.contains(PUPIL), "{left}");
    school.picture(&teaching, "ended").unwrap();

    // Nothing of what was practised went with it, and each mail came once.
    assert_eq!(
        ledger::server_sessions(&cluster, DATABASE).unwrap(),
        [typed.id]
    );
    wait::until("the mails to be sent", || {
        let waiting = cluster.sql(DATABASE, "SELECT COUNT(*) FROM mail_outbox")?;
        Ok(waiting.trim() == "0")
    })
    .unwrap();
    for subject in [asked, accepted, ended] {
        assert_eq!(mails.all(None, subject).len(), 1, "{subject}");
    }
}
