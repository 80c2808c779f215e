//! The way in before it is known whose profile it leads to.

use std::sync::Arc;

use protocol::{LoginRequest, RedeemRequest, SignedIn, User};
use uuid::Uuid;

use crate::api::Api;
use crate::failure::Failure;
use crate::loopback::Arrival;
use crate::sync::NewByProvider;
use crate::transport::Transport;

/// A server's door, for one installation.
#[derive(Clone)]
pub struct Door {
    /// The way there.
    pub transport: Arc<dyn Transport>,
    /// This installation.
    pub device_id: Uuid,
    /// What the learner sees in the list of devices.
    pub device_name: Option<String>,
}

/// Somebody whom the server has let in, and who has no place here yet.
pub struct Admission {
    pub(crate) signed_in: SignedIn,
}

impl Admission {
    /// Who.
    pub fn user(&self) -> &User {
        &self.signed_in.user
    }
}

impl Door {
    fn api(&self) -> Api {
        Api {
            transport: Arc::clone(&self.transport),
        }
    }

    /// With address and password.
    pub async fn login(&self, email: String, password: String) -> Result<Admission, Failure> {
        let form = LoginRequest {
            email,
            password,
            device_id: self.device_id,
            device_name: self.device_name.clone(),
        };
        let signed_in = self.api().login(&form).await?;
        Ok(Admission { signed_in })
    }

    /// With what the browser brought.
    pub async fn redeem(
        &self,
        arrival: &Arrival,
        new: NewByProvider,
    ) -> Result<Admission, Failure> {
        let (code, code_verifier) = arrival.expose();
        let form = RedeemRequest {
            code,
            code_verifier,
            device_id: self.device_id,
            device_name: self.device_name.clone(),
            language: Some(new.language),
            timezone: Some(new.timezone),
            birth_year: new.birth_year,
            consent_analytics: new.consent_analytics,
            consent_marketing: new.consent_marketing,
        };
        let signed_in = self.api().redeem(&form).await?;
        Ok(Admission { signed_in })
    }

    /// Providers one can sign in with on this server.
    pub async fn providers(&self) -> Result<Vec<String>, Failure> {
        Ok(self.api().hello().await?.providers)
    }

    /// Lets somebody go again who does not stay: the server forgets the sign-in, if it can be told.
    pub async fn turn_away(&self, admission: Admission) {
        let token = admission.signed_in.access_token.into();
        if let Err(failure) = self.api().logout(token).await {
            tracing::info!(%failure, "the server was not told of a sign-in that was not kept");
        }
    }
}
