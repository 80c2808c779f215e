//! Mails as they arrive.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use tactus_server::mail;

use super::TestApp;

/// A mail that was sent.
#[derive(Debug)]
pub(crate) struct Received {
    pub(crate) to: String,
    pub(crate) subject: String,
    /// Its text, decoded.
    pub(crate) text: String,
}

impl Received {
    /// Out of the mail as it went.
    pub(crate) fn read(whole: &str) -> Self {
        let (head, body) = whole.split_once("\r\n\r\n").unwrap();
        let header = |name: &str| {
            let lines = head.split("\r\n");
            let found = lines
                .clone()
                .find_map(|line| line.strip_prefix(&format!("{name}: ")));
            found.unwrap_or_default().to_owned()
        };
        let text = match header("Content-Transfer-Encoding").as_str() {
            "base64" => {
                String::from_utf8(STANDARD.decode(body.replace("\r\n", "")).unwrap()).unwrap()
            }
            "quoted-printable" => unquoted(body),
            _ => body.to_owned(),
        };
        Self {
            to: header("To"),
            subject: header("Subject"),
            text,
        }
    }

    /// The token of its link.
    #[track_caller]
    pub(crate) fn token(&self) -> String {
        let (_, rest) = self.text.split_once("&token=").expect("there is a link");
        rest.split_whitespace().next().unwrap().to_owned()
    }

    /// The address its link leads to, without the server.
    #[track_caller]
    pub(crate) fn path(&self) -> String {
        let (_, rest) = self
            .text
            .split_once("https://sync.example.org")
            .expect("there is a link");
        rest.split_whitespace().next().unwrap().to_owned()
    }
}

fn unquoted(text: &str) -> String {
    let mut bytes = Vec::new();
    let joined = text.replace("=\r\n", "");
    let mut rest = joined.as_bytes();
    while let [first, others @ ..] = rest {
        if let (b'=', [high, low, after @ ..]) = (first, others) {
            bytes.extend(hex::decode([*high, *low].map(|b| b.to_ascii_lowercase())).unwrap());
            rest = after;
        } else {
            bytes.push(*first);
            rest = others;
        }
    }
    String::from_utf8(bytes).unwrap()
}

impl TestApp {
    /// Sends what is owed, and hands over what arrived since the last time, in order.
    pub(crate) async fn mails(&self) -> Vec<Received> {
        mail::deliver(&self.app).await.unwrap();
        let mut files: Vec<_> = std::fs::read_dir(self.mails.path())
            .unwrap()
            .map(|entry| entry.unwrap().path())
            .collect();
        files.sort_by_key(|file| {
            file.file_stem()
                .unwrap()
                .to_str()
                .unwrap()
                .parse::<u64>()
                .unwrap()
        });
        let read = |file: &std::path::PathBuf| {
            let whole = std::fs::read_to_string(file).unwrap();
            std::fs::remove_file(file).unwrap();
            Received::read(&whole)
        };
        files.iter().map(read).collect()
    }

    /// The only mail that arrived since the last time.
    pub(crate) async fn mail(&self) -> Received {
        let mut mails = self.mails().await;
        assert_eq!(mails.len(), 1, "{mails:?}");
        mails.pop().unwrap()
    }
}
