//! The mails that the server has sent, and the person who reads them and presses the button behind a link.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context as _, Result, ensure};
use rig::wait;

use crate::World;

/// Everybody's mails: the server of a story writes them into a folder, one file each.
pub struct Mailbox {
    folder: PathBuf,
}

impl Mailbox {
    /// Of the server whose logs are in this world.
    pub fn of(world: &World) -> Self {
        Self {
            folder: world.logs().join("mail"),
        }
    }

    /// The mails there are with this subject, whole; to `to`, or to anybody.
    pub fn all(&self, to: Option<&str>, subject: &str) -> Vec<String> {
        let files = fs::read_dir(&self.folder).into_iter().flatten().flatten();
        let finished = files.filter(|file| file.path().extension().is_some_and(|end| end == "eml"));
        let texts = finished.filter_map(|file| Some(read(&fs::read_to_string(file.path()).ok()?)));
        let is_wanted = |text: &String| {
            text.contains(&format!("Subject: {subject}\r\n"))
                && to.is_none_or(|to| text.contains(&format!("To: {to}\r\n")))
        };
        texts.filter(is_wanted).collect()
    }

    /// Waits for the one mail to somebody with this subject.
    pub fn mail(&self, to: &str, subject: &str) -> Result<String> {
        let mut mails = wait::for_some(&format!("“{subject}” to {to}"), || {
            Ok(Some(self.all(Some(to), subject)).filter(|mails| !mails.is_empty()))
        })?;
        ensure!(mails.len() == 1, "{} mails: {subject}", mails.len());
        Ok(mails.remove(0))
    }

    /// Opens the link by which an address is confirmed, and presses the button on its page.
    pub fn confirm(&self, to: &str) -> Result<()> {
        let mail = self.mail(to, "Confirm your address for Tactus")?;
        let link = mail
            .lines()
            .find(|line| line.contains("/account/verify-email?"))
            .context("the mail has no link")?;
        let (page, form) = link
            .trim()
            .split_once('?')
            .context("a link without a token")?;
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()?;
        runtime.block_on(async {
            let client = reqwest::Client::new();
            let shown = client.get(link.trim()).send().await?.text().await?;
            ensure!(shown.contains("Confirm the address"), "{shown}");
            let pressed = client
                .post(page)
                .header("content-type", "application/x-www-form-urlencoded")
                .body(form.to_owned());
            let said = pressed.send().await?.text().await?;
            ensure!(said.contains("Your address is confirmed"), "{said}");
            Ok(())
        })
    }
}

/// A mail without the marks of its way. What is in it is English: only the mark itself and long lines are marked.
fn read(mail: &str) -> String {
    if mail.contains("Content-Transfer-Encoding: quoted-printable\r\n") {
        mail.replace("=\r\n", "").replace("=3D", "=")
    } else {
        mail.to_owned()
    }
}
