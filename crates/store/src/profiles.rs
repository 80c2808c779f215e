//! The people on this machine: `profiles/registry.json` and one file each beside it.

use std::fs;
use std::path::{Path, PathBuf};

use rusqlite::{Connection, OptionalExtension as _};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use uuid::Uuid;

use crate::aside::{AsideReason, SetAside, set_aside};
use crate::error::{Result, StoreError};
use crate::files::{make_folder, write_atomically};
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

/// The folder of the profiles, and its registry.
#[derive(Debug)]
pub struct Profiles {
    folder: PathBuf,
    registry: Registry,
}

const CARD: &str = "profile_card";

impl Profiles {
    /// Opens `<data_dir>/profiles`, making it if needed. A registry that cannot be read is put aside and
    /// rebuilt from the files themselves. `now`: Unix ms.
    pub fn open(data_dir: &Path, now: i64) -> Result<(Self, Option<SetAside>)> {
        let folder = data_dir.join("profiles");
        make_folder(&folder)?;
        let mut profiles = Self {
            folder,
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
                    profiles.rebuild()?;
                }
            },
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => profiles.rebuild()?,
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
        let opened = Store::open(&self.database(id), now)?;
        opened.store.keep_card(card)?;
        if let Err(error) = opened.store.reckon_achievements() {
            // The next start does it.
            tracing::error!(%error, "achievements were not looked at again");
        }
        Ok(opened)
    }

    /// Puts a file aside that turned out to be damaged while it was open (drop the store first), so that
    /// [`Self::open_store`] begins a new one.
    pub fn set_aside(&self, id: Uuid, now: i64) -> Result<SetAside> {
        set_aside(&self.database(id), AsideReason::Damaged, now)
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
    fn rebuild(&mut self) -> Result<()> {
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
            match card_in(&path) {
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
