//! What the fuzz targets of `fuzz/` and the tests of `tests/decoders` call: each takes any bytes, decodes them, and
//! panics if what comes of them breaks a promise.

use crate::library::Library;
use crate::policy::Policy;
use crate::view::settings::Settings;

/// The policy file of a machine: what it decides holds whatever the learner chose, and the rest is named.
pub fn policy(input: &[u8]) {
    let Ok(json) = serde_json::from_slice(input) else {
        return;
    };
    let library = Library::default();
    let (policy, notices) = Policy::from_json(json, "policy.json", &library);
    assert!(
        notices
            .iter()
            .all(|notice| notice.args.contains_key("field"))
    );
    let once = policy.applied(Settings::default(), &library);
    assert_eq!(policy.applied(once.clone(), &library), once);
    assert!(policy.locked().iter().all(|key| policy.decides(key)));
}
