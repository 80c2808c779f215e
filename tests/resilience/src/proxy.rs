//! A network between devices and server that does what networks do. It knows where a request and an answer end, so it
//! can cut the line after the server has committed, which nobody who only sees bytes can time.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use anyhow::{Context as _, Result, bail};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinHandle;

use crate::dice::Dice;

/// What may happen to an exchange.
const KINDS: [&str; 10] = [
    "request lost",
    "answer lost after the commit",
    "request cut in half",
    "answer cut in half",
    "request doubled",
    "request delivered later",
    "delayed",
    "request flipped",
    "answer flipped",
    "answered by somebody else",
];

/// How often something happens.
#[derive(Debug, Clone, Copy)]
pub enum Faults {
    /// Nothing.
    None,
    /// Something in 45 of 100 exchanges, each kind about as often, the lost answer twice as often.
    Many,
}

/// The network.
pub struct Proxy {
    state: Arc<State>,
    url: String,
    listening: JoinHandle<()>,
}

struct State {
    server: String,
    dice: Dice,
    faults: Mutex<Faults>,
    counts: Mutex<BTreeMap<&'static str, u64>>,
    /// Requests that are still on their way while later ones arrive.
    late: Mutex<Vec<Vec<u8>>>,
}

impl Proxy {
    /// In front of the server at `address`, with chance from `seed`.
    pub async fn before(address: &str, seed: u64) -> Result<Self> {
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let url = format!("http://{}", listener.local_addr()?);
        let state = Arc::new(State {
            server: address.to_owned(),
            dice: Dice::new(seed),
            faults: Mutex::new(Faults::None),
            counts: Mutex::default(),
            late: Mutex::default(),
        });
        let shared = Arc::clone(&state);
        let listening = tokio::spawn(async move {
            while let Ok((socket, _)) = listener.accept().await {
                let state = Arc::clone(&shared);
                // A line that breaks is what this is for.
                tokio::spawn(async move { drop(state.carry(socket).await) });
            }
        });
        Ok(Self {
            state,
            url,
            listening,
        })
    }

    /// Where devices find it.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// From now on.
    pub fn set(&self, faults: Faults) {
        *locked(&self.state.faults) = faults;
    }

    /// What was lost on the way and is not there yet never comes.
    pub fn forget_late(&self) {
        locked(&self.state.late).clear();
    }

    /// Exchanges so far, by what happened to them.
    pub fn counts(&self) -> BTreeMap<&'static str, u64> {
        locked(&self.state.counts).clone()
    }

    /// All exchanges so far.
    pub fn exchanges(&self) -> u64 {
        locked(&self.state.counts).values().sum()
    }
}

impl Drop for Proxy {
    fn drop(&mut self) {
        self.listening.abort();
    }
}

fn locked<T>(of: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    of.lock().unwrap_or_else(PoisonError::into_inner)
}

impl State {
    /// One connection of a device, request after request.
    async fn carry(&self, mut device: TcpStream) -> Result<()> {
        device.set_nodelay(true)?;
        while let Some(request) = read_message(&mut device).await? {
            self.deliver_late().await?;
            let kind = self.draw();
            *locked(&self.counts).entry(kind).or_default() += 1;
            if !self.exchange(kind, request, &mut device).await? {
                break;
            }
        }
        Ok(())
    }

    fn draw(&self) -> &'static str {
        match *locked(&self.faults) {
            Faults::None => "untouched",
            Faults::Many => match self.dice.below(100) {
                n @ 0..40 => KINDS[usize::try_from(n / 4).unwrap_or_default()],
                40..45 => KINDS[1],
                _ => "untouched",
            },
        }
    }

    /// Carries one exchange; whether the line still stands.
    async fn exchange(
        &self,
        kind: &str,
        mut request: Vec<u8>,
        device: &mut TcpStream,
    ) -> Result<bool> {
        match kind {
            "request lost" => return Ok(false),
            "request delivered later" => {
                locked(&self.late).push(request);
                return Ok(false);
            }
            "request cut in half" => {
                let mut server = TcpStream::connect(&self.server).await?;
                server.write_all(&request[..request.len() / 2]).await?;
                return Ok(false);
            }
            "answered by somebody else" => {
                device.write_all(self.somebody_else().as_bytes()).await?;
                return Ok(false);
            }
            "request doubled" => drop(self.ask(&request).await?),
            "request flipped" => self.flip(&mut request),
            "delayed" => {
                tokio::time::sleep(Duration::from_millis(1 + self.dice.below(20))).await;
            }
            _ => {}
        }
        let mut answer = self.ask(&request).await?;
        match kind {
            "answer lost after the commit" => return Ok(false),
            "answer cut in half" => {
                device.write_all(&answer[..answer.len() / 2]).await?;
                return Ok(false);
            }
            "answer flipped" => self.flip(&mut answer),
            _ => {}
        }
        device.write_all(&answer).await?;
        Ok(true)
    }

    /// The server's whole answer.
    async fn ask(&self, request: &[u8]) -> Result<Vec<u8>> {
        let mut server = TcpStream::connect(&self.server).await?;
        server.set_nodelay(true)?;
        server.write_all(request).await?;
        let answer = read_message(&mut server).await?;
        answer.context("the server hung up")
    }

    /// Some of what was held up arrives now, after what was sent later.
    async fn deliver_late(&self) -> Result<()> {
        let arrived = {
            let mut late = locked(&self.late);
            if late.is_empty() || !self.dice.one_in(3) {
                return Ok(());
            }
            let at = self.dice.index(late.len());
            late.swap_remove(at)
        };
        // Nobody waits for this answer any more.
        self.ask(&arrived).await.map(drop)
    }

    /// One bit is another, in head and body as often. Where the message ends stays as it is: another end is a line that
    /// was cut, or one that stands still until somebody has waited long enough.
    fn flip(&self, message: &mut [u8]) {
        let head = head_end(message).unwrap_or(message.len());
        let part = if head < message.len() && self.dice.one_in(2) {
            head..message.len()
        } else {
            0..head
        };
        let at = part.start + self.dice.index(part.len());
        let is_end = at < head && at + 4 >= head;
        if !is_end && !length_line(&message[..head]).contains(&at) {
            message[at] ^= 1 << self.dice.below(8);
        }
    }

    fn somebody_else(&self) -> String {
        const PAGE: &str =
            "<html><body>Welcome to the airport. Please accept our terms.</body></html>";
        let (status, more) = [
            ("200 OK", ""),
            ("302 Found", "Location: http://127.0.0.1:9/login\r\n"),
            ("401 Unauthorized", ""),
            ("500 Internal Server Error", ""),
            ("502 Bad Gateway", ""),
            ("503 Service Unavailable", "Retry-After: 3\r\n"),
        ][self.dice.index(6)];
        format!(
            "HTTP/1.1 {status}\r\nContent-Type: text/html\r\n{more}Content-Length: {}\r\nConnection: close\r\n\r\n{PAGE}",
            PAGE.len()
        )
    }
}

fn head_end(message: &[u8]) -> Option<usize> {
    let end = message.windows(4).position(|four| four == b"\r\n\r\n")?;
    Some(end + 4)
}

/// Where in a head the length of the body stands, with the line's end before it.
fn length_line(head: &[u8]) -> std::ops::Range<usize> {
    const NAME: &[u8] = b"\r\ncontent-length:";
    let begins = |window: &[u8]| window.eq_ignore_ascii_case(NAME);
    let Some(start) = head.windows(NAME.len()).position(begins) else {
        return 0..0;
    };
    let value = start + NAME.len();
    let ends = head[value..].windows(2).position(|two| two == b"\r\n");
    // The end of the line too: without it the next line would be part of the number.
    start..value + ends.unwrap_or_default() + 2
}

/// One request or answer with its body, as long as `Content-Length` says; `None` at the end of the connection.
async fn read_message(from: &mut TcpStream) -> Result<Option<Vec<u8>>> {
    let mut message = Vec::new();
    let mut chunk = vec![0; 16 << 10];
    loop {
        if let Some(head) = head_end(&message) {
            let whole = head + content_length(&message[..head])?;
            if message.len() >= whole {
                return Ok(Some(message));
            }
        }
        let read = from.read(&mut chunk).await?;
        if read == 0 {
            if message.is_empty() {
                return Ok(None);
            }
            bail!("the connection ended in the middle");
        }
        message.extend_from_slice(&chunk[..read]);
    }
}

fn content_length(head: &[u8]) -> Result<usize> {
    let head = std::str::from_utf8(head)?.to_ascii_lowercase();
    if head.contains("\r\ntransfer-encoding:") {
        bail!("a body without a length");
    }
    let length = head
        .lines()
        .find_map(|line| line.strip_prefix("content-length:"));
    Ok(length.map_or(Ok(0), |length| length.trim().parse())?)
}
