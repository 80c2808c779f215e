//! One learner's desk: a screen, a desktop session and a data folder, gone with the story.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};
use tempfile::TempDir;

use crate::browser::Browser;
use crate::window::Surroundings;
use crate::{Bus, Display, Keyboard, Window};

/// An address of this machine at which nobody listens: a server that cannot be reached.
pub const NOWHERE: &str = "http://127.0.0.1:9";

/// One learner's desk.
pub struct World {
    // Ended before the folder that takes their logs.
    display: Display,
    bus: Bus,
    data: PathBuf,
    pictures: PathBuf,
    browser: Browser,
    installed: Option<PathBuf>,
    environment: Vec<(&'static str, String)>,
    folder: TempDir,
}

impl World {
    /// A desktop with a US keyboard and an open keyring. `name` names the folder of its pictures.
    pub fn new(name: &str) -> Result<Self> {
        Self::with(name, Bus::with_keyring)
    }

    /// The same without a keyring.
    pub fn without_keyring(name: &str) -> Result<Self> {
        Self::with(name, Bus::without_keyring)
    }

    /// The same with the app that is installed in the system below `root`, which sees the folder of temporary files.
    pub fn installed(name: &str, root: &Path) -> Result<Self> {
        let mut world = Self::new(name)?;
        world.installed = Some(root.to_owned());
        Ok(world)
    }

    fn with(name: &str, bus: impl FnOnce(&Path) -> Result<Bus>) -> Result<Self> {
        let folder = tempfile::Builder::new()
            .prefix("tactus-desk-")
            .tempdir()
            .context("no temporary folder")?;
        let display = Display::start(folder.path())?;
        let bus = bus(folder.path())?;
        let data = folder.path().join("data");
        let pictures = pictures_root()?.join(name);
        fs::create_dir_all(&pictures)
            .with_context(|| format!("{} cannot be made", pictures.display()))?;
        let browser = Browser::new(folder.path())?;
        Ok(Self {
            display,
            bus,
            data,
            pictures,
            browser,
            installed: None,
            environment: Vec::new(),
            folder,
        })
    }

    /// Puts a variable into the environment of the app.
    pub fn set(&mut self, name: &'static str, value: impl Into<String>) {
        self.environment.push((name, value.into()));
    }

    /// Opens the app; `server` is the URL it syncs with.
    pub fn open(&self, server: &str) -> Result<Window<'_>> {
        let at = Surroundings {
            bus: &self.bus,
            data: &self.data,
            server_url: server,
            logs: self.folder.path(),
            browser: self.browser.program(),
            environment: &self.environment,
            installed: self.installed.as_deref(),
        };
        Window::open(&self.display, &at)
    }

    /// The address number `number`, from 0, that the app let the system's browser open; none is opened here.
    pub fn opened(&self, number: usize) -> Result<String> {
        self.browser.opened(number)
    }

    /// The keyboard under the learner's hands, typed on as on `layout`.
    pub fn keyboard(&self, layout: &str) -> Result<Keyboard<'_>> {
        Keyboard::new(&self.display, layout)
    }

    /// The screen and its real keyboard layout.
    pub fn display(&self) -> &Display {
        &self.display
    }

    /// What `TACTUS_DATA_DIR` says.
    pub fn data(&self) -> &Path {
        &self.data
    }

    /// Folder for logs.
    pub fn logs(&self) -> &Path {
        self.folder.path()
    }

    /// Takes a picture of the window and answers its file.
    pub fn picture(&self, window: &Window<'_>, name: &str) -> Result<PathBuf> {
        let file = self.pictures.join(format!("{name}.png"));
        window.picture(&file)?;
        Ok(file)
    }

    /// Where the pictures are.
    pub fn pictures(&self) -> &Path {
        &self.pictures
    }
}

/// `target/pictures`, beside the built programs.
fn pictures_root() -> Result<PathBuf> {
    let own = std::env::current_exe().context("this program does not know where it is")?;
    // target/debug/walkthrough, or target/debug/deps/lesson-0123456789abcdef.
    let target = own.ancestors().find(|folder| folder.join("debug").is_dir());
    let root = target
        .map_or_else(std::env::temp_dir, Path::to_owned)
        .join("pictures");
    Ok(root)
}
