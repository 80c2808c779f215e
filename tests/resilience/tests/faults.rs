//! R4: lost, doubled, reordered, cut, delayed and flipped exchanges. Nothing is lost, nothing is there twice, and both
//! sides come to the same digests.
#![expect(clippy::unwrap_used, reason = "a test says what went wrong by failing")]

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use chrono::TimeDelta;
use resilience::{Device, Dice, Faults, House, Line, Proxy, times};
use serde_json::json;
use sync::Failure;
use uuid::Uuid;

/// Exchanges of one learner with three devices, before the network gets well.
const EPISODE: u64 = 500;

/// A learner with three devices behind a bad network, and a good line for signing in.
struct Learner {
    email: String,
    devices: Vec<Device>,
    proxy: Arc<Proxy>,
    direct: String,
    typed: BTreeSet<Uuid>,
    sign_ins: u64,
}

impl Learner {
    async fn new(house: &House, proxy: &Arc<Proxy>, number: u128) -> Self {
        let mut learner = Self {
            email: format!("learner{number}@example.org"),
            devices: Vec::new(),
            proxy: Arc::clone(proxy),
            direct: house.url(),
            typed: BTreeSet::new(),
            sign_ins: 0,
        };
        for at in 0..3 {
            let line = Line::to(&learner.direct).unwrap();
            let device = Device::new(line, &house.clock, number * 4 + at + 1).unwrap();
            if at == 0 {
                device.register(&learner.email).await.unwrap();
            } else {
                device.login(&learner.email).await.unwrap();
            }
            device.line.lead_to(proxy.url()).unwrap();
            learner.devices.push(device);
        }
        learner
    }

    /// One exchange of one device, whatever comes of it.
    async fn tries(&mut self, at: usize) {
        let device = &self.devices[at];
        if let Err(Failure::SignInNeeded) = device.exchange().await {
            // A flipped bit in a token, or one whose successor got lost: the learner signs in again.
            self.sign_ins += 1;
            device.line.lead_to(&self.direct).unwrap();
            device.login(&self.email).await.unwrap();
            device.line.lead_to(self.proxy.url()).unwrap();
        }
    }

    /// Bad times: type, choose, exchange.
    async fn lives(&mut self, house: &House, dice: &Dice) {
        let until = self.proxy.exchanges() + EPISODE;
        self.proxy.set(Faults::Many);
        while self.proxy.exchanges() < until {
            let at = dice.index(3);
            for _ in 0..dice.below(3) {
                let lesson = if dice.one_in(4) { 1 + dice.below(3) } else { 0 };
                let id = self.devices[at].types(lesson.try_into().unwrap()).unwrap();
                self.typed.insert(id);
            }
            if dice.one_in(4) {
                let key = format!("setting{}", dice.below(3));
                let value = json!(dice.below(1_000));
                self.devices[at].chooses(&key, &value).unwrap();
            }
            self.tries(at).await;
            // Tokens expire, and are renewed over the same network.
            house
                .clock
                .advance(TimeDelta::seconds(dice.below(60).cast_signed()));
        }
        self.proxy.set(Faults::None);
        self.proxy.forget_late();
    }

    /// Better times: everything is everywhere, once.
    async fn is_whole(&mut self, house: &House) {
        for _ in 0..3 {
            for at in 0..3 {
                self.tries(at).await;
            }
        }
        let stored: Vec<Uuid> = sqlx::query_scalar(
            "SELECT client_id FROM sessions WHERE user_id = (SELECT id FROM users WHERE email = $1)",
        )
        .bind(&self.email)
        .fetch_all(house.db())
        .await
        .unwrap();
        let once: BTreeSet<Uuid> = stored.iter().copied().collect();
        assert_eq!(stored.len(), once.len(), "a session is there twice");
        let lost: Vec<&Uuid> = self.typed.difference(&once).collect();
        assert!(lost.is_empty(), "lost: {lost:?}");
        assert_eq!(once, self.typed, "the server has what nobody typed");
        for device in &self.devices {
            let state = device.state().unwrap();
            assert_eq!((state.waiting, state.failed), (0, 0), "{state:?}");
            assert_eq!(device.digest().unwrap(), self.devices[0].digest().unwrap());
            let differs = device.differs().await.unwrap();
            assert!(differs.months.is_empty(), "{differs:?}");
            assert_eq!(device.knows().unwrap(), self.devices[0].knows().unwrap());
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nothing_is_lost_or_doubled_by_a_bad_network() {
    let exchanges = times(1_000, 200_000);
    let begun = std::time::Instant::now();
    let house = House::build().await.unwrap();
    let proxy = Arc::new(Proxy::before(house.address(), 4).await.unwrap());
    let dice = Dice::new(44);
    let (mut sessions, mut sign_ins, mut number) = (0, 0, 0);
    let mut faulty = BTreeMap::new();
    while count(&faulty) < exchanges as u64 {
        number += 1;
        let before = proxy.counts();
        let mut learner = Learner::new(&house, &proxy, number).await;
        learner.lives(&house, &dice).await;
        for (kind, count) in proxy.counts() {
            *faulty.entry(kind).or_insert(0) += count - before.get(kind).copied().unwrap_or(0);
        }
        // What was put off for a week is due, too.
        house.later(TimeDelta::days(8)).await;
        learner.is_whole(&house).await;
        sessions += learner.typed.len();
        sign_ins += learner.sign_ins;
        if number % 20 == 0 {
            println!("R4: {} exchanges so far", count(&faulty));
        }
    }
    let differences = house.differences().await.unwrap();
    assert_eq!(differences, Vec::<String>::new());
    println!(
        "R4: {} exchanges, {number} learners with 3 devices, {sessions} sessions: 0 lost, 0 doubled, digests equal; \
         {sign_ins} times signed in again; {:.0} s",
        count(&faulty),
        begun.elapsed().as_secs_f64()
    );
    for (kind, count) in &faulty {
        println!("    {count:>7} {kind}");
    }
}

fn count(faulty: &BTreeMap<&str, u64>) -> u64 {
    faulty.values().sum()
}
