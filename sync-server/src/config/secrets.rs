//! Secrets that stand in files instead of the environment, which every process of the same user can read.

use std::fs;

use super::Problem;

/// Variables that may hold a secret; each may be given as a file with `_FILE` behind its name.
pub(super) const SECRETS: [&str; 8] = [
    "TACTUS_DATABASE_URL",
    "TACTUS_MIGRATE_URL",
    "TACTUS_REPLICA_URL",
    "TACTUS_SMTP_URL",
    "TACTUS_STRIPE_SECRET_KEY",
    "TACTUS_STRIPE_WEBHOOK_SECRET",
    "TACTUS_OAUTH_GOOGLE_SECRET",
    "TACTUS_OAUTH_GITHUB_SECRET",
];

/// The variables, with the contents of the files that some of them name.
pub(super) fn with_files(
    variables: &[(String, String)],
    problems: &mut Vec<Problem>,
) -> Vec<(String, String)> {
    let value = |name: &str| {
        let (_, value) = variables.iter().find(|(each, _)| each == name)?;
        (!value.trim().is_empty()).then(|| value.trim())
    };
    let mut all = variables.to_vec();
    for variable in SECRETS {
        let Some(file) = value(&format!("{variable}_FILE")) else {
            continue;
        };
        let problem = if value(variable).is_some() {
            format!("is set, and so is {variable}_FILE: only one of them may be")
        } else {
            match fs::read_to_string(file) {
                Ok(secret) => {
                    all.retain(|(name, _)| name != variable);
                    all.push((variable.to_owned(), secret.trim().to_owned()));
                    continue;
                }
                Err(error) => format!("the file {file} of {variable}_FILE cannot be read: {error}"),
            }
        };
        problems.push(Problem { variable, problem });
    }
    all
}
