//! R9: random lives of subscriptions, told by webhooks that come in any order, several times, late or never, in both
//! shapes, to a worker that is killed between any two steps, while Stripe has bad days. In the end what is here is what is
//! so there.

use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Instant;

use chrono::DateTime;
use futures_util::StreamExt as _;
use rand::rngs::StdRng;
use rand::seq::SliceRandom as _;
use rand::{RngExt as _, SeedableRng as _};
use tactus_server::{billing, jobs};

use crate::stripe::{DAY, Event, Fault, Shape, Stage, Truth};

/// `full` by night, `short` otherwise; `TACTUS_NIGHTLY=1/20` asks for a twentieth of `full`.
pub(super) fn times(short: usize, full: usize) -> usize {
    let Ok(asked) = std::env::var("TACTUS_NIGHTLY") else {
        return short;
    };
    let part = asked
        .split_once('/')
        .and_then(|(_, part)| part.parse().ok());
    full / part.unwrap_or(1).max(1)
}

/// Lives that share a server, a Stripe and a clock.
const TOGETHER: usize = 20;
/// What may happen to each.
const STEPS: usize = 12;

/// Somebody's life with us.
struct Life {
    user: i64,
    customer: String,
    /// What they have bought, the first one first.
    subscriptions: Vec<String>,
}

/// Something that runs until it has been asked so often; then it is dropped where it is, as by a kill.
struct Killed<F> {
    inner: Pin<Box<F>>,
    left: u32,
}

impl<F: Future> Future for Killed<F> {
    type Output = Option<F::Output>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        if self.left == 0 {
            return Poll::Ready(None);
        }
        self.left -= 1;
        self.inner.as_mut().poll(context).map(Some)
    }
}

/// One act of a person, a bank or time.
fn act(truth: &mut Truth, life: &mut Life, dice: &mut StdRng) {
    let prices = [
        "premium_monthly",
        "premium_yearly",
        "professional_monthly",
        "professional_yearly",
        "enterprise_yearly",
    ];
    let any_price =
        |truth: &Truth, dice: &mut StdRng| truth.price(prices[dice.random_range(0..prices.len())]);
    let Some(id) = life.subscriptions.last().cloned() else {
        let price = any_price(truth, dice);
        life.subscriptions
            .push(truth.subscribe(&life.customer, &price, 1, None));
        return;
    };
    if ["canceled", "incomplete_expired"].contains(&truth.subscriptions[&id].status.as_str()) {
        if dice.random_range(0..3) == 0 {
            let price = any_price(truth, dice);
            life.subscriptions
                .push(truth.subscribe(&life.customer, &price, 1, None));
        }
        return;
    }
    let status = |truth: &mut Truth, status: &str| {
        truth.change(&id, |one| status.clone_into(&mut one.status));
    };
    match dice.random_range(0..18) {
        0..=2 => truth.renew(&id, true),
        3..=5 => truth.renew(&id, false),
        6 => truth.settle(&id),
        7 => status(truth, "unpaid"),
        8 => status(truth, "paused"),
        9 => status(truth, "trialing"),
        10 => truth.cancel(&id),
        11 => truth.change(&id, |one| one.cancel_at_period_end ^= true),
        12 => {
            let price = any_price(truth, dice);
            truth.change(&id, |one| one.price = price);
        }
        13 => {
            let quantity = dice.random_range(0..4);
            truth.change(&id, |one| one.quantity = quantity);
        }
        14 => status(truth, "incomplete"),
        15 => status(truth, "incomplete_expired"),
        // A second one beside it.
        16 if life.subscriptions.len() < 3 => {
            let price = any_price(truth, dice);
            life.subscriptions
                .push(truth.subscribe(&life.customer, &price, 1, None));
        }
        _ => {
            let kinds = [
                "charge.refunded",
                "charge.dispute.created",
                "radar.early_fraud_warning.created",
            ];
            truth.money(kinds[dice.random_range(0..3)], &life.customer);
        }
    }
}

/// What plan somebody has, by what is so at Stripe alone.
fn plan_by_truth(truth: &Truth, life: &Life, now: i64) -> &'static str {
    let mut best = "free";
    for id in &life.subscriptions {
        let one = &truth.subscriptions[id];
        let plan = truth.prices[&one.price].plan.as_str();
        let has_access = match one.status.as_str() {
            "trialing" | "active" => true,
            "past_due" => {
                let open = truth
                    .invoices
                    .values()
                    .filter(|each| each.subscription == *id && each.status == "open");
                let due = open
                    .map(|each| each.due.unwrap_or(each.created))
                    .min()
                    .unwrap_or(one.start);
                now < due
                    + if plan == "enterprise" {
                        30 * DAY
                    } else {
                        14 * DAY
                    }
            }
            _ => false,
        };
        let plans = ["free", "premium", "professional", "enterprise"];
        let rank = |name: &str| plans.iter().position(|each| *each == name).unwrap();
        if has_access && one.quantity > 0 && rank(plan) > rank(best) {
            best = plans[rank(plan)];
        }
    }
    best
}

/// Twenty lives on one stage.
struct Lives {
    stage: Stage,
    people: Vec<Life>,
    dice: StdRng,
    /// From this step on no webhook arrives, as when Stripe has switched the endpoint off.
    dark_from: usize,
    /// Told to nobody yet.
    late: Vec<Event>,
    kills: usize,
    delivered: usize,
    lost: usize,
}

impl Lives {
    async fn begin(seed: u64) -> Self {
        let stage = Stage::new().await;
        let mut people = Vec::new();
        for number in 0..TOGETHER {
            let customer = stage.stripe.truth(|truth| truth.customer(None));
            let user: i64 = sqlx::query_scalar(
                "WITH new AS (
                    INSERT INTO users (email, password_hash, consent_analytics, consent_marketing)
                    VALUES ($1, 'x', FALSE, FALSE) RETURNING id
                ), payer AS (
                    INSERT INTO billing_customers (user_id, livemode, stripe_customer_id, created_at)
                    SELECT id, FALSE, $2, NOW() FROM new
                )
                SELECT id FROM new",
            )
            .bind(format!("life{number}@example.org"))
            .bind(&customer)
            .fetch_one(&stage.test.app.db)
            .await
            .unwrap();
            people.push(Life {
                user,
                customer,
                subscriptions: Vec::new(),
            });
        }
        let mut dice = StdRng::seed_from_u64(seed);
        Self {
            dark_from: dice.random_range(STEPS / 2..STEPS * 2),
            stage,
            people,
            dice,
            late: Vec::new(),
            kills: 0,
            delivered: 0,
            lost: 0,
        }
    }

    /// Something happens to everybody; webhooks and the worker go on meanwhile.
    async fn step(&mut self, number: usize) {
        for life in &mut self.people {
            if self.dice.random_range(0..3) > 0 {
                self.stage
                    .stripe
                    .truth(|truth| act(truth, life, &mut self.dice));
            }
        }
        let news = self.stage.stripe.truth(Truth::news);
        if number >= self.dark_from {
            self.lost += news.len();
            self.stage.advance(DAY);
            return;
        }
        for event in news {
            match self.dice.random_range(0..10) {
                0..=1 => self.lost += 1,
                2..=4 => self.late.push(event),
                _ => {
                    let copies = self.dice.random_range(1..=3);
                    self.late.extend(std::iter::repeat_n(event, copies));
                }
            }
        }
        self.late.shuffle(&mut self.dice);
        let now = self
            .late
            .split_off(self.dice.random_range(0..=self.late.len()));
        for event in now {
            let shape = if self.dice.random() {
                Shape::New
            } else {
                Shape::Old
            };
            self.stage.deliver(&event, shape).await.expect(200);
            self.delivered += 1;
            if self.dice.random_range(0..40) == 0 {
                self.bad_day();
            }
        }
        self.work_and_die().await;
        self.stage.advance(self.dice.random_range(0..20) * DAY + 7);
    }

    fn bad_day(&mut self) {
        let faults = [
            Fault::Status(500),
            Fault::Status(429),
            Fault::LostAnswer,
            Fault::HangUp,
        ];
        let fault = faults[self.dice.random_range(0..faults.len())];
        let many = self.dice.random_range(1..6);
        self.stage
            .stripe
            .site()
            .faults
            .extend(std::iter::repeat_n(fault, many));
    }

    /// The worker runs and is killed, several times, wherever it is.
    async fn work_and_die(&mut self) {
        for _ in 0..self.dice.random_range(2..8) {
            let killed = Killed {
                inner: Box::pin(billing::work(&self.stage.test.app)),
                left: self.dice.random_range(1..30),
            };
            match killed.await {
                None => self.kills += 1,
                Some(done) => drop(done.unwrap()),
            }
        }
    }

    /// What never arrives by webhook comes by night; what waited is tried again.
    async fn end(&mut self) {
        self.stage.stripe.site().faults.clear();
        self.stage.advance(2 * 3600);
        billing::work(&self.stage.test.app).await.unwrap();
        billing::reconcile(&self.stage.test.app).await.unwrap();
        self.stage.advance(1);
        billing::work(&self.stage.test.app).await.unwrap();
        jobs::run_once(&self.stage.test.app).await;
        let waiting = "SELECT COUNT(*) FROM stripe_events WHERE processed_at IS NULL";
        assert_eq!(self.stage.test.count(waiting).await, 0);
    }

    async fn assert_true(&self, seed: u64) {
        let db = &self.stage.test.app.db;
        let now = self.stage.stripe.truth(|truth| truth.now);
        for life in &self.people {
            let told: (String, bool) =
                sqlx::query_as("SELECT plan_of(id, $2), is_premium FROM users WHERE id = $1")
                    .bind(life.user)
                    .bind(DateTime::from_timestamp(now, 0))
                    .fetch_one(db)
                    .await
                    .unwrap();
            let plan = self
                .stage
                .stripe
                .truth(|truth| plan_by_truth(truth, life, now));
            let expected = (plan.to_owned(), plan != "free");
            assert_eq!(told, expected, "seed {seed}, account {}", life.user);
            for id in &life.subscriptions {
                let kept: (i64, String, i32, Option<String>, i64, bool) = sqlx::query_as(
                    "SELECT user_id, status, quantity, stripe_price_id,
                            EXTRACT(EPOCH FROM current_period_end)::BIGINT, cancel_at IS NOT NULL
                     FROM subscriptions WHERE stripe_subscription_id = $1",
                )
                .bind(id)
                .fetch_one(db)
                .await
                .unwrap_or_else(|error| panic!("seed {seed}, {id}: {error}"));
                let so = self.stage.stripe.truth(|truth| {
                    let one = &truth.subscriptions[id];
                    let quantity = i32::try_from(one.quantity).unwrap();
                    let price = Some(one.price.clone());
                    (
                        life.user,
                        one.status.clone(),
                        quantity,
                        price,
                        one.end,
                        one.cancel_at_period_end,
                    )
                });
                assert_eq!(kept, so, "seed {seed}, {id}");
            }
        }
        self.assert_whole(seed).await;
    }

    /// What must hold whatever happened: one that counts for each, and money that went back waits for a person.
    async fn assert_whole(&self, seed: u64) {
        let test = &self.stage.test;
        let live = "('trialing', 'active', 'past_due', 'unpaid', 'paused')";
        let odd = format!(
            "SELECT COUNT(*) FROM (SELECT user_id FROM subscriptions WHERE status IN {live}
             GROUP BY user_id HAVING COUNT(*) FILTER (WHERE NOT is_second) <> 1) odd"
        );
        assert_eq!(test.count(&odd).await, 0, "seed {seed}");
        let told: Vec<String> = self
            .stage
            .matters()
            .await
            .into_iter()
            .map(|(_, subject)| subject)
            .collect();
        let thirty = self.stage.stripe.truth(|truth| truth.now) - 30 * DAY;
        let about_money = [
            "charge.refunded",
            "charge.dispute.created",
            "radar.early_fraud_warning.created",
        ];
        let missing = self.stage.stripe.truth(|truth| {
            let fresh = truth.events.iter().filter(|event| {
                event.created > thirty && about_money.contains(&event.kind.as_str())
            });
            let ids = fresh.map(|event| event.new["id"].as_str().unwrap().to_owned());
            ids.filter(|id| !told.contains(id)).collect::<Vec<_>>()
        });
        assert_eq!(missing, Vec::<String>::new(), "seed {seed}");
    }
}

/// One server with its twenty lives, from begin to end; answers how much happened.
async fn lived(seed: u64) -> Tally {
    let mut run = Lives::begin(seed).await;
    for number in 0..STEPS {
        run.step(number).await;
    }
    run.end().await;
    run.assert_true(seed).await;
    let tally = Tally {
        lives: run.people.len(),
        delivered: run.delivered,
        lost: run.lost,
        kills: run.kills,
    };
    run.stage.test.forget().await;
    tally
}

/// What has happened.
#[derive(Debug, Default)]
struct Tally {
    lives: usize,
    delivered: usize,
    lost: usize,
    kills: usize,
}

/// Servers that live at the same time, each with a database, a Stripe and a clock of its own: most of a life is waiting
/// for the database, and what one does is nothing to another. A seed means the same, whoever lives beside it.
fn side_by_side() -> usize {
    std::thread::available_parallelism().map_or(2, |cores| cores.get() * 3)
}

#[tokio::test(flavor = "multi_thread")]
async fn whatever_happens_to_webhooks_and_worker_the_end_is_the_truth() {
    let wanted = times(60, 10_000);
    let begun = Instant::now();
    let seeds = u64::try_from(wanted.div_ceil(TOGETHER)).unwrap();
    // On threads of their own; one that fails ends all of it.
    let mut lives = futures_util::stream::iter(1..=seeds)
        .map(|seed| tokio::spawn(lived(seed)))
        .buffer_unordered(side_by_side());
    let mut all = Tally::default();
    while let Some(one) = lives.next().await {
        let one = one.unwrap();
        all.lives += one.lives;
        all.delivered += one.delivered;
        all.lost += one.lost;
        all.kills += one.kills;
        if all.lives % (50 * TOGETHER) == 0 {
            let seconds = begun.elapsed().as_secs_f64();
            println!("{} lives after {seconds:.0} s", all.lives);
        }
    }
    println!(
        "{} lives end in the truth: {} webhooks delivered, {} lost, {} kills, {:.0} s",
        all.lives,
        all.delivered,
        all.lost,
        all.kills,
        begun.elapsed().as_secs_f64()
    );
    assert!(all.lives >= wanted && all.kills > 0 && all.lost > 0 && all.delivered > 0);
}
