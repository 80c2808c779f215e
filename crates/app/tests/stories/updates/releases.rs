//! A server of releases on this machine, and the key that signs them: real minisign, real HTTP.

use std::{
    collections::HashMap,
    io::Cursor,
    path::PathBuf,
    sync::{Arc, Mutex},
    time::Duration,
};

use app::updates::{Installation, Source};
use base64::{Engine as _, engine::general_purpose::STANDARD};
use minisign::KeyPair;
use serde_json::{Value, json};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
    sync::watch,
};

pub(crate) const PLATFORM: &str = "linux-x86_64-appimage";

/// What is answered to a path.
#[derive(Clone)]
pub(crate) enum Answer {
    /// Everything that goes over the wire, then the connection ends.
    Raw(Vec<u8>),
    /// The same, and then nothing more, without an end.
    Stalls(Vec<u8>),
}

type Answers = Arc<Mutex<HashMap<&'static str, Answer>>>;

/// The server and its key.
pub(crate) struct Releases {
    pub(crate) url: String,
    key: KeyPair,
    answers: Answers,
    /// Heads of the requests, as they came.
    asked: watch::Sender<Vec<String>>,
}

impl Releases {
    pub(crate) async fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let answers = Answers::default();
        let asked = watch::Sender::new(Vec::new());
        let (told, heard) = (Arc::clone(&answers), asked.clone());
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(answer(stream, Arc::clone(&told), heard.clone()));
            }
        });
        Self {
            url,
            key: KeyPair::generate_unencrypted_keypair().unwrap(),
            answers,
            asked,
        }
    }

    /// What a build of 0.1.0 by these makers knows.
    pub(crate) fn source(&self, installation: Installation) -> Source {
        Source {
            url: format!("{}/latest.json", self.url),
            key: self.key.pk.to_base64(),
            version: "0.1.0".parse().unwrap(),
            platform: PLATFORM.into(),
            installation,
            stall: Duration::from_millis(300),
        }
    }

    pub(crate) fn says(&self, path: &'static str, answer: Answer) {
        self.answers.lock().unwrap().insert(path, answer);
    }

    pub(crate) fn gives(&self, path: &'static str, body: &[u8]) {
        self.says(path, ok(body, body.len()));
    }

    /// The signature of `file` as what the comment says, in base64.
    pub(crate) fn signed(&self, file: &[u8], comment: &str) -> String {
        sign(&self.key, file, comment)
    }

    /// The list with one package, signed as it should be.
    pub(crate) fn list(&self, version: &str, file: &[u8]) -> Value {
        let signature = self.signed(file, &format!("tactus {version} {PLATFORM}"));
        let package = json!({"url": format!("{}/tactus", self.url), "signature": signature, "size": file.len()});
        json!({"version": version, "platforms": {PLATFORM: package}})
    }

    pub(crate) fn publishes(&self, list: &Value) {
        self.gives("/latest.json", list.to_string().as_bytes());
    }

    /// A release as it should be.
    pub(crate) fn release(&self, version: &str, file: &[u8]) {
        self.publishes(&self.list(version, file));
        self.gives("/tactus", file);
    }

    /// First lines of the requests.
    pub(crate) fn asked(&self) -> Vec<String> {
        let asked = self.asked.borrow();
        let lines = asked.iter().filter_map(|head| head.lines().next());
        lines.map(str::to_owned).collect()
    }

    /// The whole of the last request.
    pub(crate) fn last(&self) -> String {
        self.asked.borrow().last().cloned().unwrap_or_default()
    }

    /// Waits until a request for `path` has come.
    pub(crate) async fn is_asked(&self, path: &str) {
        let line = format!("GET {path} ");
        let mut asked = self.asked.subscribe();
        asked
            .wait_for(|all| all.iter().any(|head| head.starts_with(&line)))
            .await
            .unwrap();
    }
}

pub(crate) fn sign(key: &KeyPair, file: &[u8], comment: &str) -> String {
    let signature = minisign::sign(None, &key.sk, Cursor::new(file), Some(comment), None).unwrap();
    STANDARD.encode(signature.to_string())
}

/// A whole answer that promises `length` bytes.
pub(crate) fn ok(body: &[u8], length: usize) -> Answer {
    let head = format!("HTTP/1.1 200 OK\r\ncontent-length: {length}\r\nconnection: close\r\n\r\n");
    Answer::Raw([head.as_bytes(), body].concat())
}

pub(crate) fn redirect(to: &str) -> Answer {
    let head = format!(
        "HTTP/1.1 302 Found\r\nlocation: {to}\r\ncontent-length: 0\r\nconnection: close\r\n\r\n"
    );
    Answer::Raw(head.into_bytes())
}

async fn answer(mut stream: TcpStream, answers: Answers, asked: watch::Sender<Vec<String>>) {
    let mut head = Vec::new();
    let mut part = [0; 4096];
    while !head.windows(4).any(|window| window == b"\r\n\r\n") {
        let Ok(read @ 1..) = stream.read(&mut part).await else {
            return;
        };
        head.extend_from_slice(&part[..read]);
    }
    let head = String::from_utf8(head).unwrap();
    let path = head.split(' ').nth(1).unwrap_or_default();
    let found = answers.lock().unwrap().get(path).cloned();
    asked.send_modify(|all| all.push(head));
    match found {
        Some(Answer::Raw(bytes)) => {
            let _ = stream.write_all(&bytes).await;
            let _ = stream.shutdown().await;
        }
        Some(Answer::Stalls(bytes)) => {
            let _ = stream.write_all(&bytes).await;
            std::future::pending::<()>().await;
        }
        None => {
            let _ = stream
                .write_all(b"HTTP/1.1 404 X\r\ncontent-length: 0\r\nconnection: close\r\n\r\n")
                .await;
        }
    }
}

/// A program of one file in a folder of its own, as a learner has it.
pub(crate) struct Program {
    pub(crate) folder: tempfile::TempDir,
    pub(crate) file: PathBuf,
}

pub(crate) const OLD: &[u8] = b"the old program";
pub(crate) const NEW: &[u8] = b"the new program, which is better";

impl Program {
    pub(crate) fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("Tactus.AppImage");
        let program = Self { folder, file };
        program.install();
        program
    }

    pub(crate) fn install(&self) {
        std::fs::write(&self.file, OLD).unwrap();
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            std::fs::set_permissions(&self.file, std::fs::Permissions::from_mode(0o755)).unwrap();
        }
    }

    pub(crate) fn installation(&self) -> Installation {
        Installation::AppImage(self.file.clone())
    }

    /// Names of what lies in the folder.
    pub(crate) fn names(&self) -> Vec<String> {
        names(self.folder.path())
    }

    /// The old program is there, and nothing else.
    pub(crate) fn is_untouched(&self, case: &str) {
        assert_eq!(std::fs::read(&self.file).unwrap(), OLD, "{case}");
        assert_eq!(self.names(), ["Tactus.AppImage"], "{case}");
    }
}

pub(crate) fn names(folder: &std::path::Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let mut names: Vec<_> = entries
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}
