//! Who sees whom: what a learner agrees to and ends, and what those who care for others ask of the server.

use protocol::{
    AcceptRequest, AddMembersRequest, AddedMembers, AssignSeatRequest, CareInvitations,
    CareLearners, CareOverview, ChangeRoleRequest, CreateOrgRequest, InviteRequest, Org,
    OrgMembers, OrgRole, Orgs, Seats, Seen, SentInvitation,
};
use serde::Serialize;
use serde::de::DeserializeOwned;
use uuid::Uuid;

use crate::api::{json, judge, request};
use crate::failure::Failure;
use crate::sync::ProfileSync;
use crate::transport::{Body, Method};

const NOTHING: Option<&()> = None;

impl ProfileSync {
    async fn ask<T: DeserializeOwned + Send + 'static>(
        &self,
        method: Method,
        path: String,
        form: Option<&(impl Serialize + Sync)>,
    ) -> Result<T, Failure> {
        let answer = self.send(method, path, form).await?;
        serde_json::from_slice(&answer).map_err(|error| Failure::Nonsense(error.to_string()))
    }

    async fn send(
        &self,
        method: Method,
        path: String,
        form: Option<&(impl Serialize + Sync)>,
    ) -> Result<Vec<u8>, Failure> {
        self.account()?;
        let body: Option<Body> = form.map(json);
        self.authorized(move |api, token| {
            let request = request(method, &path, Some(token), body.clone());
            Box::pin(async move {
                let answer = api.transport.send(request).await?;
                judge(&answer).map(<[u8]>::to_vec)
            })
        })
        .await
    }

    /// What waits for the learner's answer, and what they have asked themselves.
    pub async fn care_invitations(&self) -> Result<CareInvitations, Failure> {
        let path = "/v1/care/invitations".to_owned();
        self.ask(Method::Get, path, NOTHING).await
    }

    /// Who sees the learner.
    pub async fn care(&self) -> Result<CareOverview, Failure> {
        self.ask(Method::Get, "/v1/care".to_owned(), NOTHING).await
    }

    /// Says yes, having been shown what is `seen`.
    pub async fn accept_care(
        &self,
        id: Uuid,
        seen: Vec<Seen>,
        by_guardian: bool,
    ) -> Result<CareOverview, Failure> {
        let path = format!("/v1/care/invitations/{id}/accept");
        let form = AcceptRequest { seen, by_guardian };
        self.ask(Method::Post, path, Some(&form)).await
    }

    /// Says no.
    pub async fn decline_care(&self, id: Uuid) -> Result<(), Failure> {
        let path = format!("/v1/care/invitations/{id}/decline");
        self.send(Method::Post, path, NOTHING).await.map(drop)
    }

    /// Ends a relation, or takes a question back. One that is over is no failure.
    pub async fn end_care(&self, id: Uuid) -> Result<(), Failure> {
        let path = format!("/v1/care/{id}");
        match self.send(Method::Delete, path, NOTHING).await {
            Ok(_) | Err(Failure::Refused { status: 404, .. }) => Ok(()),
            Err(failure) => Err(failure),
        }
    }

    /// Everybody whom the account sees.
    pub async fn care_learners(&self) -> Result<CareLearners, Failure> {
        let path = "/v1/care/learners".to_owned();
        self.ask(Method::Get, path, NOTHING).await
    }

    /// Asks an address.
    pub async fn invite_learner(&self, email: String) -> Result<SentInvitation, Failure> {
        let path = "/v1/care/invitations".to_owned();
        let form = InviteRequest { email };
        self.ask(Method::Post, path, Some(&form)).await
    }

    /// The organisations the account is in.
    pub async fn orgs(&self) -> Result<Orgs, Failure> {
        self.ask(Method::Get, "/v1/orgs".to_owned(), NOTHING).await
    }

    /// Founds one.
    pub async fn create_org(&self, name: String) -> Result<Org, Failure> {
        let form = CreateOrgRequest { name };
        self.ask(Method::Post, "/v1/orgs".to_owned(), Some(&form))
            .await
    }

    /// Dissolves one.
    pub async fn dissolve_org(&self, org: Uuid) -> Result<(), Failure> {
        let path = format!("/v1/orgs/{org}");
        self.send(Method::Delete, path, NOTHING).await.map(drop)
    }

    /// Everybody in one.
    pub async fn org_members(&self, org: Uuid) -> Result<OrgMembers, Failure> {
        let path = format!("/v1/orgs/{org}/members");
        self.ask(Method::Get, path, NOTHING).await
    }

    /// Asks many, by a file's text or a list.
    pub async fn add_members(
        &self,
        org: Uuid,
        csv: String,
        role: OrgRole,
    ) -> Result<AddedMembers, Failure> {
        let path = format!("/v1/orgs/{org}/members");
        let form = AddMembersRequest {
            email: None,
            csv: Some(csv),
            role: Some(role),
        };
        self.ask(Method::Post, path, Some(&form)).await
    }

    /// Changes what a member is.
    pub async fn set_org_role(
        &self,
        org: Uuid,
        member: Uuid,
        role: OrgRole,
    ) -> Result<(), Failure> {
        let path = format!("/v1/orgs/{org}/members/{member}");
        let form = ChangeRoleRequest { role };
        self.send(Method::Patch, path, Some(&form)).await.map(drop)
    }

    /// Takes a member out, or leaves.
    pub async fn remove_member(&self, org: Uuid, member: Uuid) -> Result<(), Failure> {
        let path = format!("/v1/orgs/{org}/members/{member}");
        self.send(Method::Delete, path, NOTHING).await.map(drop)
    }

    /// Gives a seat, or takes it back.
    pub async fn set_seat(
        &self,
        org: Uuid,
        member: Uuid,
        has_seat: bool,
    ) -> Result<Seats, Failure> {
        if has_seat {
            let form = AssignSeatRequest { member };
            let path = format!("/v1/orgs/{org}/seats");
            self.ask(Method::Post, path, Some(&form)).await
        } else {
            let path = format!("/v1/orgs/{org}/seats/{member}");
            self.ask(Method::Delete, path, NOTHING).await
        }
    }
}
