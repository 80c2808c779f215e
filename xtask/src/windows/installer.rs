//! The MSI by wixl: made, its tables read back, and installed, upgraded and removed without a word under wine.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;
use std::slice;

use anyhow::{Context as _, Result, bail, ensure};
use serde_json::Value;

use super::build::{self, Built};
use super::fragment::Fragment;
use super::wine::{Wine, windows_path};
use crate::bundle::{LICENCES, licences};
use crate::command::{self, program, root};

/// What of an MSI wixl makes by itself, with the names that are filled in.
const PRODUCT: &str = include_str!("product.wxs");
/// `HKEY_LOCAL_MACHINE` in the table `Registry`.
const HKLM: &str = "2";
/// In the table `Upgrade`: newer ones are only looked for.
const ONLY_DETECT: &str = "2";

/// An installer with what it was made of.
pub(super) struct Msi {
    pub(super) file: PathBuf,
    version: &'static str,
    config: Value,
    fragment: Fragment,
}

/// A row of a table by the names of its columns.
type Row = BTreeMap<String, String>;

impl Msi {
    /// Packs the program as this version, in a folder of its own beside the build.
    pub(super) fn pack(built: &Built, version: &'static str) -> Result<Self> {
        let folder = build::folder().join(format!("msi-{version}"));
        fs::create_dir_all(&folder)?;
        let icon = root().join("icons/icon.ico");
        for file in [&built.exe, &built.loader, &icon] {
            let name = file.file_name().context("a file has a name")?;
            fs::copy(file, folder.join(name))
                .with_context(|| format!("{} cannot be copied", file.display()))?;
        }
        licences::copyright("src-tauri", build::TARGET, &folder.join(LICENCES))?;

        let config = config()?;
        let wix = &config["windows"]["wix"];
        let fragment = Fragment::of(wix)?;
        let word = |value: &Value| {
            value
                .as_str()
                .context("a setting is missing")
                .map(str::to_owned)
        };
        let product = PRODUCT
            .replace("@NAME@", &word(&config["productName"])?)
            .replace("@PUBLISHER@", &word(&config["publisher"])?)
            .replace("@UPGRADE_CODE@", &word(&wix["upgradeCode"])?)
            .replace("@GROUP@", &word(&wix["componentGroupRefs"][0])?)
            .replace("@VERSION@", version)
            .replace("@FRAGMENT@", fragment.of_product.trim_end());
        fs::write(folder.join("product.wxs"), product)?;
        fs::write(folder.join("policy.wxs"), &fragment.components)?;
        let file = folder.join("tactus.msi");
        if file.exists() {
            fs::remove_file(&file)?;
        }
        let mut wixl = program("wixl");
        wixl.current_dir(&folder)
            .args(["--arch", "x64", "--output"]);
        command::run(wixl.arg(&file).args(["product.wxs", "policy.wxs"]))
            .context("the MSI could not be packed")?;
        let msi = Self {
            file,
            version,
            config,
            fragment,
        };
        msi.add_what_wixl_lacks()?;
        Ok(msi)
    }

    fn add_what_wixl_lacks(&self) -> Result<()> {
        let known = property(&self.table("Property")?, "SecureCustomProperties")?;
        let secure = [slice::from_ref(&known), self.fragment.secure.as_slice()]
            .concat()
            .join(";");
        let mut build = program("msibuild");
        build.arg(&self.file).arg("-q").arg(format!(
            "UPDATE `Property` SET `Value` = '{secure}' WHERE `Property` = 'SecureCustomProperties'"
        ));
        build.args(self.fragment.conditions.iter().map(|(component, condition)| {
            format!("UPDATE `Component` SET `Condition` = '{condition}' WHERE `Component` = '{component}'")
        }));
        command::run(&mut build).context("the MSI's conditions could not be written")
    }

    fn table(&self, name: &str) -> Result<Vec<Row>> {
        let mut export = program("msiinfo");
        let text = rig::output(export.arg("export").arg(&self.file).arg(name))?;
        let mut lines = text.lines().map(|line| line.split('\t').map(str::to_owned));
        let columns: Vec<String> = lines.next().context("a table has columns")?.collect();
        // Then their types, and the name of the table with its keys.
        let rows = lines.skip(2);
        Ok(rows
            .map(|row| columns.iter().cloned().zip(row).collect())
            .collect())
    }

    /// Reads the tables back: what is in them decides what Windows does.
    pub(super) fn check(&self, built: &Built) -> Result<()> {
        println!("Reading the tables of the MSI back.");
        self.check_files(built)?;
        self.check_properties()?;
        self.check_policy()?;
        let mut info = program("msiinfo");
        let summary = rig::output(info.arg("suminfo").arg(&self.file))?;
        ensure!(summary.contains("x64;1033"), "not for 64 bits: {summary}");
        Ok(())
    }

    fn check_files(&self, built: &Built) -> Result<()> {
        let licences = self.file.with_file_name(LICENCES);
        let mut expected = Vec::new();
        for file in [&built.exe, &built.loader, &licences] {
            let name = file.file_name().context("a file has a name")?;
            let size = fs::metadata(file)?.len();
            expected.push((name.to_string_lossy().into_owned(), size.to_string()));
        }
        let files = self.table("File")?;
        let mut found: Vec<_> = files
            .iter()
            .map(|file| {
                // A short name may stand before the long one.
                let name = file["FileName"].rsplit('|').next().unwrap_or_default();
                (name.to_owned(), file["FileSize"].clone())
            })
            .collect();
        expected.sort();
        found.sort();
        ensure!(found == expected, "files: {found:?} and not {expected:?}");
        let shortcuts = self.table("Shortcut")?;
        let [shortcut] = shortcuts.as_slice() else {
            bail!("shortcuts: {shortcuts:?}");
        };
        ensure!(
            shortcut["Target"] == "[#Path]"
                && shortcut["Icon_"] == "ProductIcon"
                && shortcut["Directory_"] == "ApplicationProgramsFolder",
            "the shortcut: {shortcut:?}"
        );
        Ok(())
    }

    fn check_properties(&self) -> Result<()> {
        let code = self.config["windows"]["wix"]["upgradeCode"].as_str();
        let code = format!("{{{}}}", code.context("no upgrade code")?);
        let properties = self.table("Property")?;
        for (name, expected) in [
            ("UpgradeCode", code.as_str()),
            ("ProductVersion", self.version),
            ("ProductName", "Tactus"),
            ("ALLUSERS", "1"),
            ("ARPPRODUCTICON", "ProductIcon"),
        ] {
            let found = property(&properties, name)?;
            ensure!(found == expected, "{name} is {found}");
        }
        let secure = property(&properties, "SecureCustomProperties")?;
        for name in &self.fragment.secure {
            ensure!(
                secure.split(';').any(|one| one == name),
                "{name} is not handed on"
            );
        }
        // Newer ones are found and refused, older ones are removed.
        let upgrades = self.table("Upgrade")?;
        let has = |least: &str, most: &str, attributes: &str| {
            upgrades.iter().any(|row| {
                row["UpgradeCode"] == code
                    && row["VersionMin"] == least
                    && row["VersionMax"] == most
                    && row["Attributes"] == attributes
            })
        };
        ensure!(
            has(self.version, "", ONLY_DETECT) && has("", self.version, "1"),
            "upgrades: {upgrades:?}"
        );
        let refusals = self.table("LaunchCondition")?;
        let refused = |row: &Row| row["Condition"] == "NOT WIX_DOWNGRADE_DETECTED";
        ensure!(refusals.iter().any(refused), "an older one is not refused");
        Ok(())
    }

    /// Every item of the policy is written where its property is given.
    fn check_policy(&self) -> Result<()> {
        let registry = self.table("Registry")?;
        for [component, key, name, value] in &self.fragment.values {
            let is_there = registry.iter().any(|row| {
                row["Root"] == HKLM
                    && row["Component_"] == *component
                    && row["Key"] == *key
                    && row["Name"] == *name
                    && row["Value"] == *value
            });
            ensure!(is_there, r"{key}\{name} is not written");
        }
        let components = self.table("Component")?;
        for (component, condition) in &self.fragment.conditions {
            let row = components.iter().find(|row| row["Component"] == *component);
            let row = row.with_context(|| format!("{component} is not there"))?;
            ensure!(row["Condition"] == *condition, "{component}: {row:?}");
        }
        let sequence = self.table("InstallExecuteSequence")?;
        let at = |action: &str| -> Result<u32> {
            let row = sequence.iter().find(|row| row["Action"] == action);
            let row = row.with_context(|| format!("{action} is never done"))?;
            Ok(row["Sequence"].parse()?)
        };
        // What was said before is found, then taken, then weighed; the older one goes after that.
        let order = [
            "AppSearch",
            "KeepServerUrl",
            "CostFinalize",
            "RemoveExistingProducts",
        ];
        let order = order.map(at).into_iter().collect::<Result<Vec<u32>>>()?;
        ensure!(order.is_sorted(), "the order of actions: {order:?}");
        Ok(())
    }
}

/// The settings of the real installer: those of all systems, and those of Windows.
fn config() -> Result<Value> {
    let read = |name: &str| -> Result<Value> {
        let text = fs::read_to_string(root().join("src-tauri").join(name))?;
        Ok(serde_json::from_str(&text)?)
    };
    let (common, windows) = (read("tauri.conf.json")?, read("tauri.windows.conf.json")?);
    let mut config = windows["bundle"].clone();
    config["productName"] = common["productName"].clone();
    config["publisher"] = common["bundle"]["publisher"].clone();
    Ok(config)
}

fn property(table: &[Row], name: &str) -> Result<String> {
    let row = table.iter().find(|row| row["Property"] == name);
    Ok(row.with_context(|| format!("no property {name}"))?["Value"].clone())
}

/// An item that is said once, and one that is said anew.
const KEPT: &str = "TACTUS_SERVER_URL=https://tactus.school.example";
const CHANGED: [&str; 2] = [
    "TACTUS_SETTINGS_TYPE_SIZE=40",
    "TACTUS_SETTINGS_TYPE_SIZE=44",
];

/// Installs the old one with items of a policy, upgrades to the new one, is refused the way back, removes.
pub(super) fn try_out(wine: &Wine, old: &Msi, new: &Msi) -> Result<()> {
    println!("Installing, upgrading and removing by msiexec, without a word.");
    let msiexec = |what: &str, msi: &Msi, words: &[&str]| {
        let file = windows_path(&msi.file);
        wine.try_run(&[&["msiexec", what, file.as_str(), "/qn"][..], words].concat())
    };
    let done = msiexec("/i", old, &[KEPT, CHANGED[0], "TACTUS_EXPORT=false"])?;
    ensure!(done.status.success(), "not installed: {}", done.status);
    let kept = [
        r#"server_url = "https://tactus.school.example""#,
        "export = false",
    ];
    installed(
        wine,
        old,
        &[&kept[..], &["settings.type_size = 40"]].concat(),
    )?;

    let done = msiexec("/i", new, &[CHANGED[1]])?;
    ensure!(done.status.success(), "not upgraded: {}", done.status);
    let items = [&kept[..], &["settings.type_size = 44"]].concat();
    installed(wine, new, &items)?;
    let done = msiexec("/i", old, &[])?;
    ensure!(!done.status.success(), "the way back was not refused");
    installed(wine, new, &items)?;

    let done = msiexec("/x", new, &[])?;
    ensure!(done.status.success(), "not removed: {}", done.status);
    ensure!(!place(wine).exists(), "the folder is left");
    ensure!(shortcut(wine)?.is_none(), "the shortcut is left");
    ensure!(versions(wine)?.is_empty(), "still in the list of programs");
    for key in [
        r"HKLM\Software\Policies\Tactus",
        r"HKLM\Software\The Tactus project\Tactus",
    ] {
        let left = wine.try_run(&["reg", "query", key, "/s"])?;
        ensure!(
            !left.text.contains("REG_SZ"),
            "{key} is left: {}",
            left.text
        );
    }
    Ok(())
}

/// This version is there alone, whole, and these items of a policy are in force.
fn installed(wine: &Wine, msi: &Msi, items: &[&str]) -> Result<()> {
    for name in ["tactus.exe", "WebView2Loader.dll", LICENCES] {
        let made = fs::read(msi.file.with_file_name(name))?;
        let found = fs::read(place(wine).join(name));
        let found = found.with_context(|| format!("{name} is not installed"))?;
        ensure!(made == found, "another {name} is installed");
    }
    ensure!(shortcut(wine)?.is_some(), "no shortcut in the Start menu");
    let versions = versions(wine)?;
    ensure!(versions == [msi.version], "installed are {versions:?}");
    let checked = wine.run(&[r"C:\Program Files\Tactus\tactus.exe", "--check-policy"])?;
    let mut in_force: Vec<&str> = checked
        .lines()
        .filter(|line| line.contains(" = "))
        .collect();
    let mut expected: Vec<String> = items
        .iter()
        .map(|item| format!(r"  {item} (HKLM\Software\Policies\Tactus)"))
        .collect();
    in_force.sort_unstable();
    expected.sort_unstable();
    ensure!(in_force == expected, "in force: {in_force:?}");
    Ok(())
}

fn place(wine: &Wine) -> PathBuf {
    wine.drive().join("Program Files/Tactus")
}

/// The shortcut in the Start menu: for everybody on Windows, for its only user with wine.
fn shortcut(wine: &Wine) -> Result<Option<PathBuf>> {
    let menu = "Microsoft/Windows/Start Menu/Programs/Tactus/Tactus.lnk";
    let mut places = vec![wine.drive().join("ProgramData").join(menu)];
    for user in fs::read_dir(wine.drive().join("users"))? {
        places.push(user?.path().join("AppData/Roaming").join(menu));
    }
    Ok(places.into_iter().find(|place| place.is_file()))
}

/// The versions in the list of installed programs.
fn versions(wine: &Wine) -> Result<Vec<String>> {
    let key = r"HKLM\Software\Microsoft\Windows\CurrentVersion\Uninstall";
    let listed = wine.try_run(&["reg", "query", key, "/s"])?;
    let values = listed.text.lines().map(str::split_whitespace);
    let versions = values.filter_map(|mut words| match words.next() {
        Some("DisplayVersion") => words.last().map(str::to_owned),
        _ => None,
    });
    Ok(versions.collect())
}
