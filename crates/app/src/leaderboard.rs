//! The leaderboard screen: which lesson, who asks, and what the server said.

use std::sync::Arc;

use sync::{Failure, Fetched, Leaderboard, LeaderboardEntry, ProfileSync};

use crate::{
    account,
    app::App,
    courses::{self, Reached},
    error::AppError,
    host::rfc3339,
    state::State,
    view::{
        course::CourseMap,
        leaderboard::{Board, BoardLesson, BoardState, Rank},
    },
};

/// Everything that is known before the server is asked.
pub(crate) struct Ground {
    /// Without entries.
    board: Board,
    slug: String,
    sync: Option<ProfileSync>,
}

impl Ground {
    /// Of whoever is typing, for a lesson or for the one they stand at.
    pub(crate) fn of(app: &App, state: &mut State, lesson: Option<u32>) -> Result<Self, AppError> {
        let is_allowed = state.has_leaderboard();
        let library = Arc::clone(&state.library);
        let layout = library.layout(&state.settings(app).layout)?;
        let open = state.profile()?;
        let course = open.course_for_any(layout)?;
        let map = courses::map(&course, &Reached::load(&open.store, &course.slug)?, layout);
        let lessons = choices(&map);
        let lesson = lesson
            .filter(|number| lessons.iter().any(|one| one.number == *number))
            .unwrap_or(map.current);
        let account = match &open.account {
            Ok(_) => account::signed_in(app, open)?,
            Err(_) => None,
        };
        let state = match &account {
            _ if !is_allowed => BoardState::None,
            Some(account) if account.is_child => BoardState::None,
            Some(_) => BoardState::Fetched,
            None => BoardState::SignedOut,
        };
        let name = account.as_ref().and_then(|it| it.username.clone());
        Ok(Self {
            slug: course.slug.clone(),
            sync: open.account.as_ref().ok().map(|it| it.sync.clone()),
            board: Board {
                state,
                course: map.name.clone(),
                language: map.language.clone(),
                best: best(&map, lesson, name.unwrap_or_default()),
                lessons,
                lesson,
                account,
                entries: Vec::new(),
                own: None,
                fetched_at: None,
            },
        })
    }
}

/// Asks the server, where there is anything to ask.
pub(crate) async fn board(ground: Ground) -> Result<Board, AppError> {
    let Ground { board, slug, sync } = ground;
    let (BoardState::Fetched, Some(sync)) = (board.state, sync) else {
        return Ok(board);
    };
    match sync.leaderboard(&slug, board.lesson).await {
        Ok(fetched) => Ok(with(board, fetched)),
        Err(Failure::Offline(_) | Failure::Busy { .. } | Failure::Server { .. }) => {
            let last = sync.last_leaderboard(&slug, board.lesson)?;
            let board = Board {
                state: BoardState::Offline,
                ..board
            };
            Ok(match last {
                Some(last) => with(board, last),
                None => board,
            })
        }
        Err(failure) => Err(failure.into()),
    }
}

fn with(board: Board, Fetched { board: told, at }: Fetched) -> Board {
    let name = board.account.as_ref().and_then(|it| it.username.clone());
    let Leaderboard { entries, own, .. } = told;
    Board {
        entries: entries.into_iter().map(entry).collect(),
        own: own.map(|own| Rank {
            rank: own.rank,
            name: name.unwrap_or_default(),
            wpm: own.wpm,
            accuracy: own.accuracy,
            stars: own.rating,
        }),
        fetched_at: chrono::DateTime::from_timestamp_millis(at).map(rfc3339),
        ..board
    }
}

fn entry(entry: LeaderboardEntry) -> Rank {
    Rank {
        rank: entry.rank,
        name: entry.username,
        wpm: entry.wpm,
        accuracy: entry.accuracy,
        stars: entry.rating,
    }
}

/// What was finished, and the present lesson.
fn choices(map: &CourseMap) -> Vec<BoardLesson> {
    let lessons = map.blocks.iter().flat_map(|block| &block.lessons);
    lessons
        .filter(|lesson| lesson.stars.is_some() || lesson.number == map.current)
        .map(|lesson| BoardLesson {
            number: lesson.number,
            title: lesson.title.clone(),
        })
        .collect()
}

fn best(map: &CourseMap, number: u32, name: String) -> Option<Rank> {
    let mut lessons = map.blocks.iter().flat_map(|block| &block.lessons);
    let lesson = lessons.find(|lesson| lesson.number == number)?;
    Some(Rank {
        rank: 0,
        name,
        wpm: lesson.best_wpm?,
        accuracy: lesson.best_accuracy?,
        stars: lesson.stars,
    })
}
