//! P12: a school, or thirty thousand learners behind one address, switches on at once. And 1 MiB that unpacks to 10 GiB.
#![expect(clippy::unwrap_used, reason = "a test says what went wrong by failing")]

use std::fmt::Write as _;
use std::time::Duration;

use resilience::{Herd, Killable, Line, Manners, Outcome, accounts, is_nightly, times, token};
use rig::Cluster;
use sync::{Body, Method, Request, Transport as _};

const DATABASE: &str = "tactus";

fn server(folder: &std::path::Path, cluster: &Cluster, limits: &str) -> Killable {
    let log = folder.join("server.log");
    Killable::start(&cluster.url(DATABASE), "127.0.0.1:0", limits, &log).unwrap()
}

/// What became of the crowd, the server's most memory in KiB, and both in words.
async fn herd(machines: usize, manners: Manners) -> (Outcome, u64, String) {
    let cluster = Cluster::temporary().unwrap();
    cluster.create_database(DATABASE).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let server = server(folder.path(), &cluster, "default");
    cluster.sql(DATABASE, &accounts(machines)).unwrap();
    let herd = Herd {
        machines,
        within: Duration::from_secs(10),
        manners,
        // By day a minute is a second.
        hurry: if is_nightly() { 1 } else { 60 },
    };
    let outcome = herd.run(server.url()).await.unwrap();
    let log = std::fs::read_to_string(folder.path().join("server.log")).unwrap();
    let refused = &outcome.refused;
    assert!(refused.is_empty(), "{refused:#?}\n{log}");
    let stored = cluster
        .sql(DATABASE, "SELECT count(*) FROM sessions")
        .unwrap();
    assert_eq!(stored, machines.to_string(), "lost or doubled");
    let peak = server.peak_kib().unwrap();
    let busiest = outcome.curve.iter().map(|second| second.asked).max();
    let shed: u32 = outcome.curve.iter().map(|second| second.shed).sum();
    let said = format!(
        "P12 {manners:?}: {machines} machines, all done in {:.0} s, {} requests, busiest second {}, told to come back \
         {shed} times, most attempts {}, 0 lost, 0 refused for good, server RSS at most {} MiB",
        outcome.took.as_secs_f64(),
        outcome.asked,
        busiest.unwrap_or_default(),
        outcome.most_attempts,
        peak / 1024
    );
    (outcome, peak, said)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_school_switches_on_at_8_30() {
    let machines = times(300, 30_000);
    let (ours, peak, said) = herd(machines, Manners::Ours).await;
    println!("{said}");
    assert!(ours.took < Duration::from_mins(15), "{:?}", ours.took);
    assert!(peak < 2 * 1024 * 1024, "{peak} KiB");
    if !is_nightly() {
        return;
    }
    let (without, _, said) = herd(machines, Manners::None).await;
    println!("{said}");
    let target = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/figures");
    std::fs::create_dir_all(&target).unwrap();
    std::fs::write(target.join("p12.csv"), csv(&ours, &without)).unwrap();
    std::fs::write(target.join("p12.svg"), svg(&ours, &without, machines)).unwrap();
}

fn csv(ours: &Outcome, without: &Outcome) -> String {
    let mut csv =
        "second,asked,shed,stored,asked_without_jitter,shed_without_jitter,stored_without_jitter\n"
            .to_owned();
    for at in 0..ours.curve.len().max(without.curve.len()) {
        let row = [ours, without].map(|outcome| outcome.curve.get(at).copied().unwrap_or_default());
        let figures =
            row.map(|second| format!("{},{},{}", second.asked, second.shed, second.stored));
        writeln!(csv, "{at},{}", figures.join(",")).unwrap();
    }
    csv
}

/// Requests a second over time: with manners as an area, without as a line.
fn svg(ours: &Outcome, without: &Outcome, machines: usize) -> String {
    const WIDTH: usize = 900;
    const HEIGHT: usize = 260;
    let seconds = ours.curve.len().max(without.curve.len()).max(1);
    let highest = [ours, without]
        .iter()
        .flat_map(|outcome| &outcome.curve)
        .map(|second| second.asked as usize)
        .max()
        .unwrap_or(1)
        .max(1);
    let points = |outcome: &Outcome| {
        let mut points = String::new();
        for (at, second) in outcome.curve.iter().enumerate() {
            let x = 60 + at * WIDTH / seconds;
            let y = 30 + HEIGHT - second.asked as usize * HEIGHT / highest;
            write!(points, "{x},{y} ").unwrap();
        }
        points
    };
    let end = 60 + ours.curve.len().saturating_sub(1) * WIDTH / seconds;
    let base = 30 + HEIGHT;
    format!(
        r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1000 340" font-family="sans-serif" font-size="13">
<rect width="1000" height="340" fill="#ffffff"/>
<text x="60" y="20">Requests a second, {machines} machines switched on within ten seconds (two cores)</text>
<polygon points="60,{base} {ours} {end},{base}" fill="#2f7d6b" fill-opacity="0.45" stroke="#2f7d6b"/>
<polyline points="{without}" fill="none" stroke="#b3432b" stroke-width="1.5"/>
<line x1="60" y1="{base}" x2="960" y2="{base}" stroke="#333333"/>
<text x="10" y="40">{highest}</text><text x="40" y="{base}">0</text>
<text x="930" y="{label}">{seconds} s</text>
<text x="640" y="50" fill="#2f7d6b">with spread and jitter: {our_time} s</text>
<text x="640" y="70" fill="#b3432b">without: {their_time} s</text>
</svg>
"##,
        ours = points(ours),
        without = points(without),
        label = base + 20,
        our_time = ours.took.as_secs(),
        their_time = without.took.as_secs(),
    )
}

/// 10 GiB of blanks in a JSON object: zstd makes less than a MiB of it.
fn bomb() -> Vec<u8> {
    use std::io::Write as _;
    let mut to = zstd::stream::write::Encoder::new(Vec::new(), 1).unwrap();
    to.write_all(b"{").unwrap();
    let blanks = vec![b' '; 8 << 20];
    for _ in 0..1_280 {
        to.write_all(&blanks).unwrap();
    }
    to.finish().unwrap()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_mebibyte_that_unpacks_to_ten_gibibytes_costs_no_memory() {
    let bombs = 64;
    let cluster = Cluster::temporary().unwrap();
    cluster.create_database(DATABASE).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let server = server(folder.path(), &cluster, "off");
    cluster.sql(DATABASE, &accounts(bombs)).unwrap();
    let line = Line::to(server.url()).unwrap();
    let before = server.peak_kib().unwrap();
    let bomb = bomb();
    assert!(bomb.len() <= 1 << 20, "{} B", bomb.len());
    let thrown: Vec<_> = (0..bombs)
        .map(|number| {
            let (line, bytes) = (line.clone(), bomb.clone());
            tokio::spawn(async move {
                let request = Request {
                    method: Method::Post,
                    path: "/v1/sync/push".to_owned(),
                    token: Some(token(number).into()),
                    body: Some(Body {
                        bytes,
                        is_zstd: true,
                    }),
                };
                line.send(request).await.unwrap().status
            })
        })
        .collect();
    for one in thrown {
        assert_eq!(one.await.unwrap(), 413);
    }
    let after = server.peak_kib().unwrap();
    println!(
        "bombs: {bombs} at once, {} KiB each for 10 GiB: server RSS from {} to {} MiB at most",
        bomb.len() / 1024,
        before / 1024,
        after / 1024
    );
    assert!(
        after - before < 256 * 1024,
        "{before} KiB before, {after} KiB after"
    );
}
