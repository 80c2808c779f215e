//! The report for an administrator.

use serde::Serialize;
use ts_rs::TS;

/// As it is shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export)]
pub struct ReportView {
    /// Several lines, in English.
    pub text: String,
}
