//! Accounts: registering, signing in and out, the profile.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// `POST /v1/auth/register`.
#[derive(Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RegisterRequest {
    /// At most 254 characters; compared without regard to case.
    #[cfg_attr(
        feature = "openapi",
        schema(
            max_length = 254,
            pattern = r"^[^\s@\x00-\x1F\x7F-\x9F]+@[^\s@\x00-\x1F\x7F-\x9F]+$"
        )
    )]
    pub email: String,
    /// At least 10 characters.
    #[cfg_attr(feature = "openapi", schema(min_length = 10))]
    pub password: String,
    /// Random UUID of this installation.
    pub device_id: Uuid,
    /// What the learner sees in the list of devices.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(min_length = 1, max_length = 100))]
    pub device_name: Option<String>,
    /// Shown in rankings; unique.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(min_length = 1, max_length = 50))]
    pub username: Option<String>,
    /// Never shown to others.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(min_length = 1, max_length = 255))]
    pub full_name: Option<String>,
    /// `en`, `ru`, `es`, `de` or `fr`.
    #[cfg_attr(feature = "openapi", schema(pattern = "^(en|ru|es|de|fr)$"))]
    pub language: String,
    /// IANA name.
    pub timezone: String,
    /// Without it the account is an adult's and never ranked.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(minimum = 1900))]
    pub birth_year: Option<i32>,
    /// Consent for raw key presses. Must be given explicitly, either way: `null` here means that
    /// it was not, and is answered with 422.
    #[serde(default)]
    pub consent_analytics: Option<bool>,
    /// Consent for mail about the product; explicit likewise.
    #[serde(default)]
    pub consent_marketing: Option<bool>,
}

/// `POST /v1/auth/login`.
#[derive(Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct LoginRequest {
    /// As registered, in any case.
    pub email: String,
    /// The password.
    pub password: String,
    /// Random UUID of this installation.
    pub device_id: Uuid,
    /// What the learner sees in the list of devices.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(min_length = 1, max_length = 100))]
    pub device_name: Option<String>,
}

/// `POST /v1/auth/oauth/redeem`. All that is only for a new account may be left out: what was not chosen is a no.
#[derive(Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RedeemRequest {
    /// Out of the redirect to the app. Good once, for 60 s.
    pub code: String,
    /// What the `code_challenge` of the start was made of.
    pub code_verifier: String,
    /// Random UUID of this installation.
    pub device_id: Uuid,
    /// What the learner sees in the list of devices.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(min_length = 1, max_length = 100))]
    pub device_name: Option<String>,
    /// Of a new account: `en`, `ru`, `es`, `de` or `fr`; `en` if left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(pattern = "^(en|ru|es|de|fr)$"))]
    pub language: Option<String>,
    /// Of a new account: IANA name; `UTC` if left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub timezone: Option<String>,
    /// Of a new account. Without it the account is an adult's and never ranked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(minimum = 1900))]
    pub birth_year: Option<i32>,
    /// Of a new account: consent for raw key presses. If left out it is not given, until the learner gives it in the
    /// profile.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub consent_analytics: Option<bool>,
    /// Of a new account: consent for mail about the product; likewise.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub consent_marketing: Option<bool>,
}

/// `POST /v1/auth/refresh`.
#[derive(Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RefreshRequest {
    /// The last one received. Good once; within 60 s again for the same successor.
    pub refresh_token: String,
}

/// Answer to register, login and redeem.
#[derive(Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SignedIn {
    /// Who signed in.
    pub user: User,
    /// Opaque; for `Authorization: Bearer`.
    pub access_token: String,
    /// Opaque; for `POST /v1/auth/refresh`.
    pub refresh_token: String,
    /// Life of the access token, in seconds.
    pub expires_in: u32,
}

/// Answer to refresh.
#[derive(Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct TokenPair {
    /// Opaque; for `Authorization: Bearer`.
    pub access_token: String,
    /// Opaque; replaces the one sent.
    pub refresh_token: String,
    /// Life of the access token, in seconds.
    pub expires_in: u32,
}

/// The account as its owner sees it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[expect(
    clippy::struct_excessive_bools,
    reason = "the contract names each of them"
)]
pub struct User {
    /// Number of the account.
    pub id: i64,
    /// As given at registration.
    pub email: String,
    /// The address was proven by mail or by a provider.
    pub email_verified: bool,
    /// Shown in rankings.
    pub username: Option<String>,
    /// Never shown to others.
    pub full_name: Option<String>,
    /// `en`, `ru`, `es`, `de` or `fr`.
    pub language: String,
    /// IANA name.
    pub timezone: String,
    /// `light`, `dark` or `system`.
    pub theme: String,
    /// Has a paid plan, by whatever way.
    pub is_premium: bool,
    /// `free`, `premium`, `professional` or `enterprise`.
    pub plan: String,
    /// By birth year: no raw key presses, no rankings, no marketing.
    pub is_child: bool,
    /// Whether a birth year was said. Without one nobody is a child, and nobody is ranked.
    #[serde(default)]
    pub has_birth_year: bool,
    /// Takes part in rankings.
    pub leaderboard_opt_in: bool,
    /// When the account was made.
    #[serde(with = "crate::time")]
    pub created_at: DateTime<Utc>,
    /// May raw key presses be kept?
    pub consent_analytics: bool,
    /// May mail about the product be sent?
    pub consent_marketing: bool,
}

/// `PATCH /v1/me`: what is absent stays as it is; `null` clears a name.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct UpdateMe {
    /// `en`, `ru`, `es`, `de` or `fr`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(pattern = "^(en|ru|es|de|fr)$"))]
    pub language: Option<String>,
    /// IANA name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub timezone: Option<String>,
    /// `light`, `dark` or `system`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(pattern = "^(light|dark|system)$"))]
    pub theme: Option<String>,
    /// Shown in rankings; unique. `null` gives it up.
    #[serde(default, with = "present", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, min_length = 1, max_length = 50))]
    pub username: Option<Option<String>>,
    /// Never shown to others. `null` removes it.
    #[serde(default, with = "present", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, min_length = 1, max_length = 255))]
    pub full_name: Option<Option<String>>,
    /// Can be said once, where it was not said when the account was made. A child's takes back both consents and the
    /// place in rankings, and the raw key presses kept so far are deleted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(minimum = 1900))]
    pub birth_year: Option<i32>,
    /// Takes part in rankings; not for children.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub leaderboard_opt_in: Option<bool>,
    /// May raw key presses be kept? An act, written to the log of consents.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub consent_analytics: Option<bool>,
    /// May mail about the product be sent? An act likewise.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub consent_marketing: Option<bool>,
}

/// `POST /v1/auth/verify-email`.
#[derive(Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct VerifyEmailRequest {
    /// From the link in the mail. Good once.
    pub token: String,
}

/// `POST /v1/auth/request-password-reset`.
#[derive(Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RequestPasswordReset {
    /// Whether there is an account with it is not told.
    #[cfg_attr(
        feature = "openapi",
        schema(
            max_length = 254,
            pattern = r"^[^\s@\x00-\x1F\x7F-\x9F]+@[^\s@\x00-\x1F\x7F-\x9F]+$"
        )
    )]
    pub email: String,
}

/// `POST /v1/auth/reset-password`.
#[derive(Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ResetPasswordRequest {
    /// From the link in the mail. Good once.
    pub token: String,
    /// The new one, by the rules of registration.
    #[cfg_attr(feature = "openapi", schema(min_length = 10))]
    pub password: String,
}

/// `POST /v1/me/email`.
#[derive(Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ChangeEmailRequest {
    /// The new address; the present one asks for another mail that confirms it.
    #[cfg_attr(
        feature = "openapi",
        schema(
            max_length = 254,
            pattern = r"^[^\s@\x00-\x1F\x7F-\x9F]+@[^\s@\x00-\x1F\x7F-\x9F]+$"
        )
    )]
    pub email: String,
    /// The account's password.
    pub password: String,
}

/// `POST /v1/me/password`.
#[derive(Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ChangePasswordRequest {
    /// The present password.
    pub old: String,
    /// The new one, by the rules of registration.
    #[cfg_attr(feature = "openapi", schema(min_length = 10))]
    pub new: String,
}

/// `DELETE /v1/me`; an empty body will do soon after signing in.
#[derive(Clone, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DeleteMeRequest {
    /// The account's password; not needed within ten minutes of signing in.
    #[serde(default)]
    pub password: Option<String>,
}

/// Answer to `DELETE /v1/me`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Leaving {
    /// From then on everything is gone; until then signing in brings the account back.
    #[serde(with = "crate::time")]
    pub erased_from: DateTime<Utc>,
}

/// Answer to `GET /v1/me/devices`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Devices {
    /// Those that are signed in, the one used last first.
    pub devices: Vec<Device>,
}

/// An installation that is signed in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Device {
    /// The installation's own id.
    pub id: Uuid,
    /// As it named itself.
    pub name: Option<String>,
    /// When it signed in for the first time.
    #[serde(with = "crate::time")]
    pub created_at: DateTime<Utc>,
    /// When it signed in or refreshed for the last time.
    #[serde(with = "crate::time")]
    pub last_seen_at: DateTime<Utc>,
    /// Whether it is the one that asks.
    pub is_current: bool,
}

/// Tells an absent field (outer `None`) from `null` (inner `None`).
mod present {
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    #[expect(
        clippy::option_option,
        reason = "absent, null and a value are three things"
    )]
    #[expect(clippy::ref_option, reason = "serde's signature")]
    pub(super) fn serialize<S: Serializer>(
        value: &Option<Option<String>>,
        to: S,
    ) -> Result<S::Ok, S::Error> {
        value.serialize(to)
    }

    #[expect(
        clippy::option_option,
        reason = "absent, null and a value are three things"
    )]
    pub(super) fn deserialize<'de, D: Deserializer<'de>>(
        from: D,
    ) -> Result<Option<Option<String>>, D::Error> {
        Option::<String>::deserialize(from).map(Some)
    }
}

/// Debug output without secrets, so that no log can hold them by accident.
macro_rules! debug_without_secrets {
    ($type:ident, $($field:ident),*) => {
        impl std::fmt::Debug for $type {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.debug_struct(stringify!($type))
                    $(.field(stringify!($field), &self.$field))*
                    .finish_non_exhaustive()
            }
        }
    };
}

debug_without_secrets!(RegisterRequest, device_id, language, timezone);
debug_without_secrets!(LoginRequest, device_id);
debug_without_secrets!(RefreshRequest,);
debug_without_secrets!(VerifyEmailRequest,);
debug_without_secrets!(RequestPasswordReset,);
debug_without_secrets!(ResetPasswordRequest,);
debug_without_secrets!(ChangeEmailRequest,);
debug_without_secrets!(ChangePasswordRequest,);
debug_without_secrets!(DeleteMeRequest,);
debug_without_secrets!(SignedIn, expires_in);
debug_without_secrets!(TokenPair, expires_in);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn update_tells_absent_from_null() {
        let update: UpdateMe = serde_json::from_str(r#"{"username": null}"#).expect("decodes");
        assert_eq!(update.username, Some(None));
        assert_eq!(update.full_name, None);
        assert_eq!(
            serde_json::to_string(&update).expect("writes"),
            r#"{"username":null}"#
        );
    }

    #[test]
    fn debug_output_holds_no_secret() {
        let login = LoginRequest {
            email: "secret@example.org".into(),
            password: "secret password".into(),
            device_id: Uuid::nil(),
            device_name: None,
        };
        let shown = format!("{login:?}");
        assert!(!shown.contains("secret"), "{shown}");
    }
}
