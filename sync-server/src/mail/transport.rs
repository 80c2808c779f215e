//! The way out: SMTP, files in a folder, or none.

use std::path::PathBuf;
use std::time::Duration;

use lettre::transport::smtp::AsyncSmtpTransport;
use lettre::{AsyncTransport as _, Message, Tokio1Executor};
use secrecy::{ExposeSecret as _, SecretString};

/// A mail server that says nothing for this long is asked again later.
const PATIENCE: Duration = Duration::from_secs(20);

/// Where mails go.
pub enum Transport {
    /// To a mail server.
    Smtp(AsyncSmtpTransport<Tokio1Executor>),
    /// Into files, `<number>.eml` each: for development, tests, and servers that mail by other means.
    Folder(PathBuf),
    /// Nobody has said: they wait.
    Nowhere,
}

/// Why a mail could not be sent. Without the server's words: they repeat the address.
#[derive(Debug, thiserror::Error)]
pub enum TransportError {
    /// The mail server does not take it now; the code it answered with, where it answered.
    #[error("the mail server did not take it (code {0:?})")]
    Later(Option<u16>),
    /// The mail server does not take this mail.
    #[error("the mail server refuses it (code {0:?})")]
    Refused(Option<u16>),
    /// The file cannot be written.
    #[error("the file cannot be written: {0}")]
    File(#[from] std::io::Error),
    /// There is no way out.
    #[error("neither TACTUS_SMTP_URL nor TACTUS_MAIL_DIR is set")]
    Nowhere,
}

impl Transport {
    /// To the mail server of a URL: `smtp://`, `smtps://`, with `?tls=required` or `opportunistic`. `None` if it is
    /// no such URL.
    pub fn smtp(url: &SecretString) -> Option<Self> {
        let builder = AsyncSmtpTransport::<Tokio1Executor>::from_url(url.expose_secret()).ok()?;
        Some(Self::Smtp(builder.timeout(Some(PATIENCE)).build()))
    }

    /// Whether [`Transport::smtp`] would take it; needs no runtime.
    pub fn is_smtp_url(url: &SecretString) -> bool {
        AsyncSmtpTransport::<Tokio1Executor>::from_url(url.expose_secret()).is_ok()
    }

    pub(super) async fn send(&self, id: i64, message: Message) -> Result<(), TransportError> {
        match self {
            Self::Smtp(smtp) => {
                let sent = smtp.send(message).await;
                sent.map(drop).map_err(|error| {
                    let code = error.status().map(u16::from);
                    if error.is_permanent() {
                        TransportError::Refused(code)
                    } else {
                        TransportError::Later(code)
                    }
                })
            }
            Self::Folder(folder) => {
                // Under another name first: whoever watches the folder sees whole mails only.
                let (unfinished, file) = (
                    folder.join(format!("{id}.part")),
                    folder.join(format!("{id}.eml")),
                );
                tokio::fs::create_dir_all(folder).await?;
                tokio::fs::write(&unfinished, message.formatted()).await?;
                Ok(tokio::fs::rename(&unfinished, &file).await?)
            }
            Self::Nowhere => Err(TransportError::Nowhere),
        }
    }
}
