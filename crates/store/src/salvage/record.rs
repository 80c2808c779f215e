//! One record: its values, if its bytes are one.
//!
//! Source: <https://www.sqlite.org/fileformat2.html>, section 2.1.

use rusqlite::types::Value;

/// The values of a record. `None` unless head and body fill the bytes exactly and every text is UTF-8: noise
/// seldom passes.
pub(super) fn values(bytes: &[u8]) -> Option<Vec<Value>> {
    let mut at = 0;
    let head = usize::try_from(varint(bytes, &mut at)?).ok()?;
    if head < at || head > bytes.len() {
        return None;
    }
    let mut types = Vec::new();
    while at < head {
        types.push(varint(bytes, &mut at)?);
    }
    if at != head {
        return None;
    }
    let mut body = &bytes[head..];
    let mut values = Vec::with_capacity(types.len());
    for kind in types {
        values.push(value(kind, &mut body)?);
    }
    body.is_empty().then_some(values)
}

fn value(kind: u64, body: &mut &[u8]) -> Option<Value> {
    Some(match kind {
        0 => Value::Null,
        1..=6 => {
            let length = [1, 2, 3, 4, 6, 8][usize::try_from(kind - 1).ok()?];
            Value::Integer(integer(take(body, length)?))
        }
        7 => Value::Real(f64::from_be_bytes(take(body, 8)?.try_into().ok()?)),
        8 => Value::Integer(0),
        9 => Value::Integer(1),
        12.. => {
            let bytes = take(body, usize::try_from((kind - 12) / 2).ok()?)?.to_vec();
            if kind.is_multiple_of(2) {
                Value::Blob(bytes)
            } else {
                Value::Text(String::from_utf8(bytes).ok()?)
            }
        }
        _ => return None,
    })
}

fn take<'a>(body: &mut &'a [u8], length: usize) -> Option<&'a [u8]> {
    let (taken, rest) = body.split_at_checked(length)?;
    *body = rest;
    Some(taken)
}

/// Big-endian two's complement of 1 to 8 bytes.
fn integer(bytes: &[u8]) -> i64 {
    let sign = if bytes.first().is_some_and(|&byte| byte >= 0x80) {
        -1
    } else {
        0
    };
    bytes
        .iter()
        .fold(sign, |value, &byte| (value << 8) | i64::from(byte))
}

/// A variable-length number of up to 9 bytes; `at` goes on behind it.
pub(super) fn varint(bytes: &[u8], at: &mut usize) -> Option<u64> {
    let mut value = 0;
    for _ in 0..8 {
        let byte = *bytes.get(*at)?;
        *at += 1;
        value = (value << 7) | u64::from(byte & 0x7f);
        if byte < 0x80 {
            return Some(value);
        }
    }
    let byte = *bytes.get(*at)?;
    *at += 1;
    Some((value << 8) | u64::from(byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_read_exactly_or_not_at_all() {
        // Six bytes of head: its length, then NULL, 1, −2 in one byte, "ab", x'07'.
        let record = [6, 0, 9, 1, 17, 14, 0xfe, b'a', b'b', 7];
        let read = values(&record).unwrap();
        assert_eq!(
            read,
            [
                Value::Null,
                Value::Integer(1),
                Value::Integer(-2),
                Value::Text("ab".into()),
                Value::Blob(vec![7])
            ]
        );
        for end in 0..record.len() {
            assert_eq!(values(&record[..end]), None, "cut at {end}");
        }
        assert_eq!(values(&[&record[..], &[0]].concat()), None, "one too many");
        assert_eq!(values(&[2, 10]), None, "a type that is none");
        assert_eq!(values(&[2, 15, 0xff]), None, "no text");
    }

    #[test]
    fn numbers_of_nine_bytes_keep_their_last_one_whole() {
        let mut at = 0;
        assert_eq!(varint(&[0xff; 9], &mut at), Some(u64::MAX));
        assert_eq!(at, 9);
        assert_eq!(varint(&[0x81, 0x00], &mut 0), Some(128));
        assert_eq!(varint(&[0x81], &mut 0), None);
    }
}
