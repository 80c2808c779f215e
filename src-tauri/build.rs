//! Embeds the built interface, the icons and the capabilities.

use std::{fs, io, path::Path};

/// What the window shows when Rust was built before the interface.
const NOT_BUILT: &str = "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>Tactus</title>\
    <p>The interface is not built yet. Run <code>cargo xtask run</code>.</p></html>\n";

fn main() -> io::Result<()> {
    // Tauri embeds ui/dist at compile time and stops when it is missing. `cargo check` and the tests of
    // the shell have to work without Node, so an honest page takes its place until `vite build` writes the real one.
    let dist = Path::new("../ui/dist");
    if !dist.join("index.html").exists() {
        fs::create_dir_all(dist)?;
        fs::write(dist.join("index.html"), NOT_BUILT)?;
    }
    println!("cargo:rerun-if-changed=../ui/dist");
    tauri_build::build();
    Ok(())
}
