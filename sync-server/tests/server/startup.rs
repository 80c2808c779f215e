//! The real binary: it says when it is ready, and what keeps it from being so.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{Ipv4Addr, TcpListener};
use std::process::{Child, Command, Output, Stdio};
use std::thread;

use crate::support::{cluster, empty_database};

/// The binary with these settings and no others.
fn server(arguments: &[&str], settings: &[(&str, &str)]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_tactus-server"));
    command.args(arguments).env_clear();
    command.envs(settings.iter().copied());
    command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    command
}

pub(crate) fn run(arguments: &[&str], settings: &[(&str, &str)]) -> Output {
    server(arguments, settings).output().unwrap()
}

/// It ended by itself, with a code, after saying all of this and without panicking.
#[track_caller]
fn assert_refuses(output: &Output, says: &[&str]) {
    let said = String::from_utf8_lossy(&output.stderr);
    let code = output.status.code().expect("it ends with a code");
    assert!(code != 0 && code != 101, "code {code}: {said}");
    for each in says {
        assert!(said.contains(each), "`{each}` is not in: {said}");
    }
    assert!(!said.contains("panicked"), "{said}");
    assert!(
        output.stdout.is_empty(),
        "{}",
        String::from_utf8_lossy(&output.stdout)
    );
}

/// A server that is ready.
pub(crate) struct Running {
    process: Child,
    pub(crate) url: String,
}

impl Running {
    fn start(settings: &[(&str, &str)]) -> Self {
        Self::run(&[], settings)
    }

    pub(crate) fn run(arguments: &[&str], settings: &[(&str, &str)]) -> Self {
        let mut process = server(arguments, settings).spawn().unwrap();
        let mut line = String::new();
        BufReader::new(process.stdout.take().unwrap())
            .read_line(&mut line)
            .unwrap();
        let url = line
            .strip_prefix("tactus-server listens on ")
            .map(|url| url.trim().to_owned());
        Self {
            url: url.expect("it says where it listens"),
            process,
        }
    }

    /// Stops it, and hands over its log.
    pub(crate) fn stop_and_read(mut self) -> String {
        let mut stderr = self.process.stderr.take().unwrap();
        // Read all along: a pipe that is full would hold the server up.
        let reading = thread::spawn(move || {
            let mut log = String::new();
            stderr.read_to_string(&mut log).unwrap();
            log
        });
        assert_eq!(self.stop(), 0);
        reading.join().unwrap()
    }

    /// SIGTERM, as a service manager stops it.
    pub(crate) fn stop(self) -> i32 {
        self.terminate();
        self.wait()
    }

    /// The signal alone.
    pub(crate) fn terminate(&self) {
        let pid = self.process.id().to_string();
        assert!(
            Command::new("kill")
                .args(["-TERM", &pid])
                .status()
                .unwrap()
                .success()
        );
    }

    /// Whether it still runs.
    pub(crate) fn is_running(&mut self) -> bool {
        self.process.try_wait().unwrap().is_none()
    }

    /// Its code, when it has ended.
    pub(crate) fn wait(mut self) -> i32 {
        self.process
            .wait()
            .unwrap()
            .code()
            .expect("it ends with a code")
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

#[tokio::test]
async fn on_an_empty_database_it_migrates_imports_and_answers() {
    let url = empty_database().await;
    let settings = [
        ("TACTUS_DATABASE_URL", url.as_str()),
        ("TACTUS_BIND", "127.0.0.1:0"),
    ];
    let server = Running::start(&settings);
    for path in ["healthz", "readyz", "openapi.json", "v1/sync/hello"] {
        let answer = reqwest::get(format!("{}/{path}", server.url))
            .await
            .unwrap();
        assert_eq!(answer.status(), 200, "{path}");
    }
    let database = url
        .split_once("5432/")
        .unwrap()
        .1
        .split('?')
        .next()
        .unwrap();
    let courses = cluster()
        .sql(database, "SELECT COUNT(*) FROM courses")
        .unwrap();
    assert!(courses.parse::<u32>().unwrap() >= 2);

    // A second one takes another port and changes nothing; stopping is not an error.
    let second = Running::start(&settings);
    assert_ne!(second.url, server.url);
    assert_eq!(second.stop(), 0);
    assert_eq!(server.stop(), 0);
}

#[test]
fn without_settings_it_says_which_it_needs() {
    assert_refuses(&run(&[], &[]), &["TACTUS_DATABASE_URL", "is not set"]);
    for arguments in [&["serve"][..], &["migrate"], &["check-config"]] {
        assert_refuses(&run(arguments, &[]), &["TACTUS_DATABASE_URL"]);
    }
}

#[test]
fn every_bad_setting_is_named_at_once() {
    let output = run(
        &["check-config"],
        &[
            ("TACTUS_DATABASE_URL", "postgres:secret@nowhere"),
            ("TACTUS_BIND", "here"),
            ("TACTUS_RATE_LIMITS", "maybe"),
        ],
    );
    assert_refuses(
        &output,
        &["TACTUS_DATABASE_URL", "TACTUS_BIND", "TACTUS_RATE_LIMITS"],
    );
    assert!(!String::from_utf8_lossy(&output.stderr).contains("secret"));
}

#[test]
fn no_database_there() {
    // Bound and closed again: nobody listens on it.
    let port = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))
        .unwrap()
        .local_addr()
        .unwrap()
        .port();
    let url = format!("postgres://tactus:secret@127.0.0.1:{port}/tactus");
    let output = run(
        &[],
        &[
            ("TACTUS_DATABASE_URL", &url),
            ("TACTUS_BIND", "127.0.0.1:0"),
        ],
    );
    let place = format!("127.0.0.1:{port}");
    assert_refuses(
        &output,
        &["no database answers", &place, "TACTUS_DATABASE_URL"],
    );
    assert!(!String::from_utf8_lossy(&output.stderr).contains("secret"));
}

#[tokio::test]
async fn no_such_database() {
    let url = cluster().url("nowhere");
    let output = run(
        &[],
        &[
            ("TACTUS_DATABASE_URL", &url),
            ("TACTUS_BIND", "127.0.0.1:0"),
        ],
    );
    assert_refuses(&output, &["no such database", "nowhere", "createdb"]);
}

#[test]
fn a_wrong_password() {
    // A cluster of its own: this one asks for passwords.
    let cluster = rig::Cluster::temporary().unwrap();
    cluster
        .sql("postgres", "CREATE ROLE locked LOGIN PASSWORD 'right'")
        .unwrap();
    let hba = cluster.data().join("pg_hba.conf");
    let rules = std::fs::read_to_string(&hba).unwrap();
    std::fs::write(&hba, format!("local all locked scram-sha-256\n{rules}")).unwrap();
    cluster.sql("postgres", "SELECT pg_reload_conf()").unwrap();
    let connect = |password: &str| {
        let url = cluster.url_as(&format!("locked:{password}"), "postgres");
        run(&["check-config"], &[("TACTUS_DATABASE_URL", &url)])
    };
    // The reload takes a moment to reach the server; the right password is let in either way.
    rig::wait::until("the rule about passwords", || {
        Ok(!connect("wrong1").status.success())
    })
    .unwrap();
    let output = connect("wrong2");
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(1), "{said}");
    assert!(
        said.contains("does not accept the user or the password"),
        "{said}"
    );
    assert!(
        said.contains("TACTUS_DATABASE_URL") && !said.contains("wrong2"),
        "{said}"
    );
    assert!(connect("right").status.success());
}

#[test]
fn an_old_postgresql() {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
    let port = listener.local_addr().unwrap().port();
    let old = thread::spawn(move || {
        let (mut stream, _) = listener.accept().unwrap();
        // What a client says first is not of interest: length and content of one message.
        let mut length = [0; 4];
        stream.read_exact(&mut length).unwrap();
        let mut rest = vec![0; u32::from_be_bytes(length) as usize - 4];
        stream.read_exact(&mut rest).unwrap();
        let mut hello = message(b'R', &0_u32.to_be_bytes());
        hello.extend(message(b'S', b"server_version\x0014.19\0"));
        hello.extend(message(b'Z', b"I"));
        stream.write_all(&hello).unwrap();
        // Until the client goes, or asks for more than it should: then it is left without an answer.
        let _ = stream.read(&mut [0]);
    });
    let url = format!("postgres://tactus@127.0.0.1:{port}/tactus?sslmode=disable");
    let output = run(
        &[],
        &[
            ("TACTUS_DATABASE_URL", &url),
            ("TACTUS_BIND", "127.0.0.1:0"),
        ],
    );
    old.join().unwrap();
    assert_refuses(&output, &["PostgreSQL 14.19", "too old", "15"]);
}

/// A message of PostgreSQL's protocol.
fn message(kind: u8, content: &[u8]) -> Vec<u8> {
    let length = u32::try_from(content.len() + 4).unwrap();
    let mut message = vec![kind];
    message.extend(length.to_be_bytes());
    message.extend(content);
    message
}

#[tokio::test]
async fn a_taken_port() {
    let url = empty_database().await;
    let taken = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
    let bind = taken.local_addr().unwrap().to_string();
    let settings = [
        ("TACTUS_DATABASE_URL", url.as_str()),
        ("TACTUS_BIND", bind.as_str()),
    ];
    assert_refuses(&run(&[], &settings), &[&bind, "is taken", "TACTUS_BIND"]);
    // And the database was left alone.
    let database = url
        .split_once("5432/")
        .unwrap()
        .1
        .split('?')
        .next()
        .unwrap();
    let tables = "SELECT COUNT(*) FROM pg_tables WHERE schemaname = 'public'";
    assert_eq!(cluster().sql(database, tables).unwrap(), "0");
}

#[tokio::test]
async fn an_address_this_machine_does_not_have() {
    let url = empty_database().await;
    let settings = [
        ("TACTUS_DATABASE_URL", url.as_str()),
        ("TACTUS_BIND", "192.0.2.1:8787"),
    ];
    assert_refuses(&run(&[], &settings), &["192.0.2.1:8787", "TACTUS_BIND"]);
}

#[tokio::test]
async fn migrating_up_and_down_by_command() {
    let url = empty_database().await;
    let database = url
        .split_once("5432/")
        .unwrap()
        .1
        .split('?')
        .next()
        .unwrap()
        .to_owned();
    let settings = [("TACTUS_DATABASE_URL", url.as_str())];
    let applied = || {
        let sql = "SELECT COALESCE(MAX(version), 0) FROM _sqlx_migrations";
        cluster()
            .sql(&database, sql)
            .unwrap()
            .parse::<i64>()
            .unwrap()
    };
    let migrate = |arguments: &[&str]| {
        let output = run(&[&["migrate"], arguments].concat(), &settings);
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(output.status.success(), "{said}");
    };
    migrate(&["--to", "2"]);
    assert_eq!(applied(), 2);
    migrate(&[]);
    let newest = applied();
    assert!(newest >= 5);
    migrate(&["--down-to", "3"]);
    assert_eq!(applied(), 3);
    migrate(&["--down-to", "0"]);
    assert_eq!(applied(), 0);
    migrate(&[]);
    assert_eq!(applied(), newest);
    assert_refuses(
        &run(&["migrate", "--to", "4711"], &settings),
        &["no migration 4711"],
    );

    // A database that a newer server has used.
    let newer =
        "INSERT INTO _sqlx_migrations (version, description, success, checksum, execution_time)
                 VALUES (9999, 'later', TRUE, '', 0)";
    cluster().sql(&database, newer).unwrap();
    let settings = [settings[0], ("TACTUS_BIND", "127.0.0.1:0")];
    assert_refuses(&run(&[], &settings), &["9999", "newer server"]);
}

#[tokio::test]
async fn without_migrating_it_is_up_but_not_ready() {
    let url = empty_database().await;
    let settings = [
        ("TACTUS_DATABASE_URL", url.as_str()),
        ("TACTUS_BIND", "127.0.0.1:0"),
    ];
    let running = Running::run(&["serve", "--no-migrate"], &settings);
    assert_eq!(
        reqwest::get(format!("{}/healthz", running.url))
            .await
            .unwrap()
            .status(),
        200
    );
    let ready = reqwest::get(format!("{}/readyz", running.url))
        .await
        .unwrap();
    assert_eq!(ready.status(), 503);
    assert!(ready.headers().contains_key("retry-after"));
    assert_eq!(running.stop(), 0);
}

#[tokio::test]
async fn a_folder_of_courses_is_imported_by_command() {
    let url = empty_database().await;
    let settings = [("TACTUS_DATABASE_URL", url.as_str())];
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("mill.toml");
    let docs = include_str!("../../../docs/COURSES.md");
    // The example of the documentation, as a teacher would copy it.
    let own = docs.split("## Your own course").nth(1).unwrap();
    let example = own
        .split("```toml\n")
        .nth(1)
        .unwrap()
        .split("```")
        .next()
        .unwrap();
    std::fs::write(&file, example).unwrap();
    let folder = folder.path().display().to_string();
    let import = || run(&["catalog", "import", &folder], &settings);
    assert_refuses(&import(), &["tactus-server migrate"]);
    assert!(run(&["migrate"], &settings).status.success());
    let said = |output: &Output| String::from_utf8_lossy(&output.stdout).into_owned();
    let output = import();
    assert_eq!(
        said(&output),
        "course mill-school-v1 1.0.0: imported\n",
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    assert_eq!(
        said(&import()),
        "course mill-school-v1 1.0.0: was there already\n"
    );
    std::fs::write(&file, example.replace("fjf jfj", "fjf dad")).unwrap();
    let place = format!("{}:", file.display());
    assert_refuses(
        &import(),
        &[&place, "needs d, which no lesson has taught so far"],
    );
}
