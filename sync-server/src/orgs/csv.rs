//! Addresses out of a file as schools have them: commas, semicolons or tabs, with or without a head, from any system.

use csv::{ReaderBuilder, StringRecord, Trim};

use crate::http::{ApiError, Fields};

/// Lines of one file.
const LINES: usize = 10_000;
/// Characters of a cell that are said again in the answer.
const SAID: usize = 254;
/// What a column of addresses is called, in small letters without signs.
const HEADS: [&str; 9] = [
    "email",
    "mail",
    "emailaddress",
    "emailadresse",
    "correo",
    "correoelectrónico",
    "courriel",
    "почта",
    "электроннаяпочта",
];

/// Each line that is not empty: its number from 1, and the address in it; where there is none, what stands first.
pub(super) fn addresses(file: &str) -> Result<Vec<(u32, String)>, ApiError> {
    let file = file.strip_prefix('\u{feff}').unwrap_or(file);
    let mut reader = ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .trim(Trim::All)
        .delimiter(delimiter(file))
        // A quote that is never closed must not swallow the lines after it.
        .quoting(file.matches('"').count().is_multiple_of(2))
        .from_reader(file.as_bytes());
    let mut column = None;
    // Where the reader is, and in which line: it counts records, and not the empty lines between them.
    let (mut at, mut line) = (0, 1);
    let mut found = Vec::new();
    for (number, record) in reader.records().enumerate() {
        let record = record.map_err(|_| invalid("cannot be read"))?;
        if number == 0 {
            column = record
                .iter()
                .position(|cell| HEADS.contains(&bare(cell).as_str()));
            if column.is_some() {
                continue;
            }
        }
        if record.iter().all(str::is_empty) {
            continue;
        }
        if found.len() == LINES {
            return Err(invalid("has more than 10,000 lines"));
        }
        let begin = record.position().map_or(0, csv::Position::byte);
        let begin = usize::try_from(begin).unwrap_or(usize::MAX);
        while at < file.len() && (at < begin || matches!(file.as_bytes()[at], b'\r' | b'\n')) {
            line += ends_line(file.as_bytes(), at);
            at += 1;
        }
        found.push((line, said(&record, column)));
    }
    Ok(found)
}

/// The sign that parts the cells of the first line; where nothing does, each line is one address.
fn delimiter(file: &str) -> u8 {
    let first = file.lines().find(|line| !line.trim().is_empty());
    let first = first.unwrap_or_default();
    let count = |sign: u8| first.bytes().filter(|byte| *byte == sign).count();
    // Of equals the last one: a comma.
    [b'\t', b';', b',']
        .into_iter()
        .max_by_key(|sign| count(*sign))
        .unwrap_or(b',')
}

/// One where a line ends, by whichever sign the system has for it.
fn ends_line(file: &[u8], at: usize) -> u32 {
    let is_end = match file[at] {
        b'\n' => true,
        b'\r' => file.get(at + 1) != Some(&b'\n'),
        _ => false,
    };
    is_end.into()
}

fn said(record: &StringRecord, column: Option<usize>) -> String {
    let cell = match column {
        Some(column) => record.get(column),
        None => record
            .iter()
            .find(|cell| cell.contains('@'))
            .or_else(|| record.iter().find(|cell| !cell.is_empty())),
    };
    let cell = cell.unwrap_or_default();
    // One more than an address may have: a longer one stays too long.
    cell.chars().take(SAID + 1).collect()
}

fn bare(cell: &str) -> String {
    let letters = cell.chars().filter(|c| c.is_alphabetic());
    letters.flat_map(char::to_lowercase).collect()
}

fn invalid(why: &str) -> ApiError {
    ApiError::Invalid(Fields::one("csv", why))
}

#[cfg(test)]
mod tests {
    use std::fmt::Write as _;

    use super::*;

    fn read(file: &str) -> Vec<(u32, String)> {
        addresses(file).unwrap()
    }

    fn lines(expected: &[(u32, &str)]) -> Vec<(u32, String)> {
        let owned = expected
            .iter()
            .map(|(line, email)| (*line, (*email).to_owned()));
        owned.collect()
    }

    #[test]
    fn files_of_every_kind_say_the_same() {
        let same = lines(&[(2, "a@x.org"), (3, "b@x.org")]);
        for file in [
            "name,email\nAda,a@x.org\nBen,b@x.org\n",
            "\u{feff}name;E-Mail;class\r\nAda;a@x.org;7b\r\nBen;b@x.org;7b\r\n",
            "Name\tE-mail address\nAda\ta@x.org\nBen\tb@x.org",
            "Имя;Почта\nАда;a@x.org\nБен; b@x.org ",
            "\"name\",\"Email\"\n\"Lovelace, Ada\",\"a@x.org\"\n\"B\",b@x.org\n",
            "email\na@x.org\nb@x.org",
        ] {
            assert_eq!(read(file), same, "{file}");
        }
        // Without a head, wherever the address stands; empty lines count and say nothing.
        assert_eq!(
            read("a@x.org\n\n;;\nBen,b@x.org\n"),
            lines(&[(1, "a@x.org"), (3, ";;"), (4, "b@x.org")])
        );
        assert_eq!(
            read("a@x.org\r\n\r\nb@x.org"),
            lines(&[(1, "a@x.org"), (3, "b@x.org")])
        );
        assert_eq!(
            read("email\r\ra@x.org\r\"b@x.org\rand more\"\rc@x.org\r"),
            lines(&[(3, "a@x.org"), (4, "b@x.org\rand more"), (6, "c@x.org")])
        );
    }

    #[test]
    fn a_quote_that_is_never_closed_swallows_nothing() {
        let file = "\"a@x.org\nb@x.org\nc@x.org\n";
        assert_eq!(
            read(file),
            lines(&[(1, "\"a@x.org"), (2, "b@x.org"), (3, "c@x.org")])
        );
    }

    #[test]
    fn ten_thousand_lines_and_not_one_more() {
        let mut file = String::new();
        for number in 0..10_000 {
            writeln!(file, "p{number}@x.org").unwrap();
        }
        assert_eq!(read(&file).len(), 10_000);
        assert!(addresses(&(file + "one@more.org")).is_err());
        assert_eq!(read(""), lines(&[]));
        let long = format!("{}@x.org", "a".repeat(1000));
        assert_eq!(read(&long)[0].1.chars().count(), SAID + 1);
    }
}
