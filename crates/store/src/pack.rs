//! The packed form of logs and texts in the file.
//!
//! A packed log is the version of its form; the number of events, the keys that occur and the deviations, plainly;
//! and then, range-coded, the key and the gap of each event. A version is never changed once released.

mod models;
mod range;

use trainer::typing::{Log, MAX_EVENTS};

use crate::error::{Result, StoreError};
use models::{FEW_KEYS, Gaps, Keys};
use range::{Decoder, Encoder};

/// The form written today.
const VERSION: u8 = 1;
/// Level of the texts: higher ones gain nothing on a few hundred characters.
const LEVEL: i32 = 3;
/// The longest text that is unpacked.
const MAX_TEXT: usize = 16 << 20;

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
    let mut packed = vec![VERSION];
    put_number(&mut packed, log.dt.len() as u64);
    // A log that names keys it does not have is no log of ours; it comes back as it was all the same.
    let are_few = log.codes.len() < FEW_KEYS
        && log
            .code
            .iter()
            .all(|&code| usize::from(code) < log.codes.len());
    put_number(
        &mut packed,
        (log.codes.len() as u64) << 1 | u64::from(are_few),
    );
    for code in &log.codes {
        let known = CODES.iter().position(|known| **known == **code);
        if let Some(byte) = known.and_then(|at| u8::try_from(at).ok()) {
            packed.push(byte);
        } else {
            packed.push(SPELLED);
            put_string(&mut packed, code);
        }
    }
    put_number(&mut packed, log.typed.len() as u64);
    let mut before = 0;
    for (event, unit) in &log.typed {
        put_number(&mut packed, u64::from(event.wrapping_sub(before)));
        before = *event;
        put_string(&mut packed, unit);
    }
    let mut keys = Keys::new(are_few.then_some(log.codes.len()));
    let mut gaps = Gaps::new();
    let mut encoder = Encoder::new();
    for (code, dt) in log.code.iter().zip(&log.dt) {
        keys.put(&mut encoder, *code);
        gaps.put(&mut encoder, *dt);
    }
    packed.extend(encoder.finish());
    packed
}

/// Reads a packed log.
pub fn unpack_log(packed: &[u8]) -> Result<Log> {
    let mut packed = packed;
    if take(&mut packed)? != VERSION {
        return Err(BAD);
    }
    let events = take_number(&mut packed)?;
    if events > MAX_EVENTS as u64 {
        return Err(BAD);
    }
    let mut log = Log::default();
    let keys = take_number(&mut packed)?;
    let are_few = keys & 1 == 1 && keys >> 1 < FEW_KEYS as u64;
    for _ in 0..keys >> 1 {
        log.codes.push(match take(&mut packed)? {
            SPELLED => take_string(&mut packed)?,
            byte => (*CODES.get(usize::from(byte)).ok_or(BAD)?).into(),
        });
    }
    let mut event = 0_u32;
    for _ in 0..take_number(&mut packed)? {
        event = event.wrapping_add(u32::try_from(take_number(&mut packed)?).map_err(|_| BAD)?);
        log.typed.push((event, take_string(&mut packed)?));
    }
    let mut keys = Keys::new(are_few.then_some(log.codes.len()));
    let mut gaps = Gaps::new();
    let mut decoder = Decoder::new(packed);
    for _ in 0..events {
        log.code.push(keys.take(&mut decoder));
        log.dt.push(gaps.take(&mut decoder));
    }
    Ok(log)
}

/// Packs a text.
pub fn pack_text(text: &str) -> Vec<u8> {
    let mut packed = vec![VERSION];
    packed.extend(zstd::bulk::compress(text.as_bytes(), LEVEL).expect("memory takes any text"));
    packed
}

/// Reads a packed text.
pub fn unpack_text(packed: &[u8]) -> Result<String> {
    const BAD: StoreError = StoreError::Unreadable {
        what: "session_logs.text",
    };
    let (&VERSION, frame) = packed.split_first().ok_or(BAD)? else {
        return Err(BAD);
    };
    let size = zstd::zstd_safe::get_frame_content_size(frame)
        .ok()
        .flatten()
        .ok_or(BAD)?;
    let size = usize::try_from(size)
        .ok()
        .filter(|&size| size <= MAX_TEXT)
        .ok_or(BAD)?;
    let text = zstd::bulk::decompress(frame, size).map_err(|_| BAD)?;
    String::from_utf8(text).map_err(|_| BAD)
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
        let gap = prop_oneof![8 => 0..5_000_u32, 1 => Just(0), 1 => any::<u32>()];
        (
            prop_oneof![8 => prop::collection::vec(code.clone(), 1..40), 1 => prop::collection::vec(code, 250..300)],
            prop::collection::vec((gap, any::<u16>()), 0..600),
            prop::collection::vec((any::<u32>(), ".{0,4}"), 0..20),
            prop::bool::weighted(0.9),
        )
            .prop_map(|(codes, events, typed, is_right)| Log {
                code: events
                    .iter()
                    .map(|(_, code)| if is_right { code % u16::try_from(codes.len()).unwrap() } else { *code })
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
            1, 5, 9, 6, 11, 10, 37, 1, 1, 1, b'k', 0, 61, 184, 143, 59, 82, 6, 127, 183, 162, 244,
        ];
        assert_eq!(pack_log(&log), packed);
        assert_eq!(unpack_log(&packed).unwrap(), log);
    }
}
