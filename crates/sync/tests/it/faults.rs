//! Any faults, any order, several devices: at the end everything is everywhere, once.

use proptest::prelude::*;
use sync::Why;

use crate::device::Device;
use crate::server::{Fault, Server};

#[derive(Debug, Clone)]
enum Step {
    Type {
        device: usize,
        lesson: u32,
    },
    Set {
        device: usize,
        value: u8,
    },
    Exchange {
        device: usize,
        faults: Vec<Option<Fault>>,
    },
    Restore,
}

fn any_fault() -> impl Strategy<Value = Option<Fault>> {
    prop_oneof![
        4 => Just(None),
        1 => Just(Some(Fault::LoseRequest)),
        2 => Just(Some(Fault::LoseAnswer)),
        1 => Just(Some(Fault::Twice)),
        1 => Just(Some(Fault::Truncate)),
        1 => prop::sample::select(vec![
            Fault::Say(200, "<html>"), Fault::Say(503, ""), Fault::Say(500, "?"), Fault::Say(302, ""),
            Fault::Say(200, r#"{"results": [], "server_time": "2026-11-22T08:30:00.000Z"}"#), Fault::Say(401, "portal"),
        ]).prop_map(Some),
    ]
}

fn any_step() -> impl Strategy<Value = Step> {
    prop_oneof![
        5 => (0..3_usize, 0..4_u32).prop_map(|(device, lesson)| Step::Type { device, lesson }),
        1 => (0..3_usize, any::<u8>()).prop_map(|(device, value)| Step::Set { device, value }),
        5 => (0..3_usize, prop::collection::vec(any_fault(), 0..8))
            .prop_map(|(device, faults)| Step::Exchange { device, faults }),
        1 => Just(Step::Restore),
    ]
}

async fn run(steps: Vec<Step>) -> Result<(), TestCaseError> {
    let server = Server::new();
    let devices = [1, 2, 3].map(|number| Device::new(&server, number));
    for device in &devices {
        device.register().await;
    }
    let mut typed = Vec::new();
    for (seed, step) in (0..).zip(steps) {
        match step {
            Step::Type { device, lesson } => typed.push(devices[device].types(seed, lesson)),
            Step::Set { device, value } => {
                let name = format!("d{device}");
                let _ = devices[device]
                    .store
                    .transact(|tx| {
                        tx.set_setting("theme", &value.into(), 1_795_336_200_000 + seed, &name)
                    })
                    .unwrap();
            }
            Step::Exchange { device, faults } => {
                server.faults(faults);
                let _ = devices[device].sync.exchange(Why::ByHand).await;
                server.faults(Vec::new());
            }
            Step::Restore => server.restore_from_nothing(),
        }
    }
    // Better times: what was put off for a week is due, too.
    for device in &devices {
        device.later(8 * 24 * 3_600_000);
    }
    for _ in 0..2 {
        for device in &devices {
            device.exchange().await;
        }
    }
    prop_assert_eq!(server.ids(), typed.clone());
    for device in &devices {
        prop_assert_eq!(device.knows(), devices[0].knows());
        let state = device.sync.state().unwrap();
        prop_assert_eq!((state.waiting, state.failed), (0, 0));
    }
    prop_assert_eq!(
        devices[0].store.newest_sessions(10_000).unwrap().len(),
        typed.len()
    );
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn everything_arrives_everywhere_once(steps in prop::collection::vec(any_step(), 1..25)) {
        tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap().block_on(run(steps))?;
    }
}
