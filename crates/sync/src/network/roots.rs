//! Certificates of authorities beside the system's: the file that a policy names.

use std::fs;
use std::path::{Path, PathBuf};

use tokio_rustls::rustls::pki_types::CertificateDer;
use tokio_rustls::rustls::pki_types::pem::PemObject as _;
use x509_parser::prelude::{FromDer as _, X509Certificate};

/// A file larger than this is none of certificates.
const LARGEST: u64 = 4 << 20;

/// What the file has.
#[derive(Debug, Clone)]
pub struct Roots {
    /// Those that are taken.
    pub certificates: Vec<CertificateDer<'static>>,
    /// Those that are over and are not taken, by their subjects.
    pub expired: Vec<String>,
    /// Those that are taken, by their subjects.
    pub subjects: Vec<String>,
}

/// The file cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BadRoots {
    /// There is no such file.
    #[error("there is no file {}", .0.display())]
    Missing(PathBuf),
    /// It cannot be read.
    #[error("{} cannot be read: {why}", path.display())]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// What the system says.
        why: String,
    },
    /// It holds no certificate in PEM.
    #[error("{} holds no certificate in PEM (-----BEGIN CERTIFICATE-----)", .0.display())]
    NoCertificate(PathBuf),
    /// All of its certificates are over.
    #[error("{}: all certificates have expired ({subjects})", path.display())]
    Expired {
        /// The file.
        path: PathBuf,
        /// Whose they are.
        subjects: String,
    },
}

impl BadRoots {
    /// A stable name: Fluent key after `notice-policy-ca-file-`.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Missing(_) => "missing",
            Self::Unreadable { .. } => "unreadable",
            Self::NoCertificate(_) => "no-certificate",
            Self::Expired { .. } => "expired",
        }
    }

    /// The file.
    pub fn path(&self) -> &Path {
        match self {
            Self::Missing(path)
            | Self::NoCertificate(path)
            | Self::Unreadable { path, .. }
            | Self::Expired { path, .. } => path,
        }
    }

    /// What the system says, where it is the one that says no.
    pub fn why(&self) -> Option<&str> {
        match self {
            Self::Unreadable { why, .. } => Some(why),
            _ => None,
        }
    }
}

impl Roots {
    /// Reads the file. Certificates that are over at `now` (Unix ms) are left out: some verifiers take them and some do
    /// not.
    pub fn load(path: &Path, now: i64) -> Result<Self, BadRoots> {
        let pem = read(path)?;
        let mut roots = Self {
            certificates: Vec::new(),
            expired: Vec::new(),
            subjects: Vec::new(),
        };
        // What is no certificate beside those that are hurts nobody.
        for certificate in CertificateDer::pem_slice_iter(&pem).flatten() {
            let Ok((_, parsed)) = X509Certificate::from_der(&certificate) else {
                continue;
            };
            let subject = parsed.subject().to_string();
            if parsed.validity().not_after.timestamp() < now.div_euclid(1_000) {
                roots.expired.push(subject);
            } else {
                roots.subjects.push(subject);
                roots.certificates.push(certificate.clone());
            }
        }
        match (roots.certificates.is_empty(), roots.expired.is_empty()) {
            (true, true) => Err(BadRoots::NoCertificate(path.to_owned())),
            (true, false) => Err(BadRoots::Expired {
                path: path.to_owned(),
                subjects: roots.expired.join("; "),
            }),
            (false, _) => Ok(roots),
        }
    }
}

fn read(path: &Path) -> Result<Vec<u8>, BadRoots> {
    let unreadable = |why: &str| BadRoots::Unreadable {
        path: path.to_owned(),
        why: why.to_owned(),
    };
    let metadata = fs::metadata(path).map_err(|error| match error.kind() {
        std::io::ErrorKind::NotFound => BadRoots::Missing(path.to_owned()),
        _ => unreadable(&error.to_string()),
    })?;
    // A pipe would wait for ever.
    if !metadata.is_file() {
        return Err(unreadable("it is no file"));
    }
    if metadata.len() > LARGEST {
        return Err(unreadable("it is too large"));
    }
    fs::read(path).map_err(|error| unreadable(&error.to_string()))
}
