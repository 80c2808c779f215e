//! What the fuzz targets of `fuzz/` and the tests of `tests/decoders` call: each takes any bytes, decodes them, and
//! panics if what comes of them breaks a promise.

use crate::journal;
use crate::pack::{pack_log, pack_text, unpack_log, unpack_text};
use crate::salvage;
use crate::settings::Hlc;

/// A packed log of the file.
pub fn packed_log(input: &[u8]) {
    if let Ok(log) = unpack_log(input) {
        assert_eq!(
            unpack_log(&pack_log(&log)).expect("what was packed unpacks"),
            log
        );
    }
}

/// A packed text of the file.
pub fn packed_text(input: &[u8]) {
    if let Ok(text) = unpack_text(input) {
        assert_eq!(
            unpack_text(&pack_text(&text)).expect("what was packed unpacks"),
            text
        );
    }
}

/// The journal of an open session: what was read of it, written again, reads the same.
pub fn journal(input: &[u8]) {
    let Some((header, events, good)) = journal::read(input) else {
        return;
    };
    assert!(good <= input.len() as u64);
    let mut written = Vec::new();
    journal::put_line(&mut written, &header).expect("it is plain data");
    for event in &events {
        journal::put_line(&mut written, event).expect("it is plain data");
    }
    let again = journal::read(&written).expect("what was written reads again");
    assert_eq!(again, (header, events, written.len() as u64));
}

/// The clock of a setting.
pub fn clock(input: &[u8]) {
    let Ok(text) = std::str::from_utf8(input) else {
        return;
    };
    if let Ok(clock) = text.parse::<Hlc>() {
        let again: Hlc = clock.to_string().parse().expect("what was written reads");
        assert_eq!(again, clock);
        let later = Hlc::next(Some(&clock), 0, "device");
        assert!(later > clock);
    }
}

/// The pages of a damaged file, and after them those of its write-ahead log: the first two bytes say of how many of
/// 512 bytes the file is.
pub fn salvage(input: &[u8]) {
    let Some((pages, rest)) = input.split_first_chunk() else {
        return;
    };
    let length = 512 * usize::from(u16::from_le_bytes(*pages));
    let (file, log) = rest.split_at(length.min(rest.len()));
    salvage::look_through(file, log);
}
