//! A lesson's leaderboard: asked for when somebody looks, and the last one kept for when nobody answers.

use protocol::Leaderboard;
use serde::{Deserialize, Serialize};
use serde_json::json;

use crate::api::escaped;
use crate::failure::Failure;
use crate::sync::ProfileSync;
use crate::transport::Method;

/// Name of the note about the last one.
const LAST: &str = "leaderboard";

/// A leaderboard with its time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fetched {
    /// As the server said it.
    pub board: Leaderboard,
    /// When, Unix ms.
    pub at: i64,
}

/// The note: of one account on one server.
#[derive(Serialize, Deserialize)]
struct Kept {
    server_url: String,
    user_id: String,
    fetched: Fetched,
}

impl ProfileSync {
    /// Asks for a lesson's leaderboard, and keeps the answer. A lesson that the server does not know has an empty one.
    pub async fn leaderboard(&self, course: &str, lesson: u32) -> Result<Fetched, Failure> {
        let account = self.account()?;
        let path = format!(
            "/v1/courses/{}/lessons/{lesson}/leaderboard",
            escaped(course)
        );
        let answer = self
            .authorized(move |api, token| {
                let path = path.clone();
                Box::pin(async move { api.call(Method::Get, &path, Some(token), None).await })
            })
            .await;
        let board = match answer {
            Ok(board) => board,
            Err(Failure::Refused { status: 404, .. }) => Leaderboard {
                course: course.to_owned(),
                lesson_number: lesson,
                entries: Vec::new(),
                own: None,
            },
            Err(failure) => return Err(failure),
        };
        let fetched = Fetched {
            board,
            at: self.now(),
        };
        let kept = Kept {
            server_url: account.server_url,
            user_id: account.user_id,
            fetched: fetched.clone(),
        };
        let _committed = self
            .store()
            .transact(|tx| tx.set_note(LAST, Some(&json!(kept))))?;
        Ok(fetched)
    }

    /// The last answer, if it was about this lesson and for whoever is signed in.
    pub fn last_leaderboard(&self, course: &str, lesson: u32) -> Result<Option<Fetched>, Failure> {
        let account = self.account()?;
        let note = self.store().note(LAST)?;
        let kept: Option<Kept> = note.and_then(|note| serde_json::from_value(note).ok());
        let is_it = |kept: &Kept| {
            let board = &kept.fetched.board;
            kept.server_url == account.server_url
                && kept.user_id == account.user_id
                && board.course == course
                && board.lesson_number == lesson
        };
        Ok(kept.filter(is_it).map(|kept| kept.fetched))
    }
}
