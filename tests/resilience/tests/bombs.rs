//! S9: what is made to fill the server's memory is refused, and costs it at most 64 MiB. Against the real process, by
//! its own count of its memory. Slow senders hold nobody else up.
#![expect(clippy::unwrap_used, reason = "a test says what went wrong by failing")]

use std::fmt::Write as _;
use std::sync::Arc;
use std::time::{Duration, Instant};

use chrono::Utc;
use resilience::{Device, Killable, Line, is_nightly};
use rig::Cluster;
use secrecy::ExposeSecret as _;
use tactus_server::clock::MockClock;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;

/// More than before, at most.
const MOST_KIB: u64 = 64 * 1024;
const MIB: usize = 1024 * 1024;

struct Target {
    server: Killable,
    token: String,
    _device: Device,
    _cluster: Cluster,
    _folder: tempfile::TempDir,
}

impl Target {
    async fn start() -> Self {
        let cluster = Cluster::temporary().unwrap();
        let database = cluster.create_database("tactus").unwrap();
        let folder = tempfile::tempdir().unwrap();
        let log = folder.path().join("server.log");
        // With the limits that are in service.
        let start = move || Killable::start(&database, "127.0.0.1:0", "default", &log);
        let server = tokio::task::spawn_blocking(start).await.unwrap().unwrap();
        let clock = Arc::new(MockClock::new(Utc::now()));
        let device = Device::new(Line::to(server.url()).unwrap(), &clock, 1).unwrap();
        device.register("ann@example.org").await.unwrap();
        device.types(20).unwrap();
        device.exchange().await.unwrap();
        Self {
            token: device.token().unwrap().expose_secret().to_owned(),
            server,
            _device: device,
            _cluster: cluster,
            _folder: folder,
        }
    }

    /// Sends bytes as they are; the status of the answer, 0 for none.
    async fn send(&self, head: &str, body: &[u8]) -> u16 {
        let mut stream = TcpStream::connect(self.server.address()).await.unwrap();
        // A server that has heard enough hangs up in the middle: that is an answer too.
        let _ = stream.write_all(head.as_bytes()).await;
        let _ = stream.write_all(body).await;
        let mut answer = [0; 12];
        if stream.read_exact(&mut answer).await.is_err() {
            return 0;
        }
        let status = String::from_utf8_lossy(&answer[9..]).into_owned();
        status.parse().unwrap()
    }

    fn head(&self, more: &str, length: usize) -> String {
        format!(
            "POST /v1/sync/push HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {}\r\nConnection: close\r\n\
             Content-Length: {length}\r\n{more}\r\n",
            self.token
        )
    }

    async fn push(&self, encoding: &str, body: &[u8]) -> u16 {
        let head = self.head(&format!("Content-Encoding: {encoding}\r\n"), body.len());
        self.send(&head, body).await
    }

    /// From here on the most memory is counted anew.
    fn forget_peak(&self) -> u64 {
        std::fs::write(format!("/proc/{}/clear_refs", self.server.pid()), "5").unwrap();
        self.server.peak_kib().unwrap()
    }
}

/// Ten GiB of zeros in 320 KiB: a block of one repeated byte takes four, and stands for 128 KiB.
fn ten_gib() -> Vec<u8> {
    let mut frame = vec![0x28, 0xb5, 0x2f, 0xfd, 0x00, 0x38];
    let blocks = 10 * 1024 * 1024 * 1024 / (128 * 1024_u64);
    for block in 1..=blocks {
        let head: u32 = u32::from(block == blocks) | 1 << 1 | (128 * 1024) << 3;
        frame.extend(&head.to_le_bytes()[..3]);
        frame.push(0);
    }
    frame
}

/// A frame that is to be skipped, of this claimed length.
fn skipped(length: u32) -> Vec<u8> {
    [0x184d_2a50_u32.to_le_bytes(), length.to_le_bytes()].concat()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn bombs_are_refused_and_cost_little() {
    let target = Target::start().await;
    let mut only_skipped = skipped(0).repeat(MIB / 8 - 1);
    only_skipped.extend(ten_gib());
    only_skipped.truncate(MIB);
    let mut around = skipped(4);
    around.extend([0; 4]);
    around.extend(ten_gib());
    let mut wide = vec![0x28, 0xb5, 0x2f, 0xfd, 0x00, 0xa8];
    wide.extend([1, 0, 0]);
    let mut headers = String::new();
    for number in 0..10_000 {
        write!(headers, "X-{number}: 1\r\n").unwrap();
    }
    let long = format!("X-Long: {}\r\n", "x".repeat(MIB));
    let before = target.forget_peak();
    let begun = Instant::now();
    for round in 0..5 {
        for (name, got, expected) in [
            ("ten GiB", target.push("zstd", &ten_gib()).await, &[413][..]),
            (
                "skipped, then ten GiB",
                target.push("zstd", &around).await,
                &[413],
            ),
            (
                "skipped alone",
                target.push("zstd", &only_skipped).await,
                &[400],
            ),
            (
                "skipped without end",
                target.push("zstd", &skipped(u32::MAX)).await,
                &[400],
            ),
            ("a window of GiB", target.push("zstd", &wide).await, &[400]),
            (
                "too long",
                target.push("identity", &vec![b' '; MIB + 1]).await,
                &[413],
            ),
            (
                "ten thousand headers",
                target.send(&target.head(&headers, 0), b"").await,
                &[431],
            ),
            // Hung up on in the middle, as the answer may not be heard any more.
            (
                "a header of a MiB",
                target.send(&target.head(&long, 0), b"").await,
                &[431, 0],
            ),
        ] {
            assert!(expected.contains(&got), "round {round}: {name}: {got}");
        }
    }
    let after = target.server.peak_kib().unwrap();
    let more = after.saturating_sub(before);
    println!(
        "one after the other: {before} KiB, at most {after} KiB: {more} KiB more, {:?}",
        begun.elapsed()
    );
    assert!(more <= MOST_KIB, "{more} KiB more");

    // Many at once: as many as are unpacked at the same time, and no more.
    let before = target.forget_peak();
    let bomb = ten_gib();
    let all = futures_util::future::join_all((0..40).map(|_| target.push("zstd", &bomb))).await;
    assert!(
        all.iter().all(|status| [413, 429].contains(status)),
        "{all:?}"
    );
    let more = target.server.peak_kib().unwrap().saturating_sub(before);
    println!("40 at once from one device: {more} KiB more");
    assert!(more <= MOST_KIB, "{more} KiB more");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn slow_senders_hold_nobody_up() {
    let target = Target::start().await;
    let before = target.forget_peak();
    let mut slow = Vec::new();
    for number in 0..500 {
        let mut stream = TcpStream::connect(target.server.address()).await.unwrap();
        let head = target.head("", 1000);
        let whole = if number % 2 == 0 { head.len() } else { 20 };
        stream.write_all(&head.as_bytes()[..whole]).await.unwrap();
        slow.push(stream);
    }
    let healthy = "GET /v1/sync/hello HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
    let begun = Instant::now();
    assert_eq!(target.send(healthy, b"").await, 200);
    let waited = begun.elapsed();
    let more = target.server.peak_kib().unwrap().saturating_sub(before);
    println!("500 slow ones: {more} KiB more, others are answered after {waited:?}");
    assert!(more <= MOST_KIB, "{more} KiB more");
    assert!(waited < Duration::from_secs(5), "{waited:?}");
    if !is_nightly() {
        return;
    }
    // A byte a second: after a minute whoever sends like this is told to come back.
    let mut stream = TcpStream::connect(target.server.address()).await.unwrap();
    let head = "POST /v1/auth/login HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\n";
    stream.write_all(head.as_bytes()).await.unwrap();
    let begun = Instant::now();
    let mut answer = [0; 12];
    loop {
        let read = tokio::time::timeout(Duration::from_secs(1), stream.read_exact(&mut answer));
        if read.await.is_ok() {
            break;
        }
        stream.write_all(b" ").await.unwrap();
        assert!(begun.elapsed() < Duration::from_secs(90), "no answer");
    }
    println!("a byte a second is ended after {:?}", begun.elapsed());
    assert_eq!(&answer[9..], b"503");
}
