//! Writes the corpus of the fuzz targets that is kept: small inputs as they really occur, from the code that makes them.
//! What a fuzzer finds is added to the same folders by hand; nothing is deleted here.
#![expect(
    clippy::unwrap_used,
    reason = "whoever runs this wants to see where it fails"
)]

#[path = "seeds/files.rs"]
mod files;
#[path = "seeds/typed.rs"]
mod typed;
#[path = "seeds/words.rs"]
mod words;

use std::fs;

/// Inputs of one target: name of the file, content.
pub(crate) type Seeds = Vec<(String, Vec<u8>)>;

fn main() {
    for (target, seeds) in [typed::all(), words::all(), files::all()].concat() {
        let folder = decoders::folder().join("corpus").join(target);
        fs::create_dir_all(&folder).unwrap();
        for (name, content) in seeds {
            fs::write(folder.join(name), content).unwrap();
        }
    }
}
