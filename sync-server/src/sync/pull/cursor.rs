//! Where a client stands: opaque to it.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use uuid::Uuid;

/// How far which account was told what, in which life of the server.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::sync) struct Cursor {
    pub(super) epoch: Uuid,
    pub(super) user: i64,
    /// Number of the last change that was told.
    pub(super) seq: i64,
}

impl Cursor {
    pub(in crate::sync) fn write(self) -> String {
        let bytes = [
            self.epoch.as_bytes().as_slice(),
            &self.user.to_be_bytes(),
            &self.seq.to_be_bytes(),
        ]
        .concat();
        URL_SAFE_NO_PAD.encode(bytes)
    }

    /// Reads a cursor; what is none of ours is none.
    pub(in crate::sync) fn read(text: &str) -> Option<Self> {
        let bytes = URL_SAFE_NO_PAD.decode(text).ok()?;
        let (epoch, rest) = bytes.split_first_chunk::<16>()?;
        let (user, rest) = rest.split_first_chunk::<8>()?;
        let (seq, rest) = rest.split_first_chunk::<8>()?;
        let cursor = Self {
            epoch: Uuid::from_bytes(*epoch),
            user: i64::from_be_bytes(*user),
            seq: i64::from_be_bytes(*seq),
        };
        (rest.is_empty() && cursor.seq >= 0).then_some(cursor)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_it_wrote_and_nothing_else() {
        let cursor = Cursor {
            epoch: Uuid::from_u128(7),
            user: 3,
            seq: 12,
        };
        let text = cursor.write();
        assert_eq!(Cursor::read(&text), Some(cursor));
        assert_eq!(Cursor::read(&Cursor { seq: -1, ..cursor }.write()), None);
        for bad in ["", "0", "cursor", &text[1..], &format!("{text}AA")] {
            assert_eq!(Cursor::read(bad), None, "{bad}");
        }
    }
}
