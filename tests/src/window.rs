//! The app in its real window, driven as a person would: by what is named on the screen.

use std::fs;
use std::net::TcpStream;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};
use fantoccini::elements::Element;
use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use rig::port::Port;
use rig::{Guarded, wait};
use serde_json::{Value, json};
use tokio::runtime::Runtime;

use crate::process::Process;
use crate::programs::{built, tauri_driver};
use crate::{Bus, Display};

/// Finds elements by role and accessible name, as a screen reader tells them.
const FINDER: &str = include_str!("finder.js");

/// Answers when the faces have arrived, what moves for a while has stopped, and that has been painted.
const SETTLED: &str = "
    const done = arguments[arguments.length - 1];
    const ends = (animation) => Number.isFinite(animation.effect?.getComputedTiming().endTime ?? Infinity)
        && animation.effect.getComputedTiming().endTime < 10000 && animation.playState === 'running';
    document.fonts.ready
        .then(() => Promise.allSettled(document.getAnimations().filter(ends).map((one) => one.finished)))
        .then(() => requestAnimationFrame(() => requestAnimationFrame(() => done(true))));
";

/// Title of the window that takes the keyboard away.
const OTHER: &str = "Another window";

/// Where and how the app is opened.
pub struct Surroundings<'a> {
    /// The message bus, with or without a keyring.
    pub bus: &'a Bus,
    /// What `TACTUS_DATA_DIR` says.
    pub data: &'a Path,
    /// What `TACTUS_SERVER_URL` says.
    pub server_url: &'a str,
    /// Where logs go.
    pub logs: &'a Path,
    /// The program that is the system's browser.
    pub browser: &'a Path,
    /// What else is in its environment.
    pub environment: &'a [(&'static str, String)],
    /// The folder of the system that the app is installed in; none for the one that was just built.
    pub installed: Option<&'a Path>,
}

/// The app in its real window.
pub struct Window<'a> {
    client: Option<Client>,
    runtime: Runtime,
    display: &'a Display,
    id: String,
    process: Process,
    // Last: ends the driver, its native driver, the app and the web processes.
    driver: Option<Guarded>,
    _ports: [Port; 2],
}

impl<'a> Window<'a> {
    /// Starts the app and waits until its window is on the screen and has the keyboard.
    pub fn open(display: &'a Display, at: &Surroundings<'_>) -> Result<Self> {
        let (application, app) = match at.installed {
            None => (built("tactus")?, built("tactus")?),
            Some(root) => (starter(root, at.logs)?, root.join("usr/bin/tactus")),
        };
        let ports = [Port::reserve()?, Port::reserve()?];
        let mut driver = start_driver(display, at, &ports)?;
        wait::until("the WebDriver servers", || {
            if driver.exited()?.is_some() {
                bail!("tauri-driver ended: {}", driver.output().trim());
            }
            Ok(ports
                .iter()
                .all(|port| TcpStream::connect(("127.0.0.1", port.number())).is_ok()))
        })?;
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()?;
        let capabilities =
            json!({"browserName": "wry", "tauri:options": {"application": application}});
        let Value::Object(capabilities) = capabilities else {
            bail!("capabilities are an object")
        };
        let url = format!("http://127.0.0.1:{}/", ports[0].number());
        let mut builder = ClientBuilder::new(HttpConnector::new());
        // The native driver waits for ever for an app that ended before it showed a window.
        let opened = runtime.block_on(async {
            let connected = builder.capabilities(capabilities).connect(&url);
            tokio::time::timeout(wait::LIMIT, connected).await
        });
        let client = opened
            .map_err(anyhow::Error::from)
            .and_then(|done| Ok(done?));
        let client = client.with_context(|| {
            format!("the app's window did not open; {}", driver.output().trim())
        })?;
        let process = Process::find(&app, at.data)?;
        let mut window = Self {
            client: Some(client),
            runtime,
            display,
            id: String::new(),
            process,
            driver: Some(driver),
            _ports: ports,
        };
        window.id = wait::for_some("the window on the screen", || Ok(window.on_screen()))?;
        window.focus()?;
        Ok(window)
    }

    fn on_screen(&self) -> Option<String> {
        let found = self
            .display
            .xdotool(&["search", "--onlyvisible", "--pid", &self.pid().to_string()])
            .ok()?;
        found.lines().next_back().map(str::to_owned)
    }

    /// Gives the window the keyboard, as a click into it does.
    pub fn focus(&self) -> Result<()> {
        wait::until("the keyboard focus", || {
            let asked = self.display.xdotool(&["windowfocus", &self.id]);
            Ok(asked.is_ok() && self.display.xdotool(&["getwindowfocus"])?.trim() == self.id)
        })
    }

    /// Takes the keyboard away from the window, as switching to another one does; [`Window::focus`] gives it
    /// back. The other window is there as long as what is answered.
    pub fn blur(&self) -> Result<Guarded> {
        let mut command = self.display.command("display");
        command.args(["-title", OTHER, "-geometry", "200x100+0+0", "xc:gray"]);
        let other = Guarded::start(&command)?;
        wait::until("the other window's focus", || {
            let found = self
                .display
                .xdotool(&["search", "--onlyvisible", "--name", OTHER])
                .unwrap_or_default();
            let Some(id) = found.lines().next_back() else {
                return Ok(false);
            };
            let asked = self.display.xdotool(&["windowfocus", id]);
            Ok(asked.is_ok() && self.display.xdotool(&["getwindowfocus"])?.trim() == id)
        })?;
        Ok(other)
    }

    fn client(&self) -> Result<&Client> {
        self.client.as_ref().context("the window is closed")
    }

    /// Runs JavaScript in the page; `arguments` as WebDriver hands them over.
    pub fn script(&self, script: &str, arguments: Vec<Value>) -> Result<Value> {
        let client = self.client()?;
        self.runtime
            .block_on(client.execute(script, arguments))
            .context("the page does not answer")
    }

    /// Takes a picture of the page as a PNG file, once nothing on it moves.
    pub fn picture(&self, file: &Path) -> Result<()> {
        let client = self.client()?;
        let png = self.runtime.block_on(async {
            client.execute_async(SETTLED, vec![]).await?;
            client.screenshot().await
        });
        fs::write(file, png.context("the page cannot be pictured")?)
            .with_context(|| format!("{} cannot be written", file.display()))
    }

    /// Everything that can be read on the page.
    pub fn text(&self) -> Result<String> {
        Ok(self
            .script("return document.body.innerText", vec![])?
            .as_str()
            .unwrap_or_default()
            .to_owned())
    }

    /// Waits until the page shows `text`.
    pub fn shows(&self, text: &str) -> Result<()> {
        let seen = wait::until(&format!("“{text}” on the page"), || {
            Ok(self.text()?.contains(text))
        });
        seen.with_context(|| format!("the page shows:\n{}", self.text().unwrap_or_default()))
    }

    /// Elements of this role whose accessible name contains `name`, ignoring case.
    fn named(&self, role: &str, name: &str) -> Result<Vec<Element>> {
        let found = self.script(FINDER, vec![role.into(), name.into()])?;
        let client = self.client()?;
        let elements = found
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(|element| {
                let reference = element.as_object()?.values().next()?.as_str()?;
                Some(Element::from_element_id(
                    client.clone(),
                    reference.to_owned().into(),
                ))
            });
        Ok(elements.collect())
    }

    /// Whether an element of this role and name is on the page now.
    pub fn has(&self, role: &str, name: &str) -> Result<bool> {
        Ok(!self.named(role, name)?.is_empty())
    }

    /// Waits for the one element of this role and name; more than one at a time is an error.
    pub fn element(&self, role: &str, name: &str) -> Result<Element> {
        let found = wait::for_some(&format!("the {role} “{name}”"), || {
            let mut found = self.named(role, name)?;
            match found.len() {
                0 => Ok(None),
                1 => Ok(found.pop()),
                more => bail!("there are {more} elements of role {role} called “{name}”"),
            }
        });
        found.with_context(|| format!("the page shows:\n{}", self.text().unwrap_or_default()))
    }

    /// Clicks the one element of this role and name.
    pub fn click(&self, role: &str, name: &str) -> Result<()> {
        wait::until(&format!("a click on the {role} “{name}”"), || {
            let element = self.element(role, name)?;
            match self.runtime.block_on(element.click()) {
                Ok(()) => Ok(true),
                // Drawn anew between the look and the click: nothing was clicked. WebKit says "node was not found", or
                // "Node with identifier … was not found".
                Err(error) if is_gone(&error.to_string()) => Ok(false),
                Err(error) => {
                    Err(error).with_context(|| format!("the {role} “{name}” cannot be clicked"))
                }
            }
        })
    }

    /// Puts `value` into the one text field of this name.
    pub fn fill(&self, name: &str, value: &str) -> Result<()> {
        let element = self.element("textbox", name)?;
        self.runtime
            .block_on(async {
                element.clear().await?;
                element.send_keys(value).await
            })
            .with_context(|| format!("the field “{name}” cannot be filled"))
    }

    /// An attribute of the one element of this role and name.
    pub fn attribute(&self, role: &str, name: &str, attribute: &str) -> Result<Option<String>> {
        let element = self.element(role, name)?;
        Ok(self.runtime.block_on(element.attr(attribute))?)
    }

    /// Process id of the app.
    pub fn pid(&self) -> u32 {
        self.process.id()
    }

    /// Waits, without a limit, until the app ends by itself.
    pub fn wait_for_end(self) -> Result<()> {
        while !self.process.has_ended()? {
            std::thread::sleep(wait::PAUSE);
        }
        Ok(())
    }

    /// Kills the app as a power cut would, without any chance to write.
    pub fn kill(mut self) -> Result<()> {
        self.process.kill()?;
        self.process.wait()?;
        self.client = None;
        Ok(())
    }

    /// Waits until the app has ended by itself.
    pub fn ended(mut self) -> Result<()> {
        self.process.wait()?;
        self.client = None;
        Ok(())
    }

    /// Closes the window as a person does, and waits until the app has ended.
    pub fn quit(mut self) -> Result<()> {
        let client = self.client.take().context("the window is closed")?;
        self.runtime
            .block_on(client.close_window())
            .context("the window does not close")?;
        self.process.wait()
    }
}

impl Drop for Window<'_> {
    fn drop(&mut self) {
        if let Some(client) = self.client.take() {
            let _ = self.runtime.block_on(client.close());
        }
        drop(self.driver.take());
    }
}

/// A program that starts the app that is installed below `root`, as if that were the whole system.
fn starter(root: &Path, folder: &Path) -> Result<PathBuf> {
    let program = folder.join("installed-tactus");
    let root = root.display();
    let script = format!("#!/bin/sh\nexec chroot '{root}' /usr/bin/tactus \"$@\"\n");
    fs::write(&program, script).context("the starter cannot be made")?;
    fs::set_permissions(&program, fs::Permissions::from_mode(0o755))?;
    Ok(program)
}

fn start_driver(display: &Display, at: &Surroundings<'_>, ports: &[Port; 2]) -> Result<Guarded> {
    let mut command = display.command("env");
    command.arg(tauri_driver()?);
    command.args([
        "--port",
        &ports[0].number().to_string(),
        "--native-port",
        &ports[1].number().to_string(),
    ]);
    command.args(["--native-driver", "/usr/bin/WebKitWebDriver"]);
    command.envs(at.bus.environment());
    command
        .env("TACTUS_DATA_DIR", at.data)
        .env("TACTUS_SERVER_URL", at.server_url)
        .env("BROWSER", at.browser)
        .envs(at.environment.iter().map(|(name, value)| (name, value)));
    command
        .env("LANG", "C.UTF-8")
        .env_remove("LC_ALL")
        .env_remove("LANGUAGE")
        .env("TZ", "UTC");
    Guarded::start_logged(&command, &at.logs.join("window.log"))
}

/// Whether the driver says that an element is in the page no more.
fn is_gone(error: &str) -> bool {
    error.to_lowercase().contains("node") && error.contains("was not found")
}
