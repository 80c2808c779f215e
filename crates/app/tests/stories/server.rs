//! A sync server that answers what it is told; what a real one does is tested with a real one.

use std::sync::{
    Arc, Mutex,
    atomic::{AtomicBool, Ordering},
};

use serde_json::{Value, json};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
};

use crate::device::Device;

/// Path, status, body.
type Answers = Arc<Mutex<Vec<(&'static str, u16, String)>>>;

type Asked = Arc<Mutex<Vec<(String, String, Vec<u8>)>>>;

/// A server that answers what it is told, on a port of its own.
pub(crate) struct Server {
    pub(crate) url: String,
    /// By path: status and body. Everything else is 503.
    answers: Answers,
    /// Method, path and body of every request.
    asked: Asked,
    /// It takes every request and answers none.
    is_silent: Arc<AtomicBool>,
}

impl Server {
    pub(crate) async fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let answers: Answers = Arc::default();
        let asked: Asked = Arc::default();
        let (told, heard) = (Arc::clone(&answers), Arc::clone(&asked));
        let is_silent = Arc::<AtomicBool>::default();
        let silent = Arc::clone(&is_silent);
        tokio::spawn(async move {
            let mut kept = Vec::new();
            while let Ok((stream, _)) = listener.accept().await {
                if silent.load(Ordering::Relaxed) {
                    kept.push(stream);
                } else {
                    tokio::spawn(answer(stream, Arc::clone(&told), Arc::clone(&heard)));
                }
            }
        });
        Self {
            url,
            answers,
            asked,
            is_silent,
        }
    }

    /// From now on it takes every connection and answers on none, or does again.
    pub(crate) fn is_silent(&self, is_silent: bool) {
        self.is_silent.store(is_silent, Ordering::Relaxed);
    }

    /// Bodies sent to a path with a method, in order.
    pub(crate) fn bodies(&self, method: &str, path: &str) -> Vec<Value> {
        let asked = self.asked.lock().unwrap();
        let here = asked
            .iter()
            .filter(|(by, to, _)| by == method && to == path);
        here.map(|(_, _, body)| serde_json::from_slice(body).unwrap_or_default())
            .collect()
    }

    /// How many requests came.
    pub(crate) fn requests(&self) -> usize {
        self.asked.lock().unwrap().len()
    }

    pub(crate) fn says(&self, path: &'static str, status: u16, body: impl Into<String>) {
        self.answers
            .lock()
            .unwrap()
            .push((path, status, body.into()));
    }
}

async fn answer(mut stream: TcpStream, answers: Answers, asked: Asked) {
    let mut request = Vec::new();
    let mut part = [0; 4096];
    // Headers, then as much body as they promise.
    let head = loop {
        let Ok(read @ 1..) = stream.read(&mut part).await else {
            return;
        };
        request.extend_from_slice(&part[..read]);
        if let Some(end) = request.windows(4).position(|window| window == b"\r\n\r\n") {
            break end + 4;
        }
    };
    let text = String::from_utf8_lossy(&request[..head]).to_lowercase();
    let promised = text
        .lines()
        .find_map(|line| line.strip_prefix("content-length: ")?.trim().parse().ok());
    while request.len() < head + promised.unwrap_or(0) {
        let Ok(read @ 1..) = stream.read(&mut part).await else {
            return;
        };
        request.extend_from_slice(&part[..read]);
    }
    let mut words = text.split(' ').map(str::to_owned);
    let (method, path) = (words.next().unwrap(), words.next().unwrap());
    asked
        .lock()
        .unwrap()
        .push((method, path.clone(), request[head..].to_vec()));
    let found = answers
        .lock()
        .unwrap()
        .iter()
        .rev()
        .find(|(known, ..)| *known == path)
        .cloned();
    let (_, status, body) = found.unwrap_or(("", 503, String::new()));
    let head = format!(
        "HTTP/1.1 {status} X\r\ncontent-length: {}\r\nconnection: close\r\n\r\n",
        body.len()
    );
    let _ = stream.write_all(format!("{head}{body}").as_bytes()).await;
}

pub(crate) fn signed_in() -> String {
    let user = json!({
        "id": 7, "email": "mira@example.org", "email_verified": false, "username": null, "full_name": null,
        "language": "en", "timezone": "Europe/Berlin", "theme": "system", "is_premium": false, "plan": "free",
        "is_child": false, "leaderboard_opt_in": false, "created_at": "2026-11-22T08:00:00.000Z",
        "consent_analytics": true, "consent_marketing": false
    });
    json!({"user": user, "access_token": "a", "refresh_token": "r", "expires_in": 900}).to_string()
}

pub(crate) fn envelope(code: &str, fields: &Value) -> String {
    json!({"error": {"code": code, "detail": "Why.", "request_id": "1", "fields": fields}})
        .to_string()
}

pub(crate) fn form() -> Value {
    json!({"email": " mira@example.org ", "password": "correct horse", "birth_year": null,
           "consent_analytics": true, "consent_marketing": false})
}

pub(crate) fn credentials() -> Value {
    json!({"email": "mira@example.org", "password": "wrong horse"})
}

pub(crate) async fn device_with(url: &str) -> Device {
    let mut device = Device::of_mira().await;
    url.clone_into(&mut device.server_url);
    device.restart().await;
    device
}
