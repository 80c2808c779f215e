//! What a learner does with their account beside signing in: address, password, consents, devices, export, leaving.

use protocol::{
    ChangeEmailRequest, ChangePasswordRequest, DeleteMeRequest, Device, Devices, Leaving,
    RequestPasswordReset, UpdateMe, User,
};
use serde::{Deserialize, Serialize};
use serde_json::json;
use store::StoredAccount;
use uuid::Uuid;

use crate::api::{json as body, judge, request};
use crate::failure::Failure;
use crate::sync::ProfileSync;
use crate::transport::{EXPORT, Method};

/// Name of the note about an account that was left.
pub(crate) const LEFT: &str = "left-account";

/// An account that was deleted from this profile. Signing in before it is erased brings it back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Left {
    /// The server it is on.
    pub server_url: String,
    /// Its address.
    pub email: String,
    /// Erased from then on, Unix ms.
    pub erased_from: i64,
}

/// Consents taken back here that the server has not heard of. They hold here all the same.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
struct Withdrawn {
    analytics: bool,
    marketing: bool,
}

impl ProfileSync {
    /// Asks for a mail with which to choose a new password. The answer does not say whether there is such an account.
    pub async fn request_password_reset(&self, email: String) -> Result<(), Failure> {
        let form = RequestPasswordReset { email };
        let path = "/v1/auth/request-password-reset";
        let request = request(Method::Post, path, None, Some(body(&form)));
        judge(&self.transport().send(request).await?).map(drop)
    }

    /// Asks the server who is signed in.
    pub async fn me(&self) -> Result<User, Failure> {
        let _one = self.about_user().lock().await;
        let account = self.account()?;
        let user = self
            .authorized(|api, token| Box::pin(async move { api.me(token).await }))
            .await?;
        self.keep_user(account.id, user)
    }

    /// Changes the address; the present one asks for another mail that confirms it. Other devices are signed out when
    /// it changes.
    pub async fn change_email(&self, email: String, password: String) -> Result<User, Failure> {
        let _one = self.about_user().lock().await;
        let account = self.account()?;
        let form = ChangeEmailRequest { email, password };
        let user: User = self
            .authorized(move |api, token| {
                let form = body(&form);
                Box::pin(async move {
                    let path = "/v1/me/email";
                    api.call(Method::Post, path, Some(token), Some(form)).await
                })
            })
            .await?;
        self.keep_user(account.id, user)
    }

    /// Changes the password. Other devices are signed out.
    pub async fn change_password(&self, old: String, new: String) -> Result<(), Failure> {
        self.account()?;
        let form = ChangePasswordRequest { old, new };
        self.authorized(move |api, token| {
            let form = body(&form);
            Box::pin(async move {
                let request = request(Method::Post, "/v1/me/password", Some(token), Some(form));
                judge(&api.transport.send(request).await?).map(drop)
            })
        })
        .await
    }

    /// Changes what others see in rankings: the name, and whether there is a row at all.
    pub async fn set_ranking(&self, opt_in: bool, name: Option<String>) -> Result<User, Failure> {
        let update = UpdateMe {
            leaderboard_opt_in: Some(opt_in),
            username: name.map(Some),
            ..UpdateMe::default()
        };
        self.update_me(update).await
    }

    /// Says the birth year of an account that was made without one.
    ///
    /// # Errors
    /// As [`Failure`] says; the server answers `invalid` to a year that cannot be, or where another was said before.
    pub async fn set_birth_year(&self, year: i32) -> Result<User, Failure> {
        let update = UpdateMe {
            birth_year: Some(year),
            ..UpdateMe::default()
        };
        self.update_me(update).await
    }

    /// Changes both consents. One that is taken back holds here at once, also when the server cannot be told now: it
    /// is told with the next exchange, and until then its word on that consent does not count here.
    ///
    /// # Errors
    /// As [`Failure`] says; a consent that is given needs the server. What was taken back stays taken back.
    pub async fn set_consent(&self, analytics: bool, marketing: bool) -> Result<User, Failure> {
        let account = self.account()?;
        let before: User = read_user(&account)?;
        let gives =
            analytics && !before.consent_analytics || marketing && !before.consent_marketing;
        self.withdraw(&account, analytics, marketing)?;
        let update = UpdateMe {
            consent_analytics: Some(analytics),
            consent_marketing: Some(marketing),
            ..UpdateMe::default()
        };
        match self.update_consents(&account, update).await {
            Ok(user) => Ok(user),
            Err(failure) if gives => Err(failure),
            Err(failure @ Failure::Store(_)) => Err(failure),
            Err(failure) => {
                tracing::info!(%failure, "consent is withdrawn here; the server will be told");
                read_user(&self.account()?)
            }
        }
    }

    /// Notes what is taken back, before anybody is asked.
    fn withdraw(
        &self,
        account: &StoredAccount,
        analytics: bool,
        marketing: bool,
    ) -> Result<(), Failure> {
        let known = self.withdrawn(&account.user_id)?;
        let mut user: User = read_user(account)?;
        let withdrawn = Withdrawn {
            analytics: known.analytics || user.consent_analytics && !analytics,
            marketing: known.marketing || user.consent_marketing && !marketing,
        };
        user.consent_analytics &= analytics;
        user.consent_marketing &= marketing;
        let committed = self.store().transact(|tx| {
            tx.set_note(&self.note(&account.user_id), Some(&json!(withdrawn)))?;
            tx.set_user(account.id, &json!(user))
        })?;
        if withdrawn.analytics {
            self.has_withdrawn();
        }
        self.tell(committed.changes);
        Ok(())
    }

    /// Tells the server what was taken back while it could not be reached.
    pub(crate) async fn tell_withdrawals(&self) -> Result<(), Failure> {
        let account = self.account()?;
        let withdrawn = self.withdrawn(&account.user_id)?;
        if withdrawn == Withdrawn::default() {
            return Ok(());
        }
        let update = UpdateMe {
            consent_analytics: withdrawn.analytics.then_some(false),
            consent_marketing: withdrawn.marketing.then_some(false),
            ..UpdateMe::default()
        };
        self.update_consents(&account, update).await.map(drop)
    }

    async fn update_consents(
        &self,
        account: &StoredAccount,
        update: UpdateMe,
    ) -> Result<User, Failure> {
        let _one = self.about_user().lock().await;
        let user = self.send_update(update).await?;
        // Now the server knows, and its word counts again.
        let _committed = self
            .store()
            .transact(|tx| tx.set_note(&self.note(&account.user_id), None))?;
        self.keep_user(account.id, user)
    }

    async fn update_me(&self, update: UpdateMe) -> Result<User, Failure> {
        let _one = self.about_user().lock().await;
        let account = self.account()?;
        let user = self.send_update(update).await?;
        self.keep_user(account.id, user)
    }

    async fn send_update(&self, update: UpdateMe) -> Result<User, Failure> {
        self.authorized(move |api, token| {
            let update = update.clone();
            Box::pin(async move { api.update_me(token, &update).await })
        })
        .await
    }

    /// The user as the server has it, without the consents that were taken back here meanwhile.
    pub(crate) fn as_wanted_here(&self, mut user: User) -> Result<User, Failure> {
        let withdrawn = self.withdrawn(&user.id.to_string())?;
        user.consent_analytics &= !withdrawn.analytics;
        user.consent_marketing &= !withdrawn.marketing;
        Ok(user)
    }

    fn withdrawn(&self, user_id: &str) -> Result<Withdrawn, Failure> {
        let note = self.store().note(&self.note(user_id))?;
        Ok(note
            .and_then(|note| serde_json::from_value(note).ok())
            .unwrap_or_default())
    }

    fn note(&self, user_id: &str) -> String {
        format!("withdrawn {user_id} {}", self.config().server_url)
    }

    /// The installations that are signed in to the account, the one used last first.
    pub async fn devices(&self) -> Result<Vec<Device>, Failure> {
        self.account()?;
        let devices: Devices = self
            .authorized(|api, token| {
                Box::pin(async move {
                    let path = "/v1/me/devices";
                    api.call(Method::Get, path, Some(token), None).await
                })
            })
            .await?;
        Ok(devices.devices)
    }

    /// Signs another installation out. One that is signed out already is no failure.
    pub async fn sign_out_device(&self, device: Uuid) -> Result<(), Failure> {
        self.account()?;
        let path = format!("/v1/me/devices/{device}");
        let told = self
            .authorized(move |api, token| {
                let request = request(Method::Delete, &path, Some(token), None);
                Box::pin(async move { judge(&api.transport.send(request).await?).map(drop) })
            })
            .await;
        match told {
            Err(Failure::Refused { status: 404, .. }) => Ok(()),
            told => told,
        }
    }

    /// Everything that the server holds about the account: a ZIP.
    pub async fn export(&self) -> Result<Vec<u8>, Failure> {
        self.account()?;
        self.authorized(|api, token| {
            Box::pin(async move {
                let request = request(Method::Get, EXPORT, Some(token), None);
                let answer = api.transport.send(request).await?;
                judge(&answer)?;
                Ok(answer.body)
            })
        })
        .await
    }

    /// Deletes the account on the server and signs out here; what is on this machine stays. Within ten minutes of
    /// signing in no password is needed.
    pub async fn delete_account(&self, password: Option<String>) -> Result<Left, Failure> {
        let _one = self.now_please().await;
        let account = self.account()?;
        let form = DeleteMeRequest { password };
        let leaving: Leaving = self
            .authorized(move |api, token| {
                let form = body(&form);
                Box::pin(async move {
                    let path = "/v1/me";
                    api.call(Method::Delete, path, Some(token), Some(form))
                        .await
                })
            })
            .await?;
        let left = Left {
            server_url: account.server_url.clone(),
            email: read_user(&account)?.email,
            erased_from: leaving.erased_from.timestamp_millis(),
        };
        self.tokens().forget().await;
        let _committed = self
            .store()
            .transact(|tx| tx.set_note(LEFT, Some(&json!(left))))?;
        let committed = self.store().sign_out()?;
        self.tell(committed.changes);
        Ok(left)
    }

    /// The account that was deleted from here and can still come back.
    pub fn left(&self) -> Result<Option<Left>, Failure> {
        let note = self.store().note(LEFT)?;
        let left: Option<Left> = note.and_then(|note| serde_json::from_value(note).ok());
        Ok(left.filter(|left| {
            left.server_url == self.config().server_url && left.erased_from > self.now()
        }))
    }
}

fn read_user(account: &StoredAccount) -> Result<User, Failure> {
    serde_json::from_value(account.user.clone())
        .map_err(|error| Failure::Nonsense(error.to_string()))
}
