//! The step of TLS: the system's verifier decides, as everywhere, and the certificate it was shown is noted.

use std::sync::{Arc, Mutex, PoisonError};

use rustls_platform_verifier::Verifier;
use tokio::net::TcpStream;
use tokio_rustls::TlsConnector;
use tokio_rustls::rustls::client::danger::{
    HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier,
};
use tokio_rustls::rustls::crypto::{CryptoProvider, aws_lc_rs};
use tokio_rustls::rustls::pki_types::{CertificateDer, ServerName, UnixTime};
use tokio_rustls::rustls::version::{TLS12, TLS13};
use tokio_rustls::rustls::{self, ClientConfig, DigitallySignedStruct, SignatureScheme};
use x509_parser::prelude::{FromDer as _, X509Certificate};

use super::Certificate;
use crate::network::Network;
use crate::network::cause::{self, Cause, Unreachable};

/// Speaks TLS as the client does, and notes the certificate that was shown, also one that is not trusted.
pub(super) async fn speak(
    socket: TcpStream,
    network: &Network,
    host: &str,
    seen: Arc<Mutex<Option<Certificate>>>,
) -> Result<((), String), Unreachable> {
    let broken = |error: &rustls::Error| Unreachable::new(cause::of_tls(error), error.to_string());
    let provider = Arc::new(aws_lc_rs::default_provider());
    let roots = match network.roots() {
        Some(Ok(roots)) => roots.certificates.clone(),
        _ => Vec::new(),
    };
    let verifier = Verifier::new_with_extra_roots(roots, Arc::clone(&provider))
        .map_err(|error| broken(&error))?;
    let config = config(verifier, provider, seen).map_err(|error| broken(&error))?;
    let name = ServerName::try_from(host.to_owned())
        .map_err(|_| Unreachable::new(Cause::Tls, "the name is none for TLS"))?;
    let stream = TlsConnector::from(Arc::new(config))
        .connect(name, socket)
        .await
        .map_err(|error| Unreachable::of_io(&error))?;
    let version = stream.get_ref().1.protocol_version();
    Ok((
        (),
        match version {
            Some(rustls::ProtocolVersion::TLSv1_3) => "TLS 1.3".to_owned(),
            Some(rustls::ProtocolVersion::TLSv1_2) => "TLS 1.2".to_owned(),
            _ => "TLS".to_owned(),
        },
    ))
}

fn config(
    verifier: Verifier,
    provider: Arc<CryptoProvider>,
    seen: Arc<Mutex<Option<Certificate>>>,
) -> Result<ClientConfig, rustls::Error> {
    let noting = Noting { verifier, seen };
    Ok(ClientConfig::builder_with_provider(provider)
        .with_protocol_versions(&[&TLS13, &TLS12])?
        .dangerous()
        // Not less careful than what it stands before: every question goes on to the system's verifier.
        .with_custom_certificate_verifier(Arc::new(noting))
        .with_no_client_auth())
}

/// The system's verifier, with a note of what it was shown.
#[derive(Debug)]
struct Noting {
    verifier: Verifier,
    seen: Arc<Mutex<Option<Certificate>>>,
}

impl ServerCertVerifier for Noting {
    fn verify_server_cert(
        &self,
        end_entity: &CertificateDer<'_>,
        intermediates: &[CertificateDer<'_>],
        server_name: &ServerName<'_>,
        ocsp_response: &[u8],
        now: UnixTime,
    ) -> Result<ServerCertVerified, rustls::Error> {
        *self.seen.lock().unwrap_or_else(PoisonError::into_inner) = certificate(end_entity);
        self.verifier
            .verify_server_cert(end_entity, intermediates, server_name, ocsp_response, now)
    }

    fn verify_tls12_signature(
        &self,
        message: &[u8],
        cert: &CertificateDer<'_>,
        dss: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, rustls::Error> {
        self.verifier.verify_tls12_signature(message, cert, dss)
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        cert: &CertificateDer<'_>,
        dss: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, rustls::Error> {
        self.verifier.verify_tls13_signature(message, cert, dss)
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        self.verifier.supported_verify_schemes()
    }
}

fn certificate(der: &CertificateDer<'_>) -> Option<Certificate> {
    let (_, parsed) = X509Certificate::from_der(der).ok()?;
    let valid = parsed.validity();
    Some(Certificate {
        issuer: parsed.issuer().to_string(),
        valid: (valid.not_before.timestamp(), valid.not_after.timestamp()),
    })
}
