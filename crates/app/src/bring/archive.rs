//! The export of a Tactus, read: what `takeout` writes. Files are found by their names and never written anywhere.

use std::{
    collections::BTreeMap,
    fmt,
    io::{BufReader, Cursor, Read},
    marker::PhantomData,
};

use base64::{Engine as _, engine::general_purpose::STANDARD};
use serde::{
    Deserialize, Deserializer as _, Serialize,
    de::{DeserializeOwned, SeqAccess, Visitor},
};
use serde_json::{Map, Value};
use store::{StoreError, Transfer, Transferred};
use trainer::typing::Log;
use uuid::Uuid;
use zip::{ZipArchive, result::ZipError};

use crate::error::AppError;

/// The file that says what an archive is.
pub(crate) const MANIFEST: &str = "tactus.json";
/// The form of the archive; a later one has another number.
pub(crate) const FORMAT: &str = "tactus-export/1";
/// Of any number.
const FAMILY: &str = "tactus-export/";

/// All that is read of an archive unpacks to no more.
const MOST_OF_ALL: u64 = 1024 * 1024 * 1024;
/// An export has some forty files.
const MOST_FILES: usize = 400;

/// What an archive is.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Manifest {
    /// [`FORMAT`].
    pub(crate) format: String,
    /// Of the file it was made of.
    pub(crate) schema: u32,
    /// Of the Tactus that made it.
    pub(crate) version: String,
    /// RFC 3339.
    pub(crate) exported_at: String,
    /// Arrays in the archive, each with how many elements it has.
    pub(crate) files: BTreeMap<String, u64>,
}

/// An element of `typed.json`.
#[derive(Debug, Deserialize)]
struct Typed {
    id: Uuid,
    text: Option<String>,
    log: Option<Log>,
}

/// An element of `session_stats.json`.
#[derive(Debug, Deserialize)]
struct PackedStats {
    session_id: Uuid,
    /// As on the wire, in base64.
    stats: String,
}

/// An element of `pulled_texts.json`.
#[derive(Debug, Deserialize)]
struct PulledText {
    session_id: Uuid,
    text: String,
}

/// Reads an archive; answers its tables and the name of the profile it is of.
///
/// # Errors
/// [`AppError::ExportForeign`], [`AppError::ExportIncomplete`], [`AppError::ExportDamaged`], [`AppError::ExportNewer`],
/// [`AppError::ExportTooLarge`].
pub(super) fn read(bytes: &[u8]) -> Result<(Transferred, String), AppError> {
    read_within(bytes, MOST_OF_ALL)
}

pub(super) fn read_within(bytes: &[u8], most: u64) -> Result<(Transferred, String), AppError> {
    let mut archive = Archive::open(bytes, most)?;
    let manifest: Manifest = archive.json(MANIFEST)?;
    if manifest.format != FORMAT {
        return Err(if manifest.format.starts_with(FAMILY) {
            AppError::ExportNewer
        } else {
            foreign(MANIFEST)
        });
    }
    let transfer = Transfer::begin(manifest.schema).map_err(|error| of_store(MANIFEST, error))?;
    let profile: Value = archive.json("profile.json")?;
    let name = profile["name"].as_str().unwrap_or_default().to_owned();
    let tables: Vec<String> = transfer.tables().map(str::to_owned).collect();
    for table in tables {
        let file = format!("{table}.json");
        archive.each(&file, &manifest, |row: Map<String, Value>| {
            transfer.row(&table, &row)
        })?;
    }
    archive.each("typed.json", &manifest, |typed: Typed| {
        match (&typed.text, &typed.log) {
            (Some(text), Some(log)) => transfer.log(typed.id, text, log),
            _ => Ok(()),
        }
    })?;
    archive.each("session_stats.json", &manifest, |packed: PackedStats| {
        let stats = STANDARD.decode(&packed.stats).unwrap_or_default();
        transfer.stats(packed.session_id, &stats)
    })?;
    archive.each("pulled_texts.json", &manifest, |pulled: PulledText| {
        transfer.pulled_text(pulled.session_id, &pulled.text)
    })?;
    let from = transfer
        .finish()
        .map_err(|error| of_store("sessions.json", error))?;
    Ok((from, name))
}

struct Archive<'a> {
    zip: ZipArchive<Cursor<&'a [u8]>>,
    /// What may be unpacked in all.
    most: u64,
    /// What of it is left.
    left: u64,
}

impl<'a> Archive<'a> {
    fn open(bytes: &'a [u8], most: u64) -> Result<Self, AppError> {
        let zip = ZipArchive::new(Cursor::new(bytes)).map_err(|_| damaged("ZIP"))?;
        if zip.len() > MOST_FILES {
            return Err(foreign("ZIP"));
        }
        for name in zip.file_names() {
            let name = name.map_err(|_| damaged("ZIP"))?;
            // Nothing would come of it, as nothing is unpacked to a folder; but it is none of ours.
            if name.contains(['/', '\\', ':']) || name.starts_with('.') {
                return Err(foreign(&name));
            }
        }
        Ok(Self {
            zip,
            most,
            left: most,
        })
    }

    /// A file whose content is one value.
    fn json<T: DeserializeOwned>(&mut self, name: &str) -> Result<T, AppError> {
        self.file(name, |file| {
            serde_json::from_reader(file).map_err(|_| damaged(name))
        })
    }

    /// A file whose content is an array, element by element.
    fn each<T: DeserializeOwned>(
        &mut self,
        name: &str,
        manifest: &Manifest,
        take: impl FnMut(T) -> store::Result<()>,
    ) -> Result<(), AppError> {
        let Some(&expected) = manifest.files.get(name) else {
            // A table that its Tactus had already, and does not name.
            return Err(incomplete(name));
        };
        let mut elements = Elements {
            take,
            taken: 0,
            failed: None,
            of: PhantomData,
        };
        self.file(name, |file| {
            let mut reader = serde_json::Deserializer::from_reader(file);
            let read = reader.deserialize_seq(&mut elements);
            read.and_then(|()| reader.end()).map_err(|_| damaged(name))
        })
        .map_err(|error| match elements.failed.take() {
            Some(failed) => of_store(name, failed),
            None => error,
        })?;
        if elements.taken == expected {
            Ok(())
        } else {
            Err(damaged(name))
        }
    }

    fn file<T>(
        &mut self,
        name: &str,
        read: impl FnOnce(&mut dyn Read) -> Result<T, AppError>,
    ) -> Result<T, AppError> {
        let file = match self.zip.by_name(name) {
            Ok(file) => file,
            Err(ZipError::FileNotFound) => return Err(incomplete(name)),
            Err(_) => return Err(damaged(name)),
        };
        // What a file says of its own size is not believed.
        let mut reader = BufReader::new(file.take(self.left + 1));
        let done = read(&mut reader);
        let unread = reader.into_inner().limit();
        let used = (self.left + 1) - unread;
        if used > self.left {
            return Err(AppError::ExportTooLarge {
                megabytes: self.most / 1024 / 1024,
            });
        }
        self.left -= used;
        done
    }
}

/// Takes the elements of an array one after another, so that never all of them are in memory.
struct Elements<T, F> {
    take: F,
    taken: u64,
    failed: Option<StoreError>,
    of: PhantomData<T>,
}

impl<'de, T: DeserializeOwned, F: FnMut(T) -> store::Result<()>> Visitor<'de>
    for &mut Elements<T, F>
{
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("an array")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut elements: A) -> Result<(), A::Error> {
        while let Some(element) = elements.next_element::<T>()? {
            if let Err(error) = (self.take)(element) {
                self.failed = Some(error);
                return Err(serde::de::Error::custom("an element does not fit"));
            }
            self.taken += 1;
        }
        Ok(())
    }
}

fn of_store(file: &str, error: StoreError) -> AppError {
    match error {
        StoreError::Newer { .. } => AppError::ExportNewer,
        StoreError::Unreadable { .. } => damaged(file),
        error => error.into(),
    }
}

fn foreign(file: &str) -> AppError {
    AppError::ExportForeign {
        file: file.chars().take(100).collect(),
    }
}

fn incomplete(file: &str) -> AppError {
    // Without this one it may be any ZIP.
    if file == MANIFEST {
        return foreign(file);
    }
    AppError::ExportIncomplete { file: file.into() }
}

fn damaged(file: &str) -> AppError {
    AppError::ExportDamaged { file: file.into() }
}
