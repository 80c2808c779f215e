//! The journal of the open session: a plain file that events are appended to as they are typed.
//!
//! One line of JSON each: first the header, then an event a line. Every append reaches the operating system at
//! once (a crash of the app loses nothing that was appended) and the disk at most a second later (so that a
//! power cut loses at most a second). The last line may be torn. The file ends when the session is stored.

use std::fs::{self, File, OpenOptions};
use std::io::{Seek as _, SeekFrom, Write as _};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use serde_json::Value;
use trainer::typing::Policy;
use uuid::Uuid;

use crate::error::{Result, StoreError};
use crate::files::{sync_folder_of, write_atomically};
use crate::open::Store;
use crate::session::Saved;

/// The journal is synced at most once in this many ms.
pub const SYNC_EVERY: u64 = 1_000;

/// What has to be known of a session to go on with it or to store it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct JournalHeader {
    /// UUID v7.
    pub session_id: Uuid,
    /// What was asked for, in the app's own form.
    pub request: Value,
    /// The text to type.
    pub text: String,
    /// What a wrong key does.
    pub policy: Policy,
    /// Layout id.
    pub keyboard_layout: String,
    /// The device's wall clock at the first event, Unix ms.
    pub started_at: i64,
    /// IANA name.
    pub timezone: String,
    /// The learner's own day.
    pub local_date: String,
}

/// One input as the typing surface saw it: key, text, lesson clock.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct JournalEvent(
    /// `KeyboardEvent.code`.
    pub String,
    /// What was inserted, or `"\b"`, or `"\u{17}"`.
    pub String,
    /// Lesson clock, ms.
    pub u64,
);

/// An open journal.
#[derive(Debug)]
pub struct Journal {
    path: PathBuf,
    file: File,
    session_id: Uuid,
    events: usize,
    /// Bytes that are whole lines in the file.
    written: u64,
    /// Lines that did not fit on the disk; they go first with the next append.
    waiting: Vec<u8>,
    synced_at: u64,
    is_synced: bool,
}

/// A journal found at the start.
#[derive(Debug)]
pub struct Recovered {
    /// The journal, open: go on appending to it.
    pub journal: Journal,
    /// What the session is.
    pub header: JournalHeader,
    /// Everything that was typed.
    pub events: Vec<JournalEvent>,
    /// Bytes at the end that were no whole line, and are gone.
    pub torn: u64,
}

impl Journal {
    /// Begins a journal, durably. `now` is a steady clock in ms.
    ///
    /// # Errors
    /// [`StoreError::JournalInTheWay`]: another session was never ended.
    pub fn begin(path: &Path, header: &JournalHeader, now: u64) -> Result<Self> {
        let file = match OpenOptions::new().write(true).create_new(true).open(path) {
            Ok(file) => file,
            Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => {
                return Err(StoreError::JournalInTheWay {
                    path: path.to_owned(),
                });
            }
            Err(error) => return Err(StoreError::io(path, error)),
        };
        let mut journal = Self {
            path: path.to_owned(),
            file,
            session_id: header.session_id,
            events: 0,
            written: 0,
            waiting: Vec::new(),
            synced_at: now,
            is_synced: false,
        };
        put_line(&mut journal.waiting, header)?;
        let begun = journal
            .write_waiting()
            .and_then(|()| journal.sync(now))
            .and_then(|()| sync_folder_of(path));
        if let Err(error) = begun {
            // Without its header it is no journal: it must not be in the way of the next one.
            drop(journal);
            let _ = fs::remove_file(path);
            return Err(error);
        }
        Ok(journal)
    }

    /// The session.
    pub fn session_id(&self) -> Uuid {
        self.session_id
    }

    /// Events taken so far, those included that still wait for room on the disk.
    pub fn len(&self) -> usize {
        self.events
    }

    /// Whether nothing was typed yet.
    pub fn is_empty(&self) -> bool {
        self.events == 0
    }

    /// Appends events, and syncs when the last time is [`SYNC_EVERY`] ago.
    ///
    /// # Errors
    /// [`StoreError::DiskFull`]: the events are kept in memory and go with the next append that succeeds.
    pub fn append(&mut self, events: &[JournalEvent], now: u64) -> Result<()> {
        for event in events {
            put_line(&mut self.waiting, event)?;
        }
        self.events += events.len();
        self.write_waiting()?;
        if self.sync_due(now) {
            self.sync(now)
        } else {
            Ok(())
        }
    }

    /// Whether something was appended that is to be synced now: ask it on a timer, too, for when typing stops.
    pub fn sync_due(&self, now: u64) -> bool {
        !self.is_synced && now.saturating_sub(self.synced_at) >= SYNC_EVERY
    }

    /// Brings everything appended to the disk.
    pub fn sync(&mut self, now: u64) -> Result<()> {
        self.file
            .sync_data()
            .map_err(|error| StoreError::io(&self.path, error))?;
        self.synced_at = now;
        self.is_synced = true;
        Ok(())
    }

    /// Ends the journal of a session that is stored.
    ///
    /// # Panics
    /// If `saved` proves another session: this one would be lost.
    pub fn end(self, saved: &Saved) -> Result<()> {
        assert_eq!(
            self.session_id,
            saved.session_id(),
            "a journal ends with its own session"
        );
        self.remove()
    }

    /// Ends the journal of a session of which too little was typed to be one.
    pub fn discard(self) -> Result<()> {
        self.remove()
    }

    fn remove(self) -> Result<()> {
        let Self { path, file, .. } = self;
        // Windows keeps the name of an open file.
        drop(file);
        fs::remove_file(&path).map_err(|error| StoreError::io(&path, error))?;
        sync_folder_of(&path)
    }

    fn write_waiting(&mut self) -> Result<()> {
        if self.waiting.is_empty() {
            return Ok(());
        }
        let written = self.file.write_all(&self.waiting);
        if let Err(error) = written {
            // Half a line may be there: it must not stand before the lines that come once there is room.
            let _ = self.file.set_len(self.written);
            let _ = self.file.seek(SeekFrom::Start(self.written));
            return Err(StoreError::io(&self.path, error));
        }
        self.written += self.waiting.len() as u64;
        self.waiting.clear();
        self.is_synced = false;
        Ok(())
    }

    /// Gives the session of the journal at `path`, if there is one, another id: the file was copied from another machine,
    /// where the same session goes on, too, and two of one id cannot both be kept.
    pub fn rename(path: &Path, store: &Store, fresh: Uuid) -> Result<()> {
        let content = match fs::read(path) {
            Ok(content) => content,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(()),
            Err(error) => return Err(StoreError::io(path, error)),
        };
        let Some((header, events, _)) = read(&content) else {
            // Recovering it says what is to become of it.
            return Ok(());
        };
        if store.session(header.session_id)?.is_some() {
            return Ok(());
        }
        let mut renamed = Vec::new();
        put_line(
            &mut renamed,
            &JournalHeader {
                session_id: fresh,
                ..header
            },
        )?;
        for event in &events {
            put_line(&mut renamed, event)?;
        }
        write_atomically(path, &renamed)
    }

    /// The journal at `path`, if there is one with a session that is not stored yet. What cannot be read at
    /// its end is cut off; a journal without a readable header holds no session and is removed.
    pub fn recover(path: &Path, store: &Store, now: u64) -> Result<Option<Recovered>> {
        let content = match fs::read(path) {
            Ok(content) => content,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(StoreError::io(path, error)),
        };
        let Some((header, events, good)) = read(&content) else {
            tracing::warn!(bytes = content.len(), "a journal without a header");
            return remove_stale(path);
        };
        if store.session(header.session_id)?.is_some() {
            // The crash came between the commit and the end of the journal.
            return remove_stale(path);
        }
        let torn = content.len() as u64 - good;
        // Opened to write, not to append: Windows lets nobody shorten a file that is opened to append.
        let cut = || -> std::io::Result<File> {
            let mut file = OpenOptions::new().write(true).open(path)?;
            file.set_len(good)?;
            file.seek(SeekFrom::End(0))?;
            file.sync_all()?;
            Ok(file)
        };
        let file = cut().map_err(|error| StoreError::io(path, error))?;
        let journal = Self {
            path: path.to_owned(),
            file,
            session_id: header.session_id,
            events: events.len(),
            written: good,
            waiting: Vec::new(),
            synced_at: now,
            is_synced: true,
        };
        Ok(Some(Recovered {
            journal,
            header,
            events,
            torn,
        }))
    }
}

fn remove_stale(path: &Path) -> Result<Option<Recovered>> {
    fs::remove_file(path).map_err(|error| StoreError::io(path, error))?;
    sync_folder_of(path)?;
    Ok(None)
}

pub(crate) fn put_line(into: &mut Vec<u8>, line: &impl Serialize) -> Result<()> {
    serde_json::to_writer(&mut *into, line).map_err(|_| StoreError::Unreadable {
        what: "journal line",
    })?;
    into.push(b'\n');
    Ok(())
}

/// Header, events, and how many bytes of whole, readable lines they are.
pub(crate) fn read(content: &[u8]) -> Option<(JournalHeader, Vec<JournalEvent>, u64)> {
    let mut lines = content.split_inclusive(|&byte| byte == b'\n');
    let first = lines.next()?;
    let header = serde_json::from_slice(first.strip_suffix(b"\n")?).ok()?;
    let mut good = first.len() as u64;
    let mut events = Vec::new();
    for line in lines {
        let event = line
            .strip_suffix(b"\n")
            .and_then(|line| serde_json::from_slice(line).ok());
        let Some(event) = event else { break };
        events.push(event);
        good += line.len() as u64;
    }
    Some((header, events, good))
}
