//! Rebuilds the embedded migrations when one is added: the macro alone does not watch the folder.
fn main() {
    println!("cargo::rerun-if-changed=../../migrations/client");
}
