//! The app without its window: what the interface asks, over loopback HTTP.

use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::path::Path;
use std::process::Command;

use anyhow::{Context as _, Result, bail};
use rig::{Guarded, wait};
use serde_json::Value;

use crate::programs::built;

/// A running `devhost`.
pub struct Devhost {
    url: String,
    process: Guarded,
}

impl Devhost {
    /// Starts it on a data folder; `server` is the URL it syncs with.
    pub fn start(data: &Path, server: &str, logs: &Path) -> Result<Self> {
        Self::with(data, server, &logs.join("devhost.log"), &[])
    }

    /// The same with these arguments beside the usual ones, and a log of its own.
    pub fn with(data: &Path, server: &str, log: &Path, arguments: &[&str]) -> Result<Self> {
        let mut command = Command::new(built("devhost")?);
        command.arg("--data-dir").arg(data);
        command.args(["--language", "en", "--server-url", server]);
        command.args(arguments);
        let mut process = Guarded::start_logged(&command, log)?;
        let url = wait::for_some("the devhost's ready line", || {
            let output = process.output();
            if let Some(status) = process.exited()? {
                bail!("the devhost ended ({status}): {}", output.trim());
            }
            let mut lines = output.lines();
            let ready = lines.find_map(|line| line.strip_prefix("ready "));
            Ok(ready.map(|url| url.trim().to_owned()))
        })?;
        Ok(Self { url, process })
    }

    /// Asks a command.
    pub fn rpc(&self, name: &str, args: &Value) -> Result<Value> {
        let path = format!("/rpc/{name}");
        ask(&self.url, "POST", &path, &[], Some(args)).with_context(|| name.to_owned())
    }

    /// Ends it and waits for that.
    pub fn stop(self) {
        self.process.stop();
    }
}

/// One request of JSON to `http://127.0.0.1:…`, and its answer; a status that is no success is an error.
pub fn ask(
    url: &str,
    method: &str,
    path: &str,
    headers: &[(&str, &str)],
    body: Option<&Value>,
) -> Result<Value> {
    let address = url.trim_start_matches("http://").trim_end_matches('/');
    let body = body.map(Value::to_string).unwrap_or_default();
    let mut request = format!(
        "{method} {path} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\nContent-Type: application/json\r\n\
         Content-Length: {}\r\n",
        body.len()
    );
    for (name, value) in headers {
        request.extend([name, ": ", value, "\r\n"]);
    }
    let mut stream = TcpStream::connect(address).with_context(|| format!("nobody at {address}"))?;
    stream.write_all(format!("{request}\r\n{body}").as_bytes())?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer)?;
    let (head, body) = answer.split_once("\r\n\r\n").context("no HTTP answer")?;
    let status = head.split(' ').nth(1).unwrap_or_default();
    if !status.starts_with('2') {
        bail!("{method} {path}: {status} {body}");
    }
    if body.is_empty() {
        return Ok(Value::Null);
    }
    serde_json::from_str(body).with_context(|| format!("no JSON: {body}"))
}
