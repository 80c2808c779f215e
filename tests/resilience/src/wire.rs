//! A line between the server and PostgreSQL that reads along, and at a named point ends one of the two by `kill -9`.
//!
//! It sees each statement before PostgreSQL does, and each commit before the server does: points that no timing from
//! outside could hit twice.

use std::collections::HashMap;
use std::path::PathBuf;
use std::process::Command;
use std::sync::{Arc, Mutex, PoisonError};

use anyhow::{Context as _, Result};
use tokio::io::{AsyncRead, AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream, UnixStream};
use tokio::task::JoinHandle;

/// Where in a push somebody dies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Point {
    /// Before a statement that begins so.
    Before(&'static str),
    /// Everything is written, the commit not sent yet.
    BeforeCommit,
    /// PostgreSQL has committed, the server does not know.
    Committed,
    /// The server knows, and has not answered yet.
    BeforeAnswer,
}

/// The points of a push, in order.
pub const POINTS: [(&str, Point); 10] = [
    (
        "the learner's lock",
        Point::Before("INSERT INTO sync_heads"),
    ),
    ("the session", Point::Before("INSERT INTO sessions")),
    ("its statistics", Point::Before("INSERT INTO session_stats")),
    (
        "its key presses",
        Point::Before("INSERT INTO session_keystrokes"),
    ),
    ("progress", Point::Before("INSERT INTO progress")),
    ("the day", Point::Before("INSERT INTO analytics_daily")),
    ("the order of changes", Point::Before("INSERT INTO changes")),
    ("before the commit", Point::BeforeCommit),
    ("after the commit, unknown to the server", Point::Committed),
    ("after the commit, before the answer", Point::BeforeAnswer),
];

/// Who is to die where.
#[derive(Debug, Clone, Copy)]
struct Plan {
    point: Point,
    pid: u32,
}

/// The line.
pub struct Wire {
    plan: Arc<Mutex<Option<Plan>>>,
    port: u16,
    listening: JoinHandle<()>,
}

impl Wire {
    /// To the PostgreSQL that listens at `socket`.
    pub async fn to(socket: PathBuf) -> Result<Self> {
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let port = listener.local_addr()?.port();
        let plan = Arc::new(Mutex::new(None));
        let shared = Arc::clone(&plan);
        let listening = tokio::spawn(async move {
            while let Ok((server, _)) = listener.accept().await {
                let (plan, socket) = (Arc::clone(&shared), socket.clone());
                tokio::spawn(async move { drop(carry(server, &socket, &plan).await) });
            }
        });
        Ok(Self {
            plan,
            port,
            listening,
        })
    }

    /// Where the server finds it.
    pub fn port(&self) -> u16 {
        self.port
    }

    /// Once, when the next push comes to this point, the process `pid` dies.
    pub fn kill_at(&self, point: Point, pid: u32) {
        *locked(&self.plan) = Some(Plan { point, pid });
    }

    /// Whether that is still to come.
    pub fn is_armed(&self) -> bool {
        locked(&self.plan).is_some()
    }

    /// It is not to come any more.
    pub fn disarm(&self) {
        *locked(&self.plan) = None;
    }
}

impl Drop for Wire {
    fn drop(&mut self) {
        self.listening.abort();
    }
}

fn locked<T>(of: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    of.lock().unwrap_or_else(PoisonError::into_inner)
}

/// `kill -9`, by process id.
pub fn kill(pid: u32) -> Result<()> {
    rig::output(Command::new("kill").args(["-9", &pid.to_string()])).map(drop)
}

/// Kills whom the plan names if this is the point; whether it was.
fn strikes(plan: &Mutex<Option<Plan>>, is_there: impl Fn(Point) -> bool) -> Result<bool> {
    let Some(struck) = locked(plan).take_if(|plan| is_there(plan.point)) else {
        return Ok(false);
    };
    kill(struck.pid)?;
    Ok(true)
}

/// One connection of the server.
async fn carry(
    server: TcpStream,
    socket: &std::path::Path,
    plan: &Mutex<Option<Plan>>,
) -> Result<()> {
    server.set_nodelay(true)?;
    let postgres = UnixStream::connect(socket).await?;
    let (mut from_server, mut to_server) = server.into_split();
    let (mut from_postgres, mut to_postgres) = postgres.into_split();
    let writes = Mutex::new(false);
    let asks = async {
        // The greeting has no kind of its own. (Nobody asks for encryption: the server is told not to.)
        let length = from_server.read_u32().await?;
        let mut greeting = vec![
            0;
            usize::try_from(length)?
                .checked_sub(4)
                .context("a length")?
        ];
        from_server.read_exact(&mut greeting).await?;
        to_postgres.write_u32(length).await?;
        to_postgres.write_all(&greeting).await?;
        let mut statements: HashMap<String, String> = HashMap::new();
        while let Some(message) = frame(&mut from_server).await? {
            if let Some(sql) = about_to_run(&message, &mut statements) {
                let is_commit = sql == "COMMIT";
                *locked(&writes) |= sql.starts_with("INSERT INTO sessions");
                let is_there = |point| match point {
                    Point::Before(start) => sql.starts_with(start),
                    Point::BeforeCommit => is_commit && *locked(&writes),
                    Point::Committed | Point::BeforeAnswer => false,
                };
                if strikes(plan, is_there)? {
                    break;
                }
            }
            to_postgres.write_all(&message).await?;
        }
        anyhow::Ok(())
    };
    let answers = async {
        while let Some(message) = frame(&mut from_postgres).await? {
            let is_commit = message.starts_with(b"C") && message.ends_with(b"COMMIT\0");
            let committed = is_commit && std::mem::take(&mut *locked(&writes));
            if committed && strikes(plan, |point| point == Point::Committed)? {
                break;
            }
            to_server.write_all(&message).await?;
            if committed && strikes(plan, |point| point == Point::BeforeAnswer)? {
                break;
            }
        }
        anyhow::Ok(())
    };
    // One end is gone: so is the line.
    tokio::select! {
        done = asks => done,
        done = answers => done,
    }
}

/// A message with its kind and length; `None` at the end.
async fn frame(from: &mut (impl AsyncRead + Unpin)) -> Result<Option<Vec<u8>>> {
    let Ok(kind) = from.read_u8().await else {
        return Ok(None);
    };
    let length = from.read_u32().await?;
    let mut message = vec![kind];
    message.extend_from_slice(&length.to_be_bytes());
    let body = usize::try_from(length)?
        .checked_sub(4)
        .context("a length")?;
    let start = message.len();
    message.resize(start + body, 0);
    from.read_exact(&mut message[start..]).await?;
    Ok(Some(message))
}

/// The statement that a message runs, without leading comments; remembers those that are prepared.
fn about_to_run(message: &[u8], statements: &mut HashMap<String, String>) -> Option<String> {
    let mut texts = message[5..].split(|byte| *byte == 0);
    let mut text = || Some(String::from_utf8_lossy(texts.next()?).into_owned());
    match message[0] {
        b'P' => {
            let (name, sql) = (text()?, text()?);
            let code = sql
                .lines()
                .filter(|line| !line.trim_start().starts_with("--"));
            let code: Vec<&str> = code.collect();
            statements.insert(name, code.join("\n").trim_start().to_owned());
            None
        }
        b'B' => {
            let (_portal, name) = (text()?, text()?);
            statements.get(&name).cloned()
        }
        b'Q' => text(),
        _ => None,
    }
}
