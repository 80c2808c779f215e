//! `tactus-server admin`: support, and what follows the restoring of a backup. Every act is in the trail.

mod restore;

use std::path::PathBuf;

use chrono::{DateTime, Utc};
use clap::{Subcommand, ValueEnum};
use sqlx::{PgConnection, PgPool};
use uuid::Uuid;

use crate::accounts::support;
use crate::audit::{self, Actor};
use crate::billing;
use crate::orgs;

pub use restore::{restored, save_erasures};

/// What an operator can do.
#[derive(Debug, Clone, Subcommand)]
pub enum Command {
    /// Shows an account: state, plan, devices; nothing of what was typed.
    Show(Account),
    /// Shows who did what to an account.
    Trail(Account),
    /// Gives a plan for a number of days.
    Grant {
        /// To whom.
        #[command(flatten)]
        account: Account,
        /// Which plan.
        #[arg(long)]
        plan: Plan,
        /// For how long from now.
        #[arg(long, value_parser = clap::value_parser!(u16).range(1..=3660))]
        days: u16,
    },
    /// Ends every plan that was given by hand.
    EndGrants(Account),
    /// Signs an account out on every device; links of mails that were sent are good no more.
    SignOut(Account),
    /// Keeps an account from signing in.
    Suspend(Account),
    /// Lets it sign in again.
    Unsuspend(Account),
    /// Gives an account another address and sends a link for a new password there.
    SetEmail {
        /// Whose.
        #[command(flatten)]
        account: Account,
        /// The new address.
        #[arg(long, value_name = "EMAIL")]
        to: String,
    },
    /// Lists what a person has to look at about payments: refunds, disputes, second subscriptions …
    Matters,
    /// Says that somebody has looked at one of them.
    SettleMatter {
        /// Its number in the list.
        #[arg(value_name = "ID")]
        id: i64,
    },
    /// Says whose a customer of Stripe's is, as of a school that pays by invoice.
    LinkCustomer {
        /// Whose.
        #[command(flatten)]
        account: Account,
        /// The customer, as Stripe names it.
        #[arg(long, value_name = "cus_…")]
        customer: String,
    },
    /// Compares everything with Stripe now instead of by night; the running server does it within a minute.
    Reconcile,
    /// Shows the organisations an account is in: seats and how many members, nobody's name.
    Orgs(Account),
    /// Gives an organisation seats for a number of days, beside those that are paid for.
    GrantSeats {
        /// Which, by the id that `orgs` shows.
        #[arg(long, value_name = "ID")]
        org: Uuid,
        /// How many.
        #[arg(long, value_parser = clap::value_parser!(u32).range(1..=100_000))]
        seats: u32,
        /// For how long from now.
        #[arg(long, value_parser = clap::value_parser!(u16).range(1..=3660))]
        days: u16,
    },
    /// Ends every seat that was given by hand; whoever has one stays a member.
    EndSeatGrants {
        /// Which, by the id that `orgs` shows.
        #[arg(long, value_name = "ID")]
        org: Uuid,
    },
    /// Says whose subscription pays for an organisation's seats.
    SetPayer {
        /// Whose.
        #[command(flatten)]
        account: Account,
        /// Which, by the id that `orgs` shows.
        #[arg(long, value_name = "ID")]
        org: Uuid,
    },
    /// Deletes an account; signing in within 30 days brings it back.
    Delete(Account),
    /// Erases the accounts that were deleted 30 days ago, now instead of within the hour.
    EraseDue,
    /// Writes down who was erased (in hashes), to be kept apart from the backups.
    SaveErasures {
        /// Where to.
        #[arg(value_name = "FILE")]
        file: PathBuf,
    },
    /// After a backup was restored: erases again whoever was erased since, signs everybody out, and lets the apps send
    /// again what the backup does not have.
    #[command(visible_alias = "restore-erasures")]
    Restored {
        /// What `save-erasures` wrote last.
        #[arg(long, value_name = "FILE")]
        erasures: Option<PathBuf>,
    },
}

/// Whose account.
#[derive(Debug, Clone, clap::Args)]
pub struct Account {
    /// Its address, in any case.
    #[arg(long)]
    pub email: String,
}

/// A plan that can be given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
#[expect(missing_docs, reason = "the plans' own names")]
pub enum Plan {
    Premium,
    Professional,
    Enterprise,
}

impl Plan {
    fn name(self) -> &'static str {
        match self {
            Self::Premium => "premium",
            Self::Professional => "professional",
            Self::Enterprise => "enterprise",
        }
    }
}

/// Does it, in one transaction, and answers what to say. What needs the owner's connection ([`restored`],
/// [`save_erasures`]) is not done here.
pub async fn run(db: &PgPool, command: &Command, now: DateTime<Utc>) -> anyhow::Result<String> {
    let mut db = db.begin().await?;
    let said = match command {
        Command::Show(account) => {
            let user = find(&mut db, account).await?;
            serde_json::to_string_pretty(&support::show(&mut db, user, now).await?)?
        }
        Command::Trail(account) => {
            let user = find(&mut db, account).await?;
            let steps = support::trail(&mut db, user, now).await?;
            let lines: Result<Vec<String>, _> = steps.iter().map(serde_json::to_string).collect();
            lines?.join("\n")
        }
        Command::Grant {
            account,
            plan,
            days,
        } => {
            let user = find(&mut db, account).await?;
            let until = support::grant(&mut db, user, plan.name(), *days, now).await?;
            format!("account {user} has {} until {until}", plan.name())
        }
        Command::EndGrants(account) => {
            let user = find(&mut db, account).await?;
            support::end_grants(&mut db, user, now).await?;
            format!("account {user} has no plan given by hand any more")
        }
        Command::SignOut(account) => {
            let user = find(&mut db, account).await?;
            support::sign_out(&mut db, user, now).await?;
            format!("account {user} is signed out everywhere")
        }
        Command::Suspend(account) | Command::Unsuspend(account) => {
            let user = find(&mut db, account).await?;
            let is_suspended = matches!(command, Command::Suspend(_));
            support::suspend(&mut db, user, is_suspended, now).await?;
            let may = if is_suspended { "may not" } else { "may" };
            format!("account {user} {may} sign in")
        }
        Command::SetEmail { account, to } => {
            let user = find(&mut db, account).await?;
            support::set_email(&mut db, user, to.trim(), now).await?;
            format!("account {user} has another address, and a mail is on its way there")
        }
        Command::Matters => {
            let matters = billing::open_matters(&mut db).await?;
            let lines: Result<Vec<String>, _> = matters.iter().map(serde_json::to_string).collect();
            lines?.join("\n")
        }
        Command::SettleMatter { id } => {
            anyhow::ensure!(
                billing::settle_matter(&mut db, *id, now).await?,
                "there is no matter {id} that waits"
            );
            note(&mut db, None, "matter_settled", Some(id.to_string()), now).await?;
            format!("matter {id} is settled")
        }
        Command::LinkCustomer { account, customer } => {
            let user = find(&mut db, account).await?;
            billing::link_customer(&mut db, user, customer, now).await?;
            note(&mut db, Some(user), "customer_linked", None, now).await?;
            format!("account {user} is {customer} at Stripe")
        }
        Command::Reconcile => {
            billing::reconcile_soon(&mut db).await?;
            "the server compares with Stripe within a minute".to_owned()
        }
        Command::Orgs(_)
        | Command::GrantSeats { .. }
        | Command::EndSeatGrants { .. }
        | Command::SetPayer { .. } => organisations(&mut db, command, now).await?,
        Command::Delete(account) => {
            let user = find(&mut db, account).await?;
            support::delete(&mut db, user, now).await?;
            format!("account {user} is deleted; signing in within 30 days brings it back")
        }
        Command::EraseDue => {
            let erased = sqlx::query_scalar!("SELECT erase_due_users($1)", now)
                .fetch_all(&mut *db)
                .await?;
            format!("{} accounts erased", erased.len())
        }
        Command::SaveErasures { .. } | Command::Restored { .. } => {
            anyhow::bail!("this needs the connection of TACTUS_MIGRATE_URL")
        }
    };
    db.commit().await?;
    Ok(said)
}

async fn organisations(
    db: &mut PgConnection,
    command: &Command,
    now: DateTime<Utc>,
) -> anyhow::Result<String> {
    let known = |found: bool, org: &Uuid| {
        anyhow::ensure!(found, "there is no organisation {org}");
        Ok(())
    };
    Ok(match command {
        Command::GrantSeats { org, seats, days } => {
            let until = orgs::support::grant_seats(db, *org, *seats, *days, now).await?;
            known(until.is_some(), org)?;
            note(db, None, "seats_granted", Some(org.to_string()), now).await?;
            let until = until.map(|until| until.to_string()).unwrap_or_default();
            format!("organisation {org} has {seats} seats more until {until}")
        }
        Command::EndSeatGrants { org } => {
            known(orgs::support::end_seat_grants(db, *org, now).await?, org)?;
            note(db, None, "seat_grants_ended", Some(org.to_string()), now).await?;
            format!("organisation {org} has no seats given by hand any more")
        }
        Command::SetPayer { account, org } => {
            let user = find(db, account).await?;
            known(orgs::support::set_payer(db, *org, user).await?, org)?;
            note(db, Some(user), "org_payer_set", Some(org.to_string()), now).await?;
            format!("account {user} pays for organisation {org}")
        }
        Command::Orgs(account) => {
            let user = find(db, account).await?;
            let found = orgs::support::of_account(db, user, now).await?;
            note(db, Some(user), "orgs_shown", None, now).await?;
            let lines: Result<Vec<String>, _> = found.iter().map(serde_json::to_string).collect();
            lines?.join("\n")
        }
        _ => anyhow::bail!("this is no command about organisations"),
    })
}

async fn note(
    db: &mut PgConnection,
    user: Option<i64>,
    action: &'static str,
    subject: Option<String>,
    now: DateTime<Utc>,
) -> sqlx::Result<()> {
    let entry = audit::Entry {
        actor: Actor::Operator,
        action,
        subject,
        ..audit::Entry::default()
    };
    audit::record(db, user, now, entry).await
}

async fn find(db: &mut PgConnection, account: &Account) -> anyhow::Result<i64> {
    let found = support::find(db, account.email.trim()).await?;
    found.ok_or_else(|| anyhow::anyhow!("there is no account with this address"))
}
