//! Writes the OpenAPI document for `cargo xtask codegen`, which keeps it in `docs/protocol`.

use std::env;
use std::fs;

use crate::router::document;

/// Named like the tests that export the types of the interface, so that one run of them all writes this too.
#[test]
fn export_bindings_of_the_protocol() {
    let text = document().to_pretty_json().unwrap() + "\n";
    if let Some(file) = env::var_os("TACTUS_OPENAPI_FILE") {
        fs::write(file, &text).unwrap();
    }
    assert!(text.contains("/v1/sync/push"), "{text}");
}
