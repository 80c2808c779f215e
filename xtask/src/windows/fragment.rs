//! The policy's fragment (`deploy/policy/windows/Tactus.wxs`) in the parts that Debian's wixl takes: it knows no
//! properties in a fragment, no conditions of components and no secure properties.

use std::fs;

use anyhow::{Context as _, Result, ensure};
use serde_json::Value;

use crate::command::root;

/// The fragment, taken apart.
pub(super) struct Fragment {
    /// Belongs into the product.
    pub(super) of_product: String,
    /// A fragment that wixl reads.
    pub(super) components: String,
    /// Properties that an administrator's command line hands on.
    pub(super) secure: Vec<String>,
    /// Components with what they are installed for.
    pub(super) conditions: Vec<(String, String)>,
    /// What is written: component, key, name, value.
    pub(super) values: Vec<[String; 4]>,
}

/// The attribute of the element that stands on the line.
fn attribute(line: &str, name: &str) -> Option<String> {
    let (_, rest) = line.split_once(&format!(" {name}=\""))?;
    Some(rest.split_once('"')?.0.to_owned())
}

impl Fragment {
    /// That of `tauri.windows.conf.json`.
    pub(super) fn of(wix: &Value) -> Result<Self> {
        let name = wix["fragmentPaths"][0].as_str().context("no fragment")?;
        let file = root().join("src-tauri").join(name);
        let text = fs::read_to_string(&file)
            .with_context(|| format!("{} cannot be read", file.display()))?;
        Self::read(&text).with_context(|| format!("{} is not as it was", file.display()))
    }

    /// Every element of it stands on a line of its own.
    fn read(text: &str) -> Result<Self> {
        let (head, rest) = text.split_once("  <Fragment>\n").context("no begin")?;
        let (inner, tail) = rest.split_once("  </Fragment>\n").context("no end")?;
        let (of_product, components) = inner
            .split_once("    <DirectoryRef")
            .context("no components")?;
        let mut fragment = Self {
            of_product: of_product.replace(r#" Secure="yes""#, ""),
            components: format!("{head}  <Fragment>\n    <DirectoryRef"),
            secure: Vec::new(),
            conditions: Vec::new(),
            values: Vec::new(),
        };
        let secure = of_product
            .lines()
            .filter(|line| line.contains(r#" Secure="yes""#));
        fragment.secure = secure.filter_map(|line| attribute(line, "Id")).collect();
        let mut component = String::new();
        for line in components.split_inclusive('\n') {
            let element = line.trim_start();
            if element.starts_with("<Component ") {
                component = attribute(line, "Id").context("a component without a name")?;
            } else if let Some(condition) = element.strip_prefix("<Condition>") {
                let (condition, _) = condition.split_once('<').context("half a condition")?;
                fragment
                    .conditions
                    .push((component.clone(), condition.to_owned()));
                continue;
            } else if element.starts_with("<RegistryValue ") {
                let own = |name| attribute(line, name).context("half a value");
                let value = [component.clone(), own("Key")?, own("Name")?, own("Value")?];
                fragment.values.push(value);
            }
            fragment.components.push_str(line);
        }
        fragment.components.push_str("  </Fragment>\n");
        fragment.components.push_str(tail);
        ensure!(
            fragment.conditions.len() > 10
                && fragment.values.len() == 2 * fragment.conditions.len()
                && fragment.secure.len() == 2 * fragment.conditions.len(),
            "an item has a condition, two values and two properties"
        );
        Ok(fragment)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_fragment_that_tauri_links_can_be_taken_apart() {
        let config = fs::read(root().join("src-tauri/tauri.windows.conf.json")).unwrap();
        let config: Value = serde_json::from_slice(&config).unwrap();
        let fragment = Fragment::of(&config["bundle"]["windows"]["wix"]).unwrap();
        assert!(!fragment.components.contains("<Condition>"));
        assert!(!fragment.of_product.contains("Secure="));
        let first = fragment.conditions.first().unwrap();
        assert_eq!(
            *first,
            ("PolicyServerUrl".into(), "TACTUS_SERVER_URL".into())
        );
        assert_eq!(
            fragment.values[0],
            [
                "PolicyServerUrl",
                r"Software\Policies\Tactus",
                "server_url",
                "[TACTUS_SERVER_URL]"
            ]
        );
    }
}
