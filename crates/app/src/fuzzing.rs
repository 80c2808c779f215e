//! What the fuzz targets of `fuzz/` and the tests of `tests/decoders` call: each takes any bytes, decodes them, and
//! panics if what comes of them breaks a promise.

use crate::policy::any_bytes;

/// The policy of a machine, as JSON, as a property list and as a registry: what it decides holds whatever the learner
/// chose, and the rest is named.
pub fn policy(input: &[u8]) {
    any_bytes(input);
}
