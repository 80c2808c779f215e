//! A network that can be switched off: a way to the server that is there or not.

use std::io;
use std::net::{Shutdown, TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

use anyhow::{Context as _, Result};

/// The way to a server, until the story's process ends.
pub struct Airplane {
    url: String,
    way: Arc<Way>,
}

struct Way {
    is_off: AtomicBool,
    /// Both ends of what is under way.
    open: Mutex<Vec<TcpStream>>,
}

impl Airplane {
    /// A way to the server at `url`; the network is on.
    pub fn to(url: &str) -> Result<Self> {
        let server = url.trim_start_matches("http://").to_owned();
        let listener = TcpListener::bind("127.0.0.1:0").context("no port is free")?;
        let url = format!("http://{}", listener.local_addr()?);
        let way = Arc::new(Way {
            is_off: AtomicBool::new(false),
            open: Mutex::default(),
        });
        let kept = Arc::clone(&way);
        thread::spawn(move || {
            for client in listener.incoming().flatten() {
                // Whoever cannot be led on finds the connection closed.
                let _ = kept.lead(client, &server);
            }
        });
        Ok(Self { url, way })
    }

    /// `http://127.0.0.1:41234`: what the app takes for the server.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// Airplane mode: what is under way is cut, and nothing gets through.
    pub fn on(&self) {
        self.way.is_off.store(true, Ordering::SeqCst);
        let mut open = self.way.open.lock().unwrap_or_else(PoisonError::into_inner);
        for end in open.drain(..) {
            let _ = end.shutdown(Shutdown::Both);
        }
    }

    /// Back online.
    pub fn off(&self) {
        self.way.is_off.store(false, Ordering::SeqCst);
    }
}

impl Way {
    fn lead(&self, client: TcpStream, server: &str) -> io::Result<()> {
        let mut open = self.open.lock().unwrap_or_else(PoisonError::into_inner);
        if self.is_off.load(Ordering::SeqCst) {
            return client.shutdown(Shutdown::Both);
        }
        let server = TcpStream::connect(server)?;
        open.extend([client.try_clone()?, server.try_clone()?]);
        for (mut from, mut to) in [(client.try_clone()?, server.try_clone()?), (server, client)] {
            thread::spawn(move || {
                let _ = io::copy(&mut from, &mut to);
                let _ = to.shutdown(Shutdown::Write);
            });
        }
        Ok(())
    }
}
