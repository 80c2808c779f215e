//! A learner buys a plan in the real window, with the real server and the tests' Stripe: the browser opens, the payment
//! arrives, a payment fails, is put right, and in the end the plan is cancelled.
#![expect(clippy::unwrap_used, reason = "a test says what went wrong by failing")]

use rig::port::Port;
use rig::{Cluster, wait};
use stories::{EN, Learner, Mailbox, Server, Stripe, Window, World};

const DATABASE: &str = "tactus";
const EMAIL: &str = "ann@example.org";
const PASSWORD: &str = "a long enough password";

/// Waits until the server has written down what Stripe told it.
fn server_knows(cluster: &Cluster, status: &str) {
    let asked = "SELECT status || ' ' || (cancel_at IS NOT NULL) FROM subscriptions";
    wait::until(&format!("{status} at the server"), || {
        Ok(cluster.sql(DATABASE, asked)?.trim().starts_with(status))
    })
    .unwrap();
}

/// Comes back to the page of plans, as a learner does who has been elsewhere.
fn look_again(learner: &Learner<'_>, window: &Window<'_>) {
    learner.go_to_course().unwrap();
    learner.go_to_account().unwrap();
    window.click("button", "Plan").unwrap();
}

#[test]
fn a_plan_is_bought_goes_unpaid_is_put_right_and_cancelled() {
    let world = World::new("plans").unwrap();
    let cluster = Cluster::temporary().unwrap();
    let port = Port::reserve().unwrap();
    let address = format!("127.0.0.1:{}", port.number());
    let stripe = Stripe::start(&format!("http://{address}")).unwrap();
    let settings = stripe.settings();
    let server = Server::with(&cluster, DATABASE, &address, world.logs(), &settings).unwrap();
    let window = world.open(server.url()).unwrap();
    let learner = Learner::new(&window, world.keyboard("us").unwrap(), &EN);
    learner.first_start("Ann").unwrap();

    // Compared before there is an account, and bought with one.
    learner.go_to_account().unwrap();
    window.click("button", "Plan").unwrap();
    window.shows("A plan belongs to an account").unwrap();
    window.shows("€5 a month").unwrap();
    learner.go_to_course().unwrap();
    learner.sign_up(EMAIL, PASSWORD).unwrap();
    learner.all_synced(0).unwrap();
    window.click("button", "Plan").unwrap();
    window.click("button", "Choose Premium").unwrap();
    window.shows("Waiting for the payment: Premium").unwrap();
    world.picture(&window, "waiting").unwrap();
    let page = world.opened(0).unwrap();
    assert!(
        page.starts_with(&format!("{}/c/pay/cs_test_", stripe.url())),
        "{page}"
    );

    // The waiting is left, the payment is made, and only the server's word counts.
    learner.go_to_course().unwrap();
    let back = stripe.browse(&page, "pay").unwrap();
    assert!(back.contains("Back from the payment page"), "{back}");
    server_knows(&cluster, "active false");
    window.shows("Premium is there").unwrap();
    learner.go_to_account().unwrap();
    window.shows("ann@example.org · Premium").unwrap();
    window.click("button", "Plan").unwrap();
    window.shows("Your plan: Premium").unwrap();
    window.shows("Paid. The next payment is on").unwrap();
    world.picture(&window, "premium").unwrap();

    // A card has run out: what happened, until when all goes on, and the way to put it right.
    let subscription = stripe.subscription();
    stripe.lets(|truth| truth.renew(&subscription, false));
    server_knows(&cluster, "past_due false");
    look_again(&learner, &window);
    window.shows("did not go through").unwrap();
    window.shows("Everything goes on until").unwrap();
    world.picture(&window, "past-due").unwrap();
    // It is said from everywhere, and leads back here.
    learner.go_to_course().unwrap();
    window.click("button", "Payment late: pay by").unwrap();
    window.shows("Everything goes on until").unwrap();
    window.click("button", "Put it right").unwrap();
    let page = world.opened(1).unwrap();
    assert!(
        page.starts_with(&format!("{}/p/session/", stripe.url())),
        "{page}"
    );
    stripe.browse(&page, "settle").unwrap();
    server_knows(&cluster, "active false");
    look_again(&learner, &window);
    window.shows("Paid. The next payment is on").unwrap();
    wait::until("nothing to be late any more", || {
        Ok(!window.has("button", "Payment late: pay by")?)
    })
    .unwrap();

    // Cancelled as easily as bought: the page asks about this one plan. It goes on to its day, and then what stays is said.
    window.click("button", "Cancel the plan").unwrap();
    let page = world.opened(2).unwrap();
    let asked = stripe.lets(|truth| truth.cancelling.clone());
    assert!(asked.values().eq([&(
        subscription.clone(),
        format!("http://{address}/account/billing?language=en")
    )]));
    stripe.browse(&page, "cancel").unwrap();
    server_knows(&cluster, "active true");
    look_again(&learner, &window);
    window.shows("Cancelled. Its features go on until").unwrap();
    world.picture(&window, "cancelled").unwrap();
    stripe.lets(|truth| truth.cancel(&subscription));
    server_knows(&cluster, "canceled");
    look_again(&learner, &window);
    window.shows("Premium has ended").unwrap();
    window.shows("Everything on this computer.").unwrap();
    world.picture(&window, "ended").unwrap();

    // Each mail once.
    let mails = Mailbox::of(&world);
    wait::until("the mail about the end", || {
        Ok(mails.all(None, "Premium at Tactus has ended").len() == 1)
    })
    .unwrap();
    assert!(
        mails
            .all(None, "A payment for Tactus did not go through")
            .len()
            <= 1
    );
}
