//! Arguments of commands that do not take one of the other views whole.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{account::Provider, keyboard::KeyPress};

/// Of commands that need nothing.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct NoArgs {}

/// Of `keyboard`.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct KeyboardArgs {
    /// Layout id.
    pub layout: String,
}

/// Of `guess_layout`.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct GuessLayoutArgs {
    /// Language of the course.
    pub language: String,
    /// What was pressed; forgotten at once.
    pub presses: Vec<KeyPress>,
}

/// Of `lesson_intro`.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct LessonArgs {
    /// Number of the lesson in the profile's course, from 1.
    pub number: u32,
}

/// Of `select_profile`.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct ProfileArgs {
    /// UUID of the profile.
    pub id: String,
}

/// Of commands about one session.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct SessionArgs {
    /// UUID v7 of the session.
    pub session_id: String,
}

/// Of `finish_session`.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct FinishArgs {
    /// UUID v7 of the session.
    pub session_id: String,
    /// Lesson clock, ms, of a timed test whose time is over; not needed where the text is finished.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional, type = "number")]
    pub clock: Option<u64>,
}

/// Of `login`.
#[derive(Clone, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct LoginArgs {
    /// Address.
    pub email: String,
    /// Never logged, never stored.
    pub password: String,
}

/// Of `request_password_reset`.
#[derive(Clone, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct AddressArgs {
    /// Address of the account.
    pub email: String,
}

/// Of `delete_account`.
#[derive(Clone, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct PasswordArgs {
    /// Not needed within ten minutes of signing in.
    pub password: Option<String>,
}

/// Of `sign_out_device`.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct DeviceArgs {
    /// UUID of the installation.
    pub id: String,
}

/// Of `set_ranking`.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct RankingArgs {
    /// Whether others see a row at all.
    pub opt_in: bool,
    /// The name they see; as it is without.
    pub name: Option<String>,
}

/// Of `set_birth_year`.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct BirthYearArgs {
    /// 1900 or later.
    pub year: i32,
}

/// Of `delete_profile`.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct DeleteProfile {
    /// UUID of the profile: whoever is typing.
    pub id: String,
    /// Its name, typed by hand.
    pub name: String,
}

/// Of `set_consent`.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct ConsentArgs {
    /// Consent for raw key presses.
    pub analytics: bool,
    /// Consent for mail about news.
    pub marketing: bool,
}

/// Of `sign_in_with`. All but the provider is for a new account, should there be none yet: what was not chosen is a no.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct SignInWithArgs {
    /// Who vouches.
    pub provider: Provider,
    /// May be left out: the account is then an adult's.
    pub birth_year: Option<i32>,
    /// Consent for raw key presses, if it was chosen.
    pub consent_analytics: Option<bool>,
    /// Consent for mail about news, if it was chosen.
    pub consent_marketing: Option<bool>,
}
