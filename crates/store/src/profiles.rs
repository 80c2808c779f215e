//! The people on this machine: `profiles/registry.json` and one file each beside it.

use std::fs;
use std::path::{Path, PathBuf};

use rusqlite::{Connection, OptionalExtension as _};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use uuid::Uuid;

use crate::aside::{AsideReason, SetAside, set_aside};
use crate::belonging::{self, Belonging};
use crate::copies;
use crate::disk::Disk;
use crate::error::{Result, StoreError};
use crate::files::{make_folder, sync_folder, write_atomically};
use crate::open::{Opened, Store, open_to_look};

/// One person on this machine.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProfileCard {
    /// UUID, also the name of the person's file.
    pub id: Uuid,
    /// As the person wants to be called.
    pub name: String,
    /// `adults`, `teens` or `kids`.
    pub age_group: String,
    /// Slug of the course.
    pub course: String,
    /// Unix ms.
    pub created_at: i64,
    /// Fields of a newer app, kept as they are.
    #[serde(flatten)]
    pub other: Map<String, Value>,
}

#[derive(Debug, Clone, Default, Serialize, Deserialize)]
struct Registry {
    /// Whom the app opens with.
    #[serde(default)]
    current: Option<Uuid>,
    #[serde(default)]
    profiles: Vec<ProfileCard>,
    #[serde(flatten)]
    other: Map<String, Value>,
}

/// A copy of a person's file that can be gone back to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CopyCard {
    /// Its file's name.
    pub name: String,
    /// The learner's day it was made on; `None` for one made before a new version of the app.
    pub day: Option<String>,
    /// Sessions in it that count.
    pub sessions: u32,
    /// The learner's day of the newest of them.
    pub newest_day: Option<String>,
}

impl CopyCard {
    fn read(path: &Path) -> Result<Option<Self>> {
        let Some(name) = path.file_name().and_then(|name| name.to_str()) else {
            return Ok(None);
        };
        let (sessions, newest_day) = open_to_look(path)?.query_row(
            "SELECT count(*), max(local_date) FROM sessions WHERE is_deleted = 0",
            [],
            |row| Ok((row.get(0)?, row.get(1)?)),
        )?;
        Ok(Some(Self {
            name: name.to_owned(),
            day: copies::day(path),
            sessions,
            newest_day,
        }))
    }
}

/// The folder of the profiles, and its registry.
#[derive(Debug)]
pub struct Profiles {
    folder: PathBuf,
    disk: Disk,
    registry: Registry,
}

const CARD: &str = "profile_card";

impl Profiles {
    /// Opens `<data_dir>/profiles`, making it if needed. A registry that cannot be read is put aside and
    /// rebuilt from the files themselves. `now`: Unix ms.
    pub fn open(data_dir: &Path, now: i64) -> Result<(Self, Option<SetAside>)> {
        Self::open_on(data_dir, Disk::Local, now)
    }

    /// The same on any kind of disk.
    pub fn open_on(data_dir: &Path, disk: Disk, now: i64) -> Result<(Self, Option<SetAside>)> {
        let folder = data_dir.join("profiles");
        make_folder(&folder)?;
        let mut profiles = Self {
            folder,
            disk,
            registry: Registry::default(),
        };
        let path = profiles.registry_path();
        let mut aside = None;
        match fs::read(&path) {
            Ok(content) => match serde_json::from_slice(&content) {
                Ok(registry) => profiles.registry = registry,
                Err(error) => {
                    tracing::error!(%error, "the registry of profiles cannot be read");
                    aside = Some(set_aside(&path, AsideReason::Damaged, now)?);
                    profiles.rebuild(now)?;
                }
            },
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => profiles.rebuild(now)?,
            Err(error) => return Err(StoreError::io(&path, error)),
        }
        Ok((profiles, aside))
    }

    fn registry_path(&self) -> PathBuf {
        self.folder.join("registry.json")
    }

    /// The file of a profile.
    pub fn database(&self, id: Uuid) -> PathBuf {
        self.folder.join(format!("{id}.sqlite"))
    }

    /// The journal of a profile's open session.
    pub fn journal(&self, id: Uuid) -> PathBuf {
        self.folder.join(format!("{id}.open.jsonl"))
    }

    /// Everybody, in the order they came.
    pub fn list(&self) -> &[ProfileCard] {
        &self.registry.profiles
    }

    /// Whom the app opens with.
    pub fn current(&self) -> Option<&ProfileCard> {
        let id = self.registry.current?;
        self.registry.profiles.iter().find(|card| card.id == id)
    }

    /// Adds a person and makes them the current one.
    pub fn create(&mut self, card: ProfileCard) -> Result<()> {
        let mut registry = self.registry.clone();
        registry.current = Some(card.id);
        registry.profiles.retain(|other| other.id != card.id);
        registry.profiles.push(card);
        self.save(registry)
    }

    /// Makes a person the current one.
    pub fn select(&mut self, id: Uuid) -> Result<()> {
        self.known(id)?;
        let registry = Registry {
            current: Some(id),
            ..self.registry.clone()
        };
        self.save(registry)
    }

    /// Changes a person's card; opening their store next writes it there too.
    pub fn update(&mut self, card: &ProfileCard) -> Result<()> {
        self.known(card.id)?;
        let mut registry = self.registry.clone();
        for old in &mut registry.profiles {
            if old.id == card.id {
                old.clone_from(card);
            }
        }
        self.save(registry)
    }

    /// Opens a person's file. See [`Store::open`].
    pub fn open_store(&self, id: Uuid, now: i64) -> Result<Opened> {
        let card = self.known(id)?;
        let opened = Store::open_on(&self.database(id), self.disk, now)?;
        opened.store.keep_card(card)?;
        if let Err(error) = opened.store.reckon_achievements() {
            // The next start does it.
            tracing::error!(%error, "achievements were not looked at again");
        }
        Ok(opened)
    }

    /// What a person's file says of accounts on a server, without opening it for more; nothing where there is no file yet.
    pub fn belonging(&self, id: Uuid, server_url: &str) -> Result<Belonging> {
        self.known(id)?;
        let path = self.database(id);
        if !path.exists() {
            return Ok(Belonging::default());
        }
        belonging::read(&open_to_look(&path)?, server_url)
    }

    /// Opens a person's file that a newer app has written, to look at. See [`Store::open_to_read`].
    pub fn open_to_read(&self, id: Uuid) -> Result<Store> {
        self.known(id)?;
        Store::open_to_read(&self.database(id))
    }

    /// The copies of a person's file, newest first. One that cannot be read is left out.
    pub fn copies(&self, id: Uuid) -> Result<Vec<CopyCard>> {
        self.known(id)?;
        Ok(copies::all(&self.database(id))?
            .into_iter()
            .rev()
            .filter_map(|path| match CopyCard::read(&path) {
                Ok(card) => card,
                Err(error) => {
                    tracing::warn!(copy = %path.display(), %error, "a copy cannot be read");
                    None
                }
            })
            .collect())
    }

    /// Goes back to a copy (drop the store first). Every session and opened lesson that the file has and the copy
    /// lacks is kept; settings are the copy's. The file is put aside. `now`: Unix ms.
    ///
    /// # Errors
    /// [`StoreError::InUse`] while the store is open, [`StoreError::UnknownCopy`], [`StoreError::DiskFull`],
    /// [`StoreError::Newer`]: nothing was changed.
    pub fn restore(&self, id: Uuid, name: &str, now: i64) -> Result<SetAside> {
        self.known(id)?;
        let path = self.database(id);
        let copy = copies::all(&path)?
            .into_iter()
            .find(|copy| copy.file_name().is_some_and(|file| file == name))
            .ok_or_else(|| StoreError::UnknownCopy(name.to_owned()))?;
        Store::restore(&path, &copy, now)
    }

    /// Deletes a person for good (drop the store first): the file, its journal, copies and everything that was put
    /// aside. The files go first: should the power fail in between, the person is there without data, and can be deleted
    /// again.
    ///
    /// # Errors
    /// [`StoreError::UnknownProfile`]; [`StoreError::Io`] with the file that could not be deleted.
    pub fn delete(&mut self, id: Uuid) -> Result<()> {
        self.known(id)?;
        let prefix = format!("{id}.");
        for folder in [self.folder.join("copies"), self.folder.clone()] {
            delete_named(&folder, &prefix)?;
        }
        let mut registry = self.registry.clone();
        registry.profiles.retain(|card| card.id != id);
        if registry.current == Some(id) {
            registry.current = registry.profiles.first().map(|card| card.id);
        }
        self.save(registry)
    }

    fn known(&self, id: Uuid) -> Result<&ProfileCard> {
        self.registry
            .profiles
            .iter()
            .find(|card| card.id == id)
            .ok_or(StoreError::UnknownProfile(id))
    }

    fn save(&mut self, registry: Registry) -> Result<()> {
        let mut text =
            serde_json::to_vec_pretty(&registry).map_err(|_| StoreError::Unreadable {
                what: "registry.json",
            })?;
        text.push(b'\n');
        write_atomically(&self.registry_path(), &text)?;
        self.registry = registry;
        Ok(())
    }

    /// Reads the card out of every file in the folder.
    fn rebuild(&mut self, now: i64) -> Result<()> {
        let mut cards = Vec::new();
        let entries =
            fs::read_dir(&self.folder).map_err(|error| StoreError::io(&self.folder, error))?;
        for entry in entries {
            let path = entry
                .map_err(|error| StoreError::io(&self.folder, error))?
                .path();
            let is_database = path
                .extension()
                .is_some_and(|extension| extension == "sqlite");
            let stem = path
                .file_stem()
                .and_then(|stem| stem.to_str())
                .unwrap_or_default();
            // Files put aside have more in their name than the id.
            if !is_database || Uuid::parse_str(stem).is_err() {
                continue;
            }
            // A damaged file is salvaged first: its owner must not get lost with the registry.
            let card = card_in(&path).or_else(|error| {
                tracing::warn!(file = %path.display(), %error, "a file whose card cannot be read");
                drop(Store::open_on(&path, self.disk, now)?);
                card_in(&path)
            });
            match card {
                Ok(Some(card)) if card.id.to_string() == stem => cards.push(card),
                Ok(_) => tracing::warn!(file = %path.display(), "a file without a profile card"),
                Err(error) => {
                    tracing::warn!(file = %path.display(), %error, "a file whose card cannot be read");
                }
            }
        }
        if cards.is_empty() {
            return Ok(());
        }
        cards.sort_by_key(|card| (card.created_at, card.id));
        let current = cards.first().map(|card| card.id);
        self.save(Registry {
            current,
            profiles: cards,
            other: Map::new(),
        })
    }
}

/// Deletes the files of a folder whose names begin so.
fn delete_named(folder: &Path, prefix: &str) -> Result<()> {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(StoreError::io(folder, error)),
    };
    for entry in entries {
        let entry = entry.map_err(|error| StoreError::io(folder, error))?;
        if entry.file_name().to_string_lossy().starts_with(prefix) {
            let path = entry.path();
            match fs::remove_file(&path) {
                // A write-ahead log goes with its database's last connection.
                Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
                    return Err(StoreError::io(&path, error));
                }
                _ => {}
            }
        }
    }
    sync_folder(folder)
}

fn card_in(path: &Path) -> Result<Option<ProfileCard>> {
    card(&open_to_look(path)?)
}

/// The card that the file itself has.
pub(crate) fn card(sql: &Connection) -> Result<Option<ProfileCard>> {
    let text: Option<String> = sql
        .query_row("SELECT value FROM facts WHERE name = ?1", [CARD], |row| {
            row.get(0)
        })
        .optional()?;
    Ok(text.and_then(|text| serde_json::from_str(&text).ok()))
}

impl Store {
    /// Keeps the card in the file too, so that a lost registry can be rebuilt.
    fn keep_card(&self, card: &ProfileCard) -> Result<()> {
        let text = serde_json::to_string(card).map_err(|_| StoreError::Unreadable {
            what: "profile card",
        })?;
        let known: Option<String> = self.read(|sql| {
            Ok(sql
                .query_row("SELECT value FROM facts WHERE name = ?1", [CARD], |row| {
                    row.get(0)
                })
                .optional()?)
        })?;
        if known.as_deref() == Some(text.as_str()) {
            return Ok(());
        }
        let _committed = self.transact(|tx| {
            tx.sql.execute(
                "INSERT OR REPLACE INTO facts (name, value) VALUES (?1, ?2)",
                [CARD, &text],
            )?;
            Ok(())
        })?;
        Ok(())
    }
}
