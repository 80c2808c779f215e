//! The table of commands: every name the UI may call, with the type of its arguments and of its answer.
//!
//! A command is a file of this folder with a function `run`. Adding one is that file and one line of the table;
//! the TypeScript side ([`crate::bindings`]) is made from the same lines.

#![expect(
    clippy::needless_pass_by_value,
    reason = "every command of the table has the same shape"
)]

use std::sync::Arc;

use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::{
    app::App,
    error::AppError,
    view::{
        account::{
            AccountState, ChangePassword, ExportArgs, Exported, NewAccount, SignInWays,
            SignedInDevice, Taken,
        },
        achievement::Achievements,
        args::{
            AddressArgs, BirthYearArgs, ConsentArgs, DeleteProfile, DeviceArgs, FinishArgs,
            GuessLayoutArgs, KeyboardArgs, LessonArgs, LoginArgs, NoArgs, PasswordArgs,
            ProfileArgs, RankingArgs, SessionArgs, SignInWithArgs,
        },
        bring::{DataKept, DataReview, Imported},
        care::{
            AddMembers, AddReport, AnswerCare, CareArgs, CareState, InviteArgs, LearnerList,
            MemberArgs, NewOrg, OrgArgs, OrgDetail, RoleArgs, SeatArgs,
        },
        coach::{CloseRecommendation, Coach},
        copies::{CopyArgs, CopyView},
        course::{CourseMap, LessonIntro},
        exercise::{EventBatch, Exercise, ExerciseRequest, Position},
        gate::{GateAnswer, GateState, PinArgs},
        keyboard::{KeyboardView, LayoutSummary},
        leaderboard::{Board, LeaderboardArgs},
        own::{ChooseCourse, OwnContent},
        placement::{PlacementArgs, PlacementResult, PlacementTest},
        plan::{LatePayment, PlanPage, PortalArgs, PurchaseArgs},
        report::ReportView,
        result::SessionResult,
        settings::Settings,
        start::{NewProfile, StartState},
        statistics::{DailyGoal, Statistics, StatisticsArgs},
        text::{
            BeginImport, ImportArgs, ImportBegun, ImportPart, KeepImport, MoveBookmark,
            OwnTextView, RenameText, TextArgs, TextList, TextReview,
        },
        update::{UpdateArgs, UpdateState},
    },
};

/// A line of the table, for TypeScript.
#[cfg(test)]
pub(crate) struct Command {
    /// Its name.
    pub(crate) name: &'static str,
    /// TypeScript name of the arguments.
    pub(crate) args: fn(&ts_rs::Config) -> String,
    /// TypeScript name of the answer.
    pub(crate) answer: fn(&ts_rs::Config) -> String,
}

macro_rules! commands {
    (
        here { $( $name:ident($args:ty) -> $answer:ty; )* }
        network { $( $far:ident($far_args:ty) -> $far_answer:ty; )* }
    ) => {
        $( mod $name; )*
        $( mod $far; )*

        /// The table.
        #[cfg(test)]
        pub(crate) const COMMANDS: &[Command] = &[
            $( Command { name: stringify!($name), args: <$args as ts_rs::TS>::name, answer: <$answer as ts_rs::TS>::name }, )*
            $( Command { name: stringify!($far), args: <$far_args as ts_rs::TS>::name, answer: <$far_answer as ts_rs::TS>::name }, )*
        ];

        /// A name of the table.
        pub(crate) fn known(name: &str) -> Option<&'static str> {
            [$( stringify!($name), )* $( stringify!($far), )*].into_iter().find(|known| *known == name)
        }

        /// Calls a command that is answered from this machine alone; may block. `None`: it is not one of these.
        pub(crate) fn call_here(app: &Arc<App>, name: &str, args: Value) -> Option<Result<Value, AppError>> {
            match name {
                $( stringify!($name) => Some((|| {
                    let args: $args = read(stringify!($name), args)?;
                    let answer: $answer = $name::run(app, args)?;
                    write(&answer)
                })()), )*
                _ => None,
            }
        }

        /// Calls a command that may speak with the sync server.
        pub(crate) async fn call_far(app: &Arc<App>, name: &str, args: Value) -> Result<Value, AppError> {
            match name {
                $( stringify!($far) => {
                    let args: $far_args = read(stringify!($far), args)?;
                    let answer: $far_answer = $far::run(app, args).await?;
                    write(&answer)
                } )*
                _ => Err(AppError::UnknownCommand { name: name.chars().take(100).collect() }),
            }
        }

        /// Whether the command may speak with the sync server, or does not exist.
        pub(crate) fn is_far(name: &str) -> bool {
            ![$( stringify!($name), )*].contains(&name)
        }
    };
}

commands! {
    // Answered from this machine alone.
    here {
        start(NoArgs) -> StartState;
        choose_course(ChooseCourse) -> StartState;
        course_map(NoArgs) -> CourseMap;
        lesson_intro(LessonArgs) -> LessonIntro;
        begin_placement(NoArgs) -> PlacementTest;
        placement_result(PlacementArgs) -> PlacementResult;
        accept_placement(PlacementArgs) -> CourseMap;
        open_exercise(ExerciseRequest) -> Exercise;
        record_events(EventBatch) -> Position;
        finish_session(FinishArgs) -> SessionResult;
        leave_session(SessionArgs) -> Option<SessionResult>;
        resume_session(SessionArgs) -> Exercise;
        discard_resumable(SessionArgs) -> ();
        session_result(SessionArgs) -> SessionResult;
        statistics(StatisticsArgs) -> Statistics;
        daily_goal(NoArgs) -> DailyGoal;
        achievements(NoArgs) -> Achievements;
        recommendations(NoArgs) -> Coach;
        close_recommendation(CloseRecommendation) -> Coach;
        change_settings(Settings) -> Settings;
        list_layouts(NoArgs) -> Vec<LayoutSummary>;
        own_content(NoArgs) -> OwnContent;
        own_texts(NoArgs) -> TextList;
        own_text(TextArgs) -> OwnTextView;
        begin_import(BeginImport) -> ImportBegun;
        add_import(ImportPart) -> ();
        review_import(ImportArgs) -> TextReview;
        keep_import(KeepImport) -> TextList;
        drop_import(NoArgs) -> ();
        begin_data_import(BeginImport) -> ImportBegun;
        review_data(ImportArgs) -> DataReview;
        keep_data(ImportArgs) -> DataKept;
        imported(NoArgs) -> Imported;
        remove_import(ImportArgs) -> Imported;
        move_bookmark(MoveBookmark) -> OwnTextView;
        rename_text(RenameText) -> OwnTextView;
        delete_text(TextArgs) -> TextList;
        list_copies(NoArgs) -> Vec<CopyView>;
        keyboard(KeyboardArgs) -> KeyboardView;
        guess_layout(GuessLayoutArgs) -> Vec<String>;
        late_payment(NoArgs) -> Option<LatePayment>;
        account(NoArgs) -> AccountState;
        retry_session(SessionArgs) -> AccountState;
        retry_sessions(NoArgs) -> AccountState;
        keep_session_local(SessionArgs) -> AccountState;
        export_sessions(ExportArgs) -> Exported;
        cancel_sign_in(NoArgs) -> ();
        export_profile(NoArgs) -> Taken;
        gate(NoArgs) -> GateState;
        open_gate(GateAnswer) -> GateState;
        close_gate(NoArgs) -> GateState;
        set_pin(PinArgs) -> GateState;
        forget_pin(NoArgs) -> GateState;
        updates(NoArgs) -> UpdateState;
        choose_updates(UpdateArgs) -> UpdateState;
        restart_to_update(NoArgs) -> ();
    }
    // May speak with a server, or has to wait for what does.
    network {
        create_profile(NewProfile) -> StartState;
        select_profile(ProfileArgs) -> StartState;
        end_sitting(NoArgs) -> StartState;
        enter_account(LoginArgs) -> StartState;
        enter_account_with(SignInWithArgs) -> StartState;
        restore_copy(CopyArgs) -> StartState;
        register(NewAccount) -> AccountState;
        login(LoginArgs) -> AccountState;
        sign_in_ways(NoArgs) -> SignInWays;
        sign_in_with(SignInWithArgs) -> AccountState;
        logout(NoArgs) -> AccountState;
        set_consent(ConsentArgs) -> AccountState;
        sync_now(NoArgs) -> AccountState;
        request_password_reset(AddressArgs) -> ();
        check_account(NoArgs) -> AccountState;
        change_email(LoginArgs) -> AccountState;
        change_password(ChangePassword) -> ();
        set_birth_year(BirthYearArgs) -> AccountState;
        set_ranking(RankingArgs) -> AccountState;
        leaderboard(LeaderboardArgs) -> Board;
        devices(NoArgs) -> Vec<SignedInDevice>;
        sign_out_device(DeviceArgs) -> Vec<SignedInDevice>;
        export_account(NoArgs) -> Taken;
        delete_account(PasswordArgs) -> AccountState;
        delete_profile(DeleteProfile) -> StartState;
        care(NoArgs) -> CareState;
        answer_care(AnswerCare) -> CareState;
        end_care(CareArgs) -> CareState;
        leave_org(MemberArgs) -> CareState;
        learners(NoArgs) -> LearnerList;
        invite_learner(InviteArgs) -> LearnerList;
        end_learner(CareArgs) -> LearnerList;
        create_org(NewOrg) -> LearnerList;
        dissolve_org(OrgArgs) -> LearnerList;
        org_members(OrgArgs) -> OrgDetail;
        add_members(AddMembers) -> AddReport;
        set_seat(SeatArgs) -> OrgDetail;
        set_org_role(RoleArgs) -> OrgDetail;
        remove_member(MemberArgs) -> OrgDetail;
        plans(NoArgs) -> PlanPage;
        begin_purchase(PurchaseArgs) -> PlanPage;
        await_purchase(NoArgs) -> PlanPage;
        give_up_purchase(NoArgs) -> PlanPage;
        open_portal(PortalArgs) -> ();
        doctor(NoArgs) -> ReportView;
        save_report(NoArgs) -> Taken;
        look_for_updates(NoArgs) -> UpdateState;
        take_update(NoArgs) -> UpdateState;
    }
}

/// What only an adult does in a child's profile: settings (see `change_settings`), course, account, export, deletion.
const BEHIND_GATE: [&str; 49] = [
    "care",
    "answer_care",
    "end_care",
    "leave_org",
    "learners",
    "invite_learner",
    "end_learner",
    "create_org",
    "dissolve_org",
    "org_members",
    "add_members",
    "set_seat",
    "set_org_role",
    "remove_member",
    "set_birth_year",
    "choose_course",
    "restore_copy",
    "register",
    "login",
    "sign_in_with",
    "logout",
    "set_consent",
    "request_password_reset",
    "change_email",
    "change_password",
    "set_ranking",
    "devices",
    "sign_out_device",
    "export_sessions",
    "export_profile",
    "export_account",
    "begin_data_import",
    "review_data",
    "keep_data",
    "remove_import",
    "delete_account",
    "delete_profile",
    "keep_session_local",
    "set_pin",
    "check_account",
    "plans",
    "begin_purchase",
    "await_purchase",
    "give_up_purchase",
    "open_portal",
    "choose_updates",
    "look_for_updates",
    "take_update",
    "restart_to_update",
];

/// What answers while the profile that is open waits for its PIN or its account: choosing another, making a new one,
/// giving the PIN, signing in.
const WHILE_LOCKED: [&str; 14] = [
    "start",
    "select_profile",
    "create_profile",
    "end_sitting",
    "enter_account",
    "enter_account_with",
    "sign_in_ways",
    "cancel_sign_in",
    "gate",
    "open_gate",
    "forget_pin",
    "list_layouts",
    "guess_layout",
    "keyboard",
];

/// Whether the command may be called before the PIN of the profile was given.
pub(crate) fn is_open_while_locked(name: &str) -> bool {
    WHILE_LOCKED.contains(&name)
}

/// Whether the command is behind the gate of a child's profile.
pub(crate) fn is_behind_gate(name: &str) -> bool {
    BEHIND_GATE.contains(&name)
}

/// Reads the arguments; a command without any takes `null` as well.
fn read<T: DeserializeOwned>(name: &'static str, args: Value) -> Result<T, AppError> {
    let args = if args.is_null() {
        Value::Object(serde_json::Map::new())
    } else {
        args
    };
    serde_json::from_value(args).map_err(|error| AppError::BadArguments {
        name,
        why: error.to_string(),
    })
}

fn write<T: serde::Serialize>(answer: &T) -> Result<Value, AppError> {
    serde_json::to_value(answer).map_err(|error| AppError::Internal {
        why: error.to_string(),
    })
}
