//! The packed form of logs and texts in the file.
//!
//! A log is cut into planes whose bytes are alike, and each plane is stored plain or compressed, whichever is
//! shorter: the keys and deviations, the key of each event, the low bytes of the gaps (noise, nearly), and the
//! rest of the gaps. A packed log begins with the version of its form; a version is never changed once released.

use trainer::typing::{Log, MAX_EVENTS};

use crate::error::{Result, StoreError};

/// The form written today.
const VERSION: u8 = 1;
/// Level 3 packs as well as higher ones: planes this short are only Huffman-coded.
const LEVEL: i32 = 3;
/// The longest plane that is unpacked: more than [`MAX_EVENTS`] deviations of 32 bytes.
const MAX_PLANE: usize = 16 << 20;

/// `KeyboardEvent.code`s by the byte that stands for them. Only ever added to, at the end, up to 255.
const CODES: [&str; 67] = [
    "",
    "KeyA",
    "KeyB",
    "KeyC",
    "KeyD",
    "KeyE",
    "KeyF",
    "KeyG",
    "KeyH",
    "KeyI",
    "KeyJ",
    "KeyK",
    "KeyL",
    "KeyM",
    "KeyN",
    "KeyO",
    "KeyP",
    "KeyQ",
    "KeyR",
    "KeyS",
    "KeyT",
    "KeyU",
    "KeyV",
    "KeyW",
    "KeyX",
    "KeyY",
    "KeyZ",
    "Digit0",
    "Digit1",
    "Digit2",
    "Digit3",
    "Digit4",
    "Digit5",
    "Digit6",
    "Digit7",
    "Digit8",
    "Digit9",
    "Space",
    "Backspace",
    "Minus",
    "Equal",
    "BracketLeft",
    "BracketRight",
    "Backslash",
    "IntlBackslash",
    "Semicolon",
    "Quote",
    "Backquote",
    "Comma",
    "Period",
    "Slash",
    "IntlRo",
    "IntlYen",
    "Enter",
    "Tab",
    "Numpad0",
    "Numpad1",
    "Numpad2",
    "Numpad3",
    "Numpad4",
    "Numpad5",
    "Numpad6",
    "Numpad7",
    "Numpad8",
    "Numpad9",
    "NumpadDecimal",
    "Delete",
];
/// Stands for a key that is not in [`CODES`]; its name follows.
const SPELLED: u8 = 255;

const BAD: StoreError = StoreError::Unreadable {
    what: "session_logs.log",
};

/// Packs a log; [`unpack_log`] gives exactly it back.
pub fn pack_log(log: &Log) -> Vec<u8> {
    let mut head = Vec::new();
    put_number(&mut head, log.dt.len() as u64);
    put_number(&mut head, log.codes.len() as u64);
    for code in &log.codes {
        let known = CODES.iter().position(|known| **known == **code);
        if let Some(byte) = known.and_then(|at| u8::try_from(at).ok()) {
            head.push(byte);
        } else {
            head.push(SPELLED);
            put_string(&mut head, code);
        }
    }
    put_number(&mut head, log.typed.len() as u64);
    let mut before = 0;
    for (event, unit) in &log.typed {
        put_number(&mut head, u64::from(event.wrapping_sub(before)));
        before = *event;
        put_string(&mut head, unit);
    }
    let wide = log.codes.len() > 256;
    let mut keys = Vec::with_capacity(log.code.len());
    for code in &log.code {
        let [low, high] = code.to_le_bytes();
        keys.push(low);
        if wide {
            keys.push(high);
        }
    }
    let low: Vec<u8> = log.dt.iter().map(|dt| dt.to_le_bytes()[0]).collect();
    let mut rest = Vec::with_capacity(log.dt.len());
    for dt in &log.dt {
        put_number(&mut rest, u64::from(dt >> 8));
    }
    let mut packed = vec![VERSION];
    for plane in [head, keys, low, rest] {
        put_plane(&mut packed, &plane);
    }
    packed
}

/// Reads a packed log.
pub fn unpack_log(packed: &[u8]) -> Result<Log> {
    let mut packed = packed;
    if take(&mut packed)? != VERSION {
        return Err(BAD);
    }
    let head = take_plane(&mut packed)?;
    let keys = take_plane(&mut packed)?;
    let low = take_plane(&mut packed)?;
    let rest = take_plane(&mut packed)?;
    let mut head = head.as_slice();
    let events = usize::try_from(take_number(&mut head)?).map_err(|_| BAD)?;
    if events > MAX_EVENTS || low.len() != events {
        return Err(BAD);
    }
    let mut log = Log::default();
    for _ in 0..take_number(&mut head)? {
        log.codes.push(match take(&mut head)? {
            SPELLED => take_string(&mut head)?,
            byte => (*CODES.get(usize::from(byte)).ok_or(BAD)?).into(),
        });
    }
    let mut event = 0_u32;
    for _ in 0..take_number(&mut head)? {
        event = event.wrapping_add(u32::try_from(take_number(&mut head)?).map_err(|_| BAD)?);
        log.typed.push((event, take_string(&mut head)?));
    }
    log.code = if log.codes.len() > 256 {
        keys.chunks_exact(2)
            .map(|pair| u16::from_le_bytes([pair[0], pair[1]]))
            .collect()
    } else {
        keys.iter().map(|&key| u16::from(key)).collect()
    };
    let mut rest = rest.as_slice();
    for &low in &low {
        let high = u32::try_from(take_number(&mut rest)?).map_err(|_| BAD)?;
        log.dt
            .push(high.checked_mul(256).ok_or(BAD)? | u32::from(low));
    }
    if log.code.len() != events {
        return Err(BAD);
    }
    Ok(log)
}

/// Packs a text.
pub fn pack_text(text: &str) -> Vec<u8> {
    let mut packed = vec![VERSION];
    put_plane(&mut packed, text.as_bytes());
    packed
}

/// Reads a packed text.
pub fn unpack_text(packed: &[u8]) -> Result<String> {
    let mut packed = packed;
    if take(&mut packed)? != VERSION {
        return Err(BAD);
    }
    String::from_utf8(take_plane(&mut packed)?).map_err(|_| BAD)
}

fn put_plane(into: &mut Vec<u8>, plane: &[u8]) {
    let squeezed = zstd::bulk::compress(plane, LEVEL)
        .ok()
        .filter(|squeezed| squeezed.len() < plane.len());
    let bytes = squeezed.as_deref().unwrap_or(plane);
    put_number(
        into,
        (bytes.len() as u64) << 1 | u64::from(squeezed.is_some()),
    );
    into.extend_from_slice(bytes);
}

fn take_plane(from: &mut &[u8]) -> Result<Vec<u8>> {
    let number = take_number(from)?;
    let length = usize::try_from(number >> 1).map_err(|_| BAD)?;
    let (plane, after) = from.split_at_checked(length).ok_or(BAD)?;
    *from = after;
    if number & 1 == 0 {
        return Ok(plane.to_vec());
    }
    let size = zstd::zstd_safe::get_frame_content_size(plane)
        .ok()
        .flatten()
        .ok_or(BAD)?;
    let size = usize::try_from(size)
        .ok()
        .filter(|&size| size <= MAX_PLANE)
        .ok_or(BAD)?;
    zstd::bulk::decompress(plane, size).map_err(|_| BAD)
}

/// Seven bits a byte, lowest first.
fn put_number(into: &mut Vec<u8>, mut number: u64) {
    while number >= 0x80 {
        into.push(number.to_le_bytes()[0] | 0x80);
        number >>= 7;
    }
    into.push(number.to_le_bytes()[0]);
}

fn take_number(from: &mut &[u8]) -> Result<u64> {
    let mut number = 0_u64;
    for shift in (0..64).step_by(7) {
        let byte = take(from)?;
        number |= u64::from(byte & 0x7f).checked_shl(shift).ok_or(BAD)?;
        if byte & 0x80 == 0 {
            return Ok(number);
        }
    }
    Err(BAD)
}

fn put_string(into: &mut Vec<u8>, string: &str) {
    put_number(into, string.len() as u64);
    into.extend_from_slice(string.as_bytes());
}

fn take_string(from: &mut &[u8]) -> Result<Box<str>> {
    let length = usize::try_from(take_number(from)?).map_err(|_| BAD)?;
    let (string, after) = from.split_at_checked(length).ok_or(BAD)?;
    *from = after;
    Ok(std::str::from_utf8(string).map_err(|_| BAD)?.into())
}

fn take(from: &mut &[u8]) -> Result<u8> {
    let (&byte, after) = from.split_first().ok_or(BAD)?;
    *from = after;
    Ok(byte)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn any_log() -> impl Strategy<Value = Log> {
        let code = prop_oneof![
            8 => prop::sample::select(CODES.to_vec()).prop_map(Box::from),
            1 => "[A-Za-z]{0,20}".prop_map(Box::from),
        ];
        (
            prop::collection::vec(code, 0..300),
            prop::collection::vec((any::<u32>(), any::<u16>()), 0..600),
            prop::collection::vec((any::<u32>(), ".{0,4}"), 0..20),
        )
            .prop_map(|(codes, events, typed)| Log {
                code: events
                    .iter()
                    .map(|(_, code)| {
                        if codes.len() > 256 {
                            *code
                        } else {
                            code & 0xff
                        }
                    })
                    .collect(),
                dt: events.into_iter().map(|(dt, _)| dt).collect(),
                codes,
                typed: typed
                    .into_iter()
                    .map(|(event, unit)| (event, unit.into()))
                    .collect(),
            })
    }

    proptest! {
        #[test]
        fn what_was_packed_comes_back(log in any_log()) {
            prop_assert_eq!(unpack_log(&pack_log(&log)).unwrap(), log);
        }

        #[test]
        fn texts_come_back(text in "\\PC{0,400}") {
            prop_assert_eq!(unpack_text(&pack_text(&text)).unwrap(), text);
        }

        #[test]
        fn garbage_is_an_error_and_no_panic(garbage in prop::collection::vec(any::<u8>(), 0..200), log in any_log(), at: prop::sample::Index) {
            let _ = unpack_log(&garbage);
            let mut packed = pack_log(&log);
            let at = at.index(packed.len());
            packed[at] ^= 0x55;
            let _ = unpack_log(&packed);
            let _ = unpack_log(&packed[..at]);
        }
    }

    #[test]
    fn the_first_form_stays_readable() {
        let log = Log {
            dt: vec![0, 182, 203, 215, 190],
            codes: ["KeyF", "KeyK", "KeyJ", "Space"].map(Box::from).to_vec(),
            code: vec![0, 1, 2, 3, 0],
            typed: vec![(1, "k".into())],
        };
        let packed = [
            1, 20, 5, 4, 6, 11, 10, 37, 1, 1, 1, b'k', 10, 0, 1, 2, 3, 0, 10, 0, 182, 203, 215,
            190, 10, 0, 0, 0, 0, 0,
        ];
        assert_eq!(pack_log(&log), packed);
        assert_eq!(unpack_log(&packed).unwrap(), log);
    }
}
