//! A server that answers everything with a page about cats: a captive portal, say.

use std::io::{Read as _, Write as _};
use std::net::TcpListener;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use anyhow::{Context as _, Result};

const ANSWER: &str = "HTTP/1.1 200 OK\r\ncontent-type: text/html\r\ncontent-length: 31\r\nconnection: close\r\n\r\n\
    <html><body>Cats!</body></html>";

/// A server that answers nonsense, until the story's process ends.
pub struct Nonsense {
    url: String,
    answered: Arc<AtomicUsize>,
}

impl Nonsense {
    /// Listens on a free port.
    pub fn start() -> Result<Self> {
        let listener = TcpListener::bind("127.0.0.1:0").context("no port is free")?;
        let url = format!("http://{}", listener.local_addr()?);
        let answered = Arc::new(AtomicUsize::new(0));
        let count = Arc::clone(&answered);
        thread::spawn(move || {
            for mut connection in listener.incoming().flatten() {
                // What was asked does not matter, nor whether anybody listens.
                let mut asked = [0; 4096];
                let _ = connection.read(&mut asked);
                let _ = connection.write_all(ANSWER.as_bytes());
                count.fetch_add(1, Ordering::SeqCst);
            }
        });
        Ok(Self { url, answered })
    }

    /// `http://127.0.0.1:41234`.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// Requests answered so far.
    pub fn answered(&self) -> usize {
        self.answered.load(Ordering::SeqCst)
    }
}
