//! Books: EPUB 2 and 3. Only what is needed is unpacked, and never more than a book has.

use std::{
    collections::BTreeMap,
    io::{Cursor, Read as _},
};

use quick_xml::events::{BytesStart, Event};
use zip::{ZipArchive, result::ZipError};

use super::{
    read::{Chapter, MOST_TEXT, Reading, decode, too_long},
    xhtml::{page, reader, resolve},
};
use crate::error::AppError;

/// One file of a book unpacks to no more.
const MOST_OF_ONE: u64 = 16 * 1024 * 1024;
/// All that is read of a book unpacks to no more.
const MOST_OF_ALL: u64 = 64 * 1024 * 1024;
/// A book has no more files.
const MOST_FILES: usize = 10_000;
/// Marks fonts that are only veiled, which every reader shows: no protection of the text.
const VEILED_FONTS: [&str; 2] = [
    "http://www.idpf.org/2008/embedding",
    "http://ns.adobe.com/pdf/enc#RC",
];

/// Reads a book.
///
/// # Errors
/// [`AppError::BookBroken`], [`AppError::BookLocked`], [`AppError::BookTooLarge`], [`AppError::TextTooLong`].
pub(super) fn read(bytes: &[u8]) -> Result<Reading, AppError> {
    let mut book = Book::open(bytes)?;
    book.check_lock()?;
    let container = book.text("META-INF/container.xml")?;
    let root = first(&container, "rootfile", "full-path")?
        .ok_or_else(|| broken("META-INF/container.xml names no root file"))?;
    let package = Package::read(&book.text(&root)?)?;
    let folder = root.rsplit_once('/').map_or("", |(folder, _)| folder);
    let titles = book.titles(&package, folder)?;
    let mut reading = Reading {
        title: package.title,
        author: package.author,
        language: package.language,
        chapters: Vec::new(),
    };
    let mut length = 0;
    for path in package.spine.iter().map(|href| joined(folder, href)) {
        let xml = book.text(&path)?;
        let page = page(&xml).map_err(|why| broken(&format!("{path}: {why}")))?;
        length += page.paragraphs.iter().map(String::len).sum::<usize>();
        if length > MOST_TEXT {
            return Err(too_long());
        }
        let title = titles.get(&path).cloned();
        // Where a book names its chapters, a page it does not name goes on with the one before.
        match reading.chapters.last_mut() {
            Some(last) if title.is_none() && !titles.is_empty() && !last.title.is_empty() => {
                last.paragraphs.extend(page.paragraphs);
            }
            _ => reading.chapters.push(Chapter {
                title: title.unwrap_or(page.heading),
                paragraphs: page.paragraphs,
            }),
        }
    }
    Ok(reading)
}

fn broken(why: &str) -> AppError {
    AppError::BookBroken {
        why: why.to_owned(),
    }
}

fn too_large() -> AppError {
    AppError::BookTooLarge {
        megabytes: MOST_OF_ALL / 1024 / 1024,
    }
}

struct Book<'a> {
    zip: ZipArchive<Cursor<&'a [u8]>>,
    /// What may still be unpacked.
    left: u64,
}

impl<'a> Book<'a> {
    fn open(bytes: &'a [u8]) -> Result<Self, AppError> {
        // Before the list of files is read into memory.
        if files(bytes) > MOST_FILES {
            return Err(too_large());
        }
        let zip =
            ZipArchive::new(Cursor::new(bytes)).map_err(|error| broken(&error.to_string()))?;
        Ok(Self {
            zip,
            left: MOST_OF_ALL,
        })
    }

    /// A file as text.
    fn text(&mut self, path: &str) -> Result<String, AppError> {
        self.find(path)?
            .ok_or_else(|| broken(&format!("{path} is missing")))
    }

    fn find(&mut self, path: &str) -> Result<Option<String>, AppError> {
        let file = match self.zip.by_name(path) {
            Ok(file) => file,
            Err(ZipError::FileNotFound) => return Ok(None),
            Err(error) => return Err(broken(&format!("{path}: {error}"))),
        };
        let most = MOST_OF_ONE.min(self.left);
        let mut bytes = Vec::new();
        // What a file says of its own size is not believed.
        let read = file.take(most + 1).read_to_end(&mut bytes);
        read.map_err(|error| broken(&format!("{path}: {error}")))?;
        let length = bytes.len() as u64;
        if length > most {
            return Err(too_large());
        }
        self.left -= length;
        let text = decode(&bytes, "en").map_err(|_| broken(&format!("{path} is no text")))?;
        Ok(Some(text))
    }

    /// Copy protection lists what is encrypted.
    fn check_lock(&mut self) -> Result<(), AppError> {
        let Some(list) = self.find("META-INF/encryption.xml")? else {
            return Ok(());
        };
        let mut is_locked = false;
        each(&list, |tag, _| {
            if tag.local_name().as_ref() == "EncryptionMethod" {
                let method = attribute(tag, "Algorithm").unwrap_or_default();
                is_locked |= !VEILED_FONTS.contains(&&*method);
            }
        })?;
        if is_locked {
            return Err(AppError::BookLocked);
        }
        Ok(())
    }

    /// Titles of chapters by the file they begin in: by the navigation of EPUB 3, else the table of EPUB 2.
    fn titles(
        &mut self,
        package: &Package,
        folder: &str,
    ) -> Result<BTreeMap<String, String>, AppError> {
        let Some(href) = package.navigation.as_ref().or(package.table.as_ref()) else {
            return Ok(BTreeMap::new());
        };
        let path = joined(folder, href);
        // A book without its table can be read all the same.
        let Some(xml) = self.find(&path)? else {
            return Ok(BTreeMap::new());
        };
        let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
        let mut titles = BTreeMap::new();
        for (href, title) in entries(&xml)? {
            titles.entry(joined(folder, &href)).or_insert(title);
        }
        Ok(titles)
    }
}

/// How many files the archive says it has: it stands in its last record.
fn files(bytes: &[u8]) -> usize {
    const RECORD: &[u8] = b"PK\x05\x06";
    const LONGEST_REMARK: usize = 65_535 + 22;
    let tail = &bytes[bytes.len().saturating_sub(LONGEST_REMARK)..];
    let at = tail.windows(RECORD.len()).rposition(|four| four == RECORD);
    let count = at.and_then(|at| tail.get(at + 10..at + 12));
    count.map_or(0, |count| {
        usize::from(u16::from_le_bytes([count[0], count[1]]))
    })
}

/// What the package document says.
#[derive(Debug, Default)]
struct Package {
    title: String,
    author: String,
    language: String,
    /// Files in the order of reading.
    spine: Vec<String>,
    navigation: Option<String>,
    table: Option<String>,
}

impl Package {
    fn read(xml: &str) -> Result<Self, AppError> {
        let mut package = Self::default();
        let mut items: BTreeMap<String, String> = BTreeMap::new();
        let mut order = Vec::new();
        each(xml, |tag, text| {
            let value = |name| attribute(tag, name).unwrap_or_default();
            match tag.local_name().as_ref() {
                "title" if package.title.is_empty() => text.clone_into(&mut package.title),
                "creator" if package.author.is_empty() => text.clone_into(&mut package.author),
                "language" if package.language.is_empty() => text.clone_into(&mut package.language),
                "item" => {
                    if value("properties").split(' ').any(|word| word == "nav") {
                        package.navigation = Some(value("href"));
                    }
                    if value("media-type") == "application/x-dtbncx+xml" {
                        package.table = Some(value("href"));
                    }
                    items.insert(value("id"), value("href"));
                }
                "itemref" => order.push(value("idref")),
                _ => {}
            }
        })?;
        let is_navigation = |href: &String| package.navigation.as_ref() == Some(href);
        package.spine = order
            .iter()
            .filter_map(|id| items.get(id).cloned())
            .filter(|href| !is_navigation(href))
            .collect();
        if package.spine.is_empty() {
            return Err(broken("it names no pages to read"));
        }
        Ok(package)
    }
}

/// File and title of each entry of a table of contents, of either kind.
fn entries(xml: &str) -> Result<Vec<(String, String)>, AppError> {
    let mut found: Vec<(String, String)> = Vec::new();
    // In EPUB 2 the label comes before the place.
    let mut label = String::new();
    each(xml, |tag, text| match tag.local_name().as_ref() {
        "a" => found.extend(attribute(tag, "href").map(|href| (href, text.to_owned()))),
        "text" => text.clone_into(&mut label),
        "content" => {
            let title = std::mem::take(&mut label);
            found.extend(attribute(tag, "src").map(|href| (href, title)));
        }
        _ => {}
    })?;
    found.retain(|(_, title)| !title.is_empty());
    Ok(found)
}

/// Calls `found` with every element at its end, with the text within it.
fn each(xml: &str, mut found: impl FnMut(&BytesStart<'_>, &str)) -> Result<(), AppError> {
    let mut reader = reader(xml);
    let mut open: Vec<(BytesStart<'_>, String)> = Vec::new();
    let said = |open: &mut Vec<(BytesStart<'_>, String)>, text: &str| {
        // A title has an element or two within, not more: what is further out is no title.
        for (_, within) in open.iter_mut().rev().take(4) {
            within.push_str(text);
        }
    };
    loop {
        match reader
            .read_event()
            .map_err(|error| broken(&error.to_string()))?
        {
            Event::Start(tag) => open.push((tag, String::new())),
            Event::Empty(tag) => found(&tag, ""),
            Event::End(_) => {
                if let Some((tag, text)) = open.pop() {
                    found(&tag, &text.split_whitespace().collect::<Vec<_>>().join(" "));
                }
            }
            Event::Text(text) => said(&mut open, &text.xml10_content()),
            Event::CData(text) => said(&mut open, &text.xml10_content()),
            Event::GeneralRef(name) => said(&mut open, &resolve(&name)),
            Event::Eof => return Ok(()),
            _ => {}
        }
    }
}

fn first(xml: &str, element: &str, name: &str) -> Result<Option<String>, AppError> {
    let mut first = None;
    each(xml, |tag, _| {
        if first.is_none() && tag.local_name().as_ref() == element {
            first = attribute(tag, name);
        }
    })?;
    Ok(first)
}

fn attribute(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = tag.try_get_attribute(name).ok()??;
    Some(html_escape::decode_html_entities(&*found.value).into_owned())
}

/// A place as the archive names it: from the folder of the file that speaks of it, without what comes after `#`.
fn joined(folder: &str, href: &str) -> String {
    let href = href.split(['#', '?']).next().unwrap_or_default();
    let href = percent_encoding::percent_decode_str(href).decode_utf8_lossy();
    let mut path: Vec<&str> = match href.strip_prefix('/') {
        Some(_) => Vec::new(),
        None => folder.split('/').collect(),
    };
    for part in href.split('/') {
        match part {
            ".." => {
                path.pop();
            }
            "." | "" => {}
            part => path.push(part),
        }
    }
    path.retain(|part| !part.is_empty());
    path.join("/")
}
