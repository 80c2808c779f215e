//! Intune: the administrative template and its values as a custom configuration, as Microsoft Graph takes it.

use serde_json::{Value, json};

use super::{
    admx::{category, data},
    id,
};
use crate::policy::{
    formats,
    schema::{self, Item},
};

const INSTALL: &str =
    "./Device/Vendor/MSFT/Policy/ConfigOperations/ADMXInstall/Tactus/Policy/Tactus";
const VALUES: &str = "./Device/Vendor/MSFT/Policy/Config";

/// First the template, then the values of a policy.
pub(super) fn configuration(policy: &Value, admx: &str) -> Value {
    let fields = formats::json(policy.to_string().as_bytes()).unwrap();
    let mut items: Vec<(&Item, Value)> = fields
        .into_iter()
        .filter_map(|(key, value)| Some((schema::find(&key)?, value)))
        .collect();
    items.sort_by_key(|(item, _)| item.key);
    let template = setting("Tactus.admx", INSTALL, admx);
    let values = items
        .iter()
        .map(|(item, value)| setting(item.key, &uri(item), &data(item, value)));
    let settings: Vec<Value> = [template].into_iter().chain(values).collect();
    json!({
        "@odata.type": "#microsoft.graph.windows10CustomConfiguration",
        "displayName": "Tactus",
        "omaSettings": settings,
    })
}

fn setting(name: &str, uri: &str, value: &str) -> Value {
    json!({
        "@odata.type": "#microsoft.graph.omaSettingString",
        "displayName": name,
        "omaUri": uri,
        "value": value,
    })
}

/// The categories down to the policy stand in the address.
pub(super) fn uri(item: &Item) -> String {
    let own = category(item);
    let path = if item.setting().is_some() {
        format!("Tactus~{own}")
    } else {
        own.to_owned()
    };
    format!("{VALUES}/Tactus~Policy~{path}/{}", id(item))
}
