//! What the fuzz targets of `fuzz/` and the tests of `tests/decoders` call: each takes any bytes, decodes them, and
//! panics if what comes of them breaks a promise.

pub use crate::accounts::fuzzing::{forms, password};
pub use crate::http::fuzzing::headers;
pub use crate::oauth::fuzzing::{browser, github};
pub use crate::sync::fuzzing::{clock, cursor, months, push};
