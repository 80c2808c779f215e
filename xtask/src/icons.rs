//! `cargo xtask icons`: the icon in every size, from the drawings in `icons/`.
//!
//! Small sizes have drawings of their own, on their grid of pixels; the results are committed.

use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result};

use crate::command::{program, root};
use crate::setup;

/// Each size in pixels and the drawing it is made from: twice a small drawing is still on its grid.
const DRAWINGS: [(u32, &str); 9] = [
    (16, "tactus-16.svg"),
    (24, "tactus-24.svg"),
    (32, "tactus-32.svg"),
    (48, "tactus-24.svg"),
    (64, "tactus-32.svg"),
    (128, "tactus.svg"),
    (256, "tactus.svg"),
    (512, "tactus.svg"),
    (1024, "tactus.svg"),
];

/// Sizes that lie in `icons/` as files of their own; Linux installs each.
const FILES: [u32; 8] = [16, 24, 32, 48, 64, 128, 256, 512];

/// Sizes in the icon for Windows.
const ICO: [u32; 7] = [16, 24, 32, 48, 64, 128, 256];

/// Types in the icon for macOS, as Apple names them, each with its pixels: five sizes and each of them for
/// screens of twice the density.
const ICNS: [(&[u8; 4], u32); 10] = [
    (b"icp4", 16),
    (b"ic11", 32),
    (b"icp5", 32),
    (b"ic12", 64),
    (b"ic07", 128),
    (b"ic13", 256),
    (b"ic08", 256),
    (b"ic14", 512),
    (b"ic09", 512),
    (b"ic10", 1024),
];

pub(crate) fn run() -> Result<()> {
    setup::ensure_for_icons()?;
    let folder = root().join("icons");
    let mut drawn = Vec::new();
    for (size, drawing) in DRAWINGS {
        drawn.push((size, draw(&folder.join(drawing), size)?));
    }
    let png = |size: u32| -> Result<&[u8]> {
        let found = drawn.iter().find(|(drawn, _)| *drawn == size);
        Ok(&found.context("no drawing has this size")?.1)
    };
    for size in FILES {
        write(&folder.join(format!("{size}x{size}.png")), png(size)?)?;
    }
    let mut ico = Vec::new();
    for size in ICO {
        ico.push((size, png(size)?));
    }
    write(&folder.join("icon.ico"), &windows(&ico)?)?;
    let mut icns = Vec::new();
    for (kind, size) in ICNS {
        icns.push((kind, png(size)?));
    }
    write(&folder.join("icon.icns"), &macos(&icns)?)?;
    println!("The icons are drawn.");
    Ok(())
}

fn draw(drawing: &Path, size: u32) -> Result<Vec<u8>> {
    let size = size.to_string();
    let mut command = program("rsvg-convert");
    command.args(["--width", &size, "--height", &size]);
    let drawn = command
        .arg(drawing)
        .output()
        .context("rsvg-convert cannot be started")?;
    let complaint = String::from_utf8_lossy(&drawn.stderr);
    anyhow::ensure!(
        drawn.status.success(),
        "{} cannot be drawn: {}",
        drawing.display(),
        complaint.trim()
    );
    Ok(drawn.stdout)
}

fn write(file: &Path, bytes: &[u8]) -> Result<()> {
    fs::write(file, bytes).with_context(|| format!("{} cannot be written", file.display()))
}

/// The ICO container: a directory of little-endian entries, then PNG files, which Windows reads since Vista.
fn windows(pictures: &[(u32, &[u8])]) -> Result<Vec<u8>> {
    let count = u16::try_from(pictures.len())?;
    let mut file = Vec::from([0, 0, 1, 0]);
    file.extend(count.to_le_bytes());
    let mut at = 6 + 16 * u32::from(count);
    for (size, png) in pictures {
        // One byte for width and height: 0 stands for 256.
        let side = u8::try_from(*size).unwrap_or(0);
        let length = u32::try_from(png.len())?;
        file.extend([side, side, 0, 0, 1, 0, 32, 0]);
        file.extend(length.to_le_bytes());
        file.extend(at.to_le_bytes());
        at += length;
    }
    for (_, png) in pictures {
        file.extend_from_slice(png);
    }
    Ok(file)
}

/// The ICNS container: big-endian lengths, each with its own 8 bytes counted.
fn macos(pictures: &[(&[u8; 4], &[u8])]) -> Result<Vec<u8>> {
    let length = 8 + pictures.iter().map(|(_, png)| 8 + png.len()).sum::<usize>();
    let mut file = Vec::from(*b"icns");
    file.extend(u32::try_from(length)?.to_be_bytes());
    for (kind, png) in pictures {
        file.extend_from_slice(*kind);
        file.extend(u32::try_from(8 + png.len())?.to_be_bytes());
        file.extend_from_slice(png);
    }
    Ok(file)
}
