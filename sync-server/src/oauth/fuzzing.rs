//! Decoders of signing in with a provider, for the fuzz targets.

use axum::extract::Query;
use axum::http::{HeaderMap, Uri};

use super::{attempt, callback, github as hub, start};

/// The query with which a browser comes: the app's own wishes, and what a provider sends along. Wherever it is sent on
/// to is the learner's own machine, and the app's state goes with it as it was.
pub fn browser(input: &[u8]) {
    let Ok(text) = std::str::from_utf8(input) else {
        return;
    };
    let Ok(uri) = format!("http://sync.example/start?{text}").parse::<Uri>() else {
        return;
    };
    if let Ok(Query(asked)) = Query::<start::Start>::try_from_uri(&uri)
        && let Ok(asked) = start::check(asked)
    {
        for answer in [Ok("tc_code".to_owned()), Err("access_denied")] {
            let to = callback::to_the_app(&asked, &answer).expect("it can be asked for");
            assert_eq!(to.host_str(), Some("127.0.0.1"));
            assert_eq!(to.port_or_known_default(), Some(asked.port));
            let mut states = to.query_pairs().filter(|(name, _)| name == "state");
            assert_eq!(states.next().expect("there is one").1, asked.app_state);
            assert_eq!(states.next(), None);
        }
    }
    if let Ok(Query(back)) = Query::<callback::Back>::try_from_uri(&uri) {
        let name = attempt::cookie_name(&back.state.unwrap_or_default());
        assert!(name.is_ascii() && name.len() == 29);
    }
}

/// The cookie of an attempt.
pub(crate) fn cookie(headers: &HeaderMap) {
    let value = callback::secret_in(headers, &attempt::cookie_name("state"));
    assert!(value.is_none_or(|value| !value.contains(';')));
}

/// An answer of GitHub: an address that takes no mail is nobody's.
pub fn github(input: &[u8]) {
    hub::fuzzing::read(input);
}
