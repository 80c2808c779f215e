//! What a command can fail with: a code with arguments, never a sentence. The words are in Fluent, under `error-<code>`.
//!
//! A code exists only if somebody reacts to it: the interface, or the learner who reads its text.

use std::collections::BTreeMap;

use serde::{Serialize, Serializer, ser::SerializeStruct};
use sync::Cause;
use ts_rs::TS;

/// Why a command did not do what it was asked.
#[derive(Debug, thiserror::Error)]
pub enum AppError {
    /// The table of commands has no such name.
    #[error("there is no command {name:?}")]
    UnknownCommand {
        /// What was asked for.
        name: String,
    },
    /// The arguments do not have the command's type.
    #[error("the arguments of {name} cannot be read: {why}")]
    BadArguments {
        /// The command.
        name: &'static str,
        /// What serde says; it names fields, never values that were typed.
        why: String,
    },
    /// A setting or an answer of the first start has a value it cannot have.
    #[error("{field} cannot be {value:?}")]
    BadValue {
        /// The field, as the UI's types name it.
        field: &'static str,
        /// The value.
        value: String,
    },
    /// The command needs a profile, and none has been made yet.
    #[error("there is no profile yet")]
    NoProfile,
    /// The registry has no such profile.
    #[error("there is no profile {id}")]
    UnknownProfile {
        /// What was asked for.
        id: String,
    },
    /// No layout file has this id.
    #[error("there is no layout {layout}")]
    UnknownLayout {
        /// What was asked for.
        layout: String,
    },
    /// No course has this slug, or none for this layout.
    #[error("there is no course {course} for this layout")]
    UnknownCourse {
        /// What was asked for.
        course: String,
    },
    /// The course has no lesson of this number.
    #[error("the course has no lesson {number}")]
    UnknownLesson {
        /// What was asked for.
        number: u32,
    },
    /// The lesson waits for stars of another one; the map says which.
    #[error("lesson {number} is not open yet")]
    LessonLocked {
        /// What was asked for.
        number: u32,
    },
    /// These units give no text that the layout can type.
    #[error("no exercise can be made of these units")]
    NothingToPractise,
    /// There is no own text of this id.
    #[error("there is no text {id}")]
    UnknownText {
        /// What was asked for.
        id: String,
    },
    /// A file has more bytes than are taken.
    #[error("the file is larger than {megabytes} MB")]
    TextTooLarge {
        /// What is taken.
        megabytes: u64,
    },
    /// A file has more text than anybody types.
    #[error("the text is longer than {megabytes} MB")]
    TextTooLong {
        /// What is taken.
        megabytes: usize,
    },
    /// The bytes are no text: a picture, a program, a document of a word processor.
    #[error("this is no text")]
    NotAText,
    /// Nothing is left to type.
    #[error("there is nothing to type in this text")]
    TextEmpty,
    /// The text is in another script than the layout's.
    #[error("the layout {layout} cannot type {percent} % of this text")]
    TextUntypable {
        /// Of the visible units, whole per cent.
        percent: u64,
        /// Name of the layout.
        layout: String,
    },
    /// The file is a ZIP, and no book that can be read.
    #[error("the book cannot be read: {why}")]
    BookBroken {
        /// What is wrong with it, in English.
        why: String,
    },
    /// The book is protected against copying.
    #[error("the book is protected against copying")]
    BookLocked,
    /// The book unpacks to more than a book has.
    #[error("the book unpacks to more than {megabytes} MB")]
    BookTooLarge {
        /// What is unpacked.
        megabytes: u64,
    },
    /// The file is neither an export of Tactus nor a history of a program that is known.
    #[error("this file is no data that can be brought")]
    ImportForeign,
    /// The file has more bytes than any history.
    #[error("the file is larger than {megabytes} MB")]
    ImportTooLarge {
        /// What is taken.
        megabytes: u64,
    },
    /// The history breaks off, or is broken in the middle.
    #[error("the history is broken: {why}")]
    ImportBroken {
        /// What is wrong with it, in English.
        why: String,
    },
    /// The history has not a single result.
    #[error("there are no results in this file")]
    ImportEmpty,
    /// The ZIP was not made by Tactus, or was changed since.
    #[error("this ZIP is no export of Tactus: {file}")]
    ExportForeign {
        /// Which file.
        file: String,
    },
    /// A file of the export is missing.
    #[error("{file} is missing from the export")]
    ExportIncomplete {
        /// Which file.
        file: String,
    },
    /// A file of the export cannot be read.
    #[error("{file} of the export is damaged")]
    ExportDamaged {
        /// Which file.
        file: String,
    },
    /// The export was made by a newer Tactus.
    #[error("the export was made by a newer version")]
    ExportNewer,
    /// The export unpacks to more than an export has.
    #[error("the export unpacks to more than {megabytes} MB")]
    ExportTooLarge {
        /// What is taken.
        megabytes: u64,
    },
    /// No session of this id is open (or stored, for `session_result`).
    #[error("there is no session {session_id}")]
    UnknownSession {
        /// What was asked for.
        session_id: String,
    },
    /// A batch begins after the events taken so far: send again from `taken`.
    #[error("the batch begins at {from}, but only {taken} events were taken")]
    EventsMissing {
        /// Where the batch begins.
        from: u32,
        /// How many were taken.
        taken: u32,
    },
    /// This is not done amid an exercise.
    #[error("an exercise is open")]
    ExerciseOpen,
    /// The text is not finished; `leave_session` stores what there is.
    #[error("the text is not finished: {cursor} of {length} units")]
    NotFinished {
        /// Units typed.
        cursor: usize,
        /// Units in all.
        length: usize,
    },
    /// Another Tactus has this data folder open.
    #[error("another Tactus uses this data folder")]
    AlreadyRunning,
    /// The data folder cannot be made, read or written.
    #[error("the data folder {path} cannot be used: {why}")]
    DataFolder {
        /// The folder or file.
        path: String,
        /// What the system says.
        why: String,
    },
    /// The disk is full; what was typed stays in the journal.
    #[error("the disk is full")]
    DiskFull,
    /// The profile's file was written by a newer Tactus.
    #[error("the data was written by a newer version")]
    DatabaseNewer,
    /// The store failed in another way; the log has the details.
    #[error("the local store failed: {why}")]
    Store {
        /// What SQLite or the system says.
        why: String,
    },
    /// The policy of this machine has switched this off.
    #[error("the policy of this machine does not allow this: {item}")]
    ClosedByPolicy {
        /// The item of the policy: `export`, `courses`.
        item: &'static str,
    },
    /// The policy of this machine asks for an account, and nobody is signed in.
    #[error("the policy of this machine asks to sign in first")]
    SignInRequired,
    /// The command needs an account, and nobody is signed in.
    #[error("nobody is signed in")]
    SignedOut,
    /// On a shared machine: the profile belongs to another account, or the account has a profile of its own.
    #[error("the account is not this profile's")]
    NotTheirs,
    /// Signing in by the browser was given up, or took too long.
    #[error("signing in was given up or took too long")]
    SignInOver,
    /// The system's browser cannot be opened, or no port for it to come back to.
    #[error("the browser cannot be used: {why}")]
    NoBrowser {
        /// What the system says.
        why: String,
    },
    /// The sync server cannot be reached.
    #[error("the sync server cannot be reached: {}", cause.code())]
    Offline {
        /// What is in the way.
        cause: Cause,
    },
    /// The sync server refuses, with its own code (`invalid_credentials`, `email_taken` …).
    #[error("the sync server refuses: {code}")]
    Refused {
        /// The server's `error.code`.
        code: String,
        /// Which value it does not take, where it says so.
        field: Option<String>,
        /// Why not: a code (`too_common`), or a sentence in English.
        reason: Option<String>,
    },
    /// The command is an adult's, and the gate of this child's profile is closed.
    #[error("the gate of this profile is closed")]
    GateClosed,
    /// The PIN or the answer at the gate is wrong.
    #[error("the answer at the gate is wrong")]
    GateWrong,
    /// Too many wrong answers at the gate.
    #[error("the gate takes the next answer in {seconds} s")]
    GateWait {
        /// When the next one is taken.
        seconds: u64,
    },
    /// `TACTUS_SERVER_URL` is no address that can be spoken to.
    #[error("the address of the sync server cannot be used: {why}")]
    BadServerAddress {
        /// What is wrong with it.
        why: String,
    },
    /// The sync server answers something that is not its protocol.
    #[error("the sync server answers nonsense: {why}")]
    BadAnswer {
        /// What could not be read.
        why: String,
    },
    /// Tokens can be kept neither in the keyring nor in a file.
    #[error("the tokens cannot be kept: {why}")]
    Secrets {
        /// What the system says.
        why: String,
    },
    /// A fault of Tactus itself; the log has the details.
    #[error("internal fault: {why}")]
    Internal {
        /// For the log.
        why: String,
    },
}

/// The code of an [`AppError`], as TypeScript knows it. Fluent key after `error-`.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, serde::Deserialize, TS,
)]
#[serde(rename_all = "kebab-case")]
#[ts(export)]
#[expect(missing_docs, reason = "the variants of AppError say what each means")]
pub enum ErrorCode {
    UnknownCommand,
    BadArguments,
    BadValue,
    NoProfile,
    UnknownProfile,
    UnknownLayout,
    UnknownCourse,
    UnknownLesson,
    LessonLocked,
    NothingToPractise,
    UnknownText,
    TextTooLarge,
    TextTooLong,
    NotAText,
    TextEmpty,
    TextUntypable,
    BookBroken,
    BookLocked,
    BookTooLarge,
    ImportForeign,
    ImportTooLarge,
    ImportBroken,
    ImportEmpty,
    ExportForeign,
    ExportIncomplete,
    ExportDamaged,
    ExportNewer,
    ExportTooLarge,
    UnknownSession,
    EventsMissing,
    ExerciseOpen,
    NotFinished,
    AlreadyRunning,
    DataFolder,
    DiskFull,
    DatabaseNewer,
    Store,
    ClosedByPolicy,
    SignInRequired,
    SignedOut,
    NotTheirs,
    SignInOver,
    NoBrowser,
    Offline,
    Refused,
    GateClosed,
    GateWrong,
    GateWait,
    BadServerAddress,
    BadAnswer,
    Secrets,
    Internal,
}

/// What the UI receives instead of an answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, serde::Deserialize, TS)]
#[ts(export, rename = "AppError")]
pub struct ErrorView {
    /// Fluent key after `error-`.
    pub code: ErrorCode,
    /// Arguments of the text.
    pub args: BTreeMap<String, String>,
}

impl AppError {
    /// The code the UI reacts to.
    pub const fn code(&self) -> ErrorCode {
        match self {
            Self::UnknownCommand { .. } => ErrorCode::UnknownCommand,
            Self::BadArguments { .. } => ErrorCode::BadArguments,
            Self::BadValue { .. } => ErrorCode::BadValue,
            Self::NoProfile => ErrorCode::NoProfile,
            Self::UnknownProfile { .. } => ErrorCode::UnknownProfile,
            Self::UnknownLayout { .. } => ErrorCode::UnknownLayout,
            Self::UnknownCourse { .. } => ErrorCode::UnknownCourse,
            Self::UnknownLesson { .. } => ErrorCode::UnknownLesson,
            Self::LessonLocked { .. } => ErrorCode::LessonLocked,
            Self::NothingToPractise => ErrorCode::NothingToPractise,
            Self::UnknownText { .. } => ErrorCode::UnknownText,
            Self::TextTooLarge { .. } => ErrorCode::TextTooLarge,
            Self::TextTooLong { .. } => ErrorCode::TextTooLong,
            Self::NotAText => ErrorCode::NotAText,
            Self::TextEmpty => ErrorCode::TextEmpty,
            Self::TextUntypable { .. } => ErrorCode::TextUntypable,
            Self::BookBroken { .. } => ErrorCode::BookBroken,
            Self::BookLocked => ErrorCode::BookLocked,
            Self::BookTooLarge { .. } => ErrorCode::BookTooLarge,
            Self::ImportForeign => ErrorCode::ImportForeign,
            Self::ImportTooLarge { .. } => ErrorCode::ImportTooLarge,
            Self::ImportBroken { .. } => ErrorCode::ImportBroken,
            Self::ImportEmpty => ErrorCode::ImportEmpty,
            Self::ExportForeign { .. } => ErrorCode::ExportForeign,
            Self::ExportIncomplete { .. } => ErrorCode::ExportIncomplete,
            Self::ExportDamaged { .. } => ErrorCode::ExportDamaged,
            Self::ExportNewer => ErrorCode::ExportNewer,
            Self::ExportTooLarge { .. } => ErrorCode::ExportTooLarge,
            Self::UnknownSession { .. } => ErrorCode::UnknownSession,
            Self::EventsMissing { .. } => ErrorCode::EventsMissing,
            Self::ExerciseOpen => ErrorCode::ExerciseOpen,
            Self::NotFinished { .. } => ErrorCode::NotFinished,
            Self::AlreadyRunning => ErrorCode::AlreadyRunning,
            Self::DataFolder { .. } => ErrorCode::DataFolder,
            Self::DiskFull => ErrorCode::DiskFull,
            Self::DatabaseNewer => ErrorCode::DatabaseNewer,
            Self::Store { .. } => ErrorCode::Store,
            Self::ClosedByPolicy { .. } => ErrorCode::ClosedByPolicy,
            Self::SignInRequired => ErrorCode::SignInRequired,
            Self::SignedOut => ErrorCode::SignedOut,
            Self::NotTheirs => ErrorCode::NotTheirs,
            Self::SignInOver => ErrorCode::SignInOver,
            Self::NoBrowser { .. } => ErrorCode::NoBrowser,
            Self::Offline { .. } => ErrorCode::Offline,
            Self::Refused { .. } => ErrorCode::Refused,
            Self::GateClosed => ErrorCode::GateClosed,
            Self::GateWrong => ErrorCode::GateWrong,
            Self::GateWait { .. } => ErrorCode::GateWait,
            Self::BadServerAddress { .. } => ErrorCode::BadServerAddress,
            Self::BadAnswer { .. } => ErrorCode::BadAnswer,
            Self::Secrets { .. } => ErrorCode::Secrets,
            Self::Internal { .. } => ErrorCode::Internal,
        }
    }

    /// The arguments of the text.
    fn args(&self) -> BTreeMap<String, String> {
        let args: Vec<(&str, String)> = match self {
            Self::UnknownCommand { name } => vec![("name", name.clone())],
            Self::BadArguments { name, why } => {
                vec![("name", (*name).into()), ("why", why.clone())]
            }
            Self::BadValue { field, value } => {
                vec![("field", (*field).into()), ("value", value.clone())]
            }
            Self::UnknownProfile { id } | Self::UnknownText { id } => vec![("id", id.clone())],
            Self::TextTooLarge { megabytes }
            | Self::BookTooLarge { megabytes }
            | Self::ImportTooLarge { megabytes }
            | Self::ExportTooLarge { megabytes } => {
                vec![("megabytes", megabytes.to_string())]
            }
            Self::TextTooLong { megabytes } => vec![("megabytes", megabytes.to_string())],
            Self::TextUntypable { percent, layout } => {
                vec![("percent", percent.to_string()), ("layout", layout.clone())]
            }
            Self::ExportForeign { file }
            | Self::ExportIncomplete { file }
            | Self::ExportDamaged { file } => vec![("file", file.clone())],
            Self::UnknownLayout { layout } => vec![("layout", layout.clone())],
            Self::UnknownCourse { course } => vec![("course", course.clone())],
            Self::UnknownLesson { number } | Self::LessonLocked { number } => {
                vec![("number", number.to_string())]
            }
            Self::UnknownSession { session_id } => vec![("session_id", session_id.clone())],
            Self::EventsMissing { from, taken } => {
                vec![("from", from.to_string()), ("taken", taken.to_string())]
            }
            Self::NotFinished { cursor, length } => {
                vec![
                    ("cursor", cursor.to_string()),
                    ("length", length.to_string()),
                ]
            }
            Self::DataFolder { path, why } => vec![("path", path.clone()), ("why", why.clone())],
            Self::Store { why }
            | Self::BookBroken { why }
            | Self::ImportBroken { why }
            | Self::BadAnswer { why }
            | Self::BadServerAddress { why }
            | Self::NoBrowser { why }
            | Self::Secrets { why }
            | Self::Internal { why } => {
                vec![("why", why.clone())]
            }
            Self::Refused {
                code,
                field,
                reason,
            } => {
                let field = field.iter().map(|field| ("field", field.clone()));
                let reason = reason.iter().map(|reason| ("reason", reason.clone()));
                std::iter::once(("code", code.clone()))
                    .chain(field)
                    .chain(reason)
                    .collect()
            }
            Self::ClosedByPolicy { item } => vec![("item", (*item).to_owned())],
            // Words of its own, `error-offline-<cause>`, where it is known.
            Self::Offline { cause } => cause
                .code()
                .strip_prefix("offline_")
                .map(|cause| ("cause", cause.replace('_', "-")))
                .into_iter()
                .collect(),
            Self::GateWait { seconds } => vec![("seconds", seconds.to_string())],
            Self::NoProfile
            | Self::ExerciseOpen
            | Self::NothingToPractise
            | Self::NotAText
            | Self::TextEmpty
            | Self::BookLocked
            | Self::ImportForeign
            | Self::ImportEmpty
            | Self::ExportNewer
            | Self::AlreadyRunning
            | Self::DiskFull
            | Self::DatabaseNewer
            | Self::SignInRequired
            | Self::SignedOut
            | Self::NotTheirs
            | Self::SignInOver
            | Self::GateClosed
            | Self::GateWrong => Vec::new(),
        };
        args.into_iter()
            .map(|(name, value)| (name.to_owned(), value))
            .collect()
    }

    /// As the UI receives it.
    pub fn view(&self) -> ErrorView {
        ErrorView {
            code: self.code(),
            args: self.args(),
        }
    }
}

impl Serialize for AppError {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut out = serializer.serialize_struct("AppError", 2)?;
        out.serialize_field("code", &self.code())?;
        out.serialize_field("args", &self.args())?;
        out.end()
    }
}

#[cfg(test)]
mod tests;
