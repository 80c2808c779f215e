//! Windows: what the properties of the MSI decide, as a `WiX` fragment that Tauri links into it.
//!
//! `msiexec /i … TACTUS_EXPORT=false` writes the item below the policy's key, as text. What was said is also kept in a key of
//! the installer's own, so that an upgrade says it again: the policy's key may be group policy's as well.

use std::fmt::Write as _;

use super::id;
use crate::policy::{
    registry::REGISTRY_KEY,
    schema::{ITEMS, Item, Kind, SETTINGS},
};

/// Name of the group of components: `wix.componentGroupRefs` of `tauri.windows.conf.json`.
pub(super) const GROUP: &str = "PolicyOfProperties";
/// Where the installer keeps what it was told: publisher and product.
const OWN_KEY: &str = r"Software\The Tactus project\Tactus";

/// Searches are done at 50, conditions weighed at 100, components chosen later.
const AFTER_SEARCH: u32 = 51;

/// Items that one property can hold.
pub(super) fn items() -> impl Iterator<Item = &'static Item> {
    ITEMS
        .iter()
        .filter(|item| !matches!(item.kind, Kind::Names))
}

/// `settings.error_policy` is `TACTUS_SETTINGS_ERROR_POLICY`.
pub(super) fn property(item: &Item) -> String {
    format!("TACTUS_{}", item.key.replace('.', "_").to_uppercase())
}

/// The fragment. `cargo xtask windows` takes it apart by its lines, as wixl knows less than `WiX`.
pub(super) fn fragment() -> String {
    let mut out = String::new();
    write(&mut out).unwrap();
    out
}

fn write(out: &mut String) -> std::fmt::Result {
    writeln!(
        out,
        r#"<?xml version="1.0" encoding="utf-8"?>
<Wix xmlns="http://schemas.microsoft.com/wix/2006/wi">
  <Fragment>"#
    )?;
    for item in items() {
        let (name, property) = (id(item), property(item));
        writeln!(
            out,
            r#"    <Property Id="{property}" Secure="yes" />
    <Property Id="BEFORE_{property}" Secure="yes">
      <RegistrySearch Id="Before{name}" Root="HKLM" Key="{OWN_KEY}" Name="{property}" Type="raw" Win64="yes" />
    </Property>
    <CustomAction Id="Keep{name}" Property="{property}" Value="[BEFORE_{property}]" />"#
        )?;
    }
    // Silently, only the second is run; with windows, what the first found is handed on.
    for sequence in ["InstallUISequence", "InstallExecuteSequence"] {
        writeln!(out, "    <{sequence}>")?;
        for (number, item) in (AFTER_SEARCH..).zip(items()) {
            let (name, property) = (id(item), property(item));
            writeln!(
                out,
                r#"      <Custom Action="Keep{name}" Sequence="{number}">BEFORE_{property} AND NOT {property}</Custom>"#
            )?;
        }
        writeln!(out, "    </{sequence}>")?;
    }
    writeln!(out, r#"    <DirectoryRef Id="INSTALLDIR">"#)?;
    for item in items() {
        component(out, item)?;
    }
    writeln!(
        out,
        "    </DirectoryRef>\n    <ComponentGroup Id=\"{GROUP}\">"
    )?;
    for item in items() {
        writeln!(out, r#"      <ComponentRef Id="Policy{}" />"#, id(item))?;
    }
    writeln!(out, "    </ComponentGroup>\n  </Fragment>\n</Wix>")
}

fn component(out: &mut String, item: &Item) -> std::fmt::Result {
    let (name, property, guid) = (id(item), property(item), guid(item));
    let (key, value) = item.setting().map_or_else(
        || (REGISTRY_KEY.to_owned(), item.key),
        |setting| (format!(r"{REGISTRY_KEY}\{SETTINGS}"), setting),
    );
    writeln!(
        out,
        r#"      <Component Id="Policy{name}" Guid="{guid}" Win64="yes">
        <Condition>{property}</Condition>
        <RegistryValue Root="HKLM" Key="{key}" Name="{value}" Type="string" Value="[{property}]" KeyPath="yes" />
        <RegistryValue Root="HKLM" Key="{OWN_KEY}" Name="{property}" Type="string" Value="[{property}]" />
      </Component>"#
    )
}

/// The same for an item in every version, whatever stands beside it: Windows counts by it who still needs a component.
fn guid(item: &Item) -> String {
    // FNV-1a.
    let hash = item.key.bytes().fold(0x811C_9DC5_u32, |hash, byte| {
        (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
    });
    format!("3E0B7C52-6A4D-4F4B-9B6E-5D2A{hash:08X}")
}
