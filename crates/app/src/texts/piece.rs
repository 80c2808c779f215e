//! A piece of an own text, as an exercise names it.

use uuid::Uuid;

use crate::{
    error::AppError,
    exercise::{OpenExercise, Plan, count},
    profile::OpenProfile,
    view::exercise::ExerciseRequest,
};

/// Whether it is one of the learner's own, and never leaves this machine.
pub(crate) fn is_own_text(plan: &Plan) -> bool {
    matches!(plan.request, ExerciseRequest::OwnText { .. })
}

/// A piece of an own text.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Piece {
    pub(crate) text: Uuid,
    /// From 0.
    pub(crate) at: u32,
}

impl Piece {
    /// The one that was typed, if it was one.
    pub(crate) fn of(plan: &Plan) -> Option<Self> {
        match &plan.request {
            ExerciseRequest::OwnText { text, piece } => Some(Self {
                text: text.parse().ok()?,
                at: (*piece)?,
            }),
            _ => None,
        }
    }

    /// Where one goes on after a session on it: with the next piece, or at the beginning of the word that was left.
    pub(crate) fn bookmark(self, exercise: &OpenExercise, is_completed: bool) -> (u32, u32) {
        if is_completed {
            return (self.at + 1, 0);
        }
        let from = exercise.plan.piece.as_ref().map_or(0, |piece| piece.from);
        let (units, cursor) = (exercise.recorder.text().units(), exercise.recorder.cursor());
        let word = units
            .iter()
            .take(cursor)
            .rposition(|unit| &**unit == " ")
            .map_or(0, |space| space + 1);
        (self.at, from + count(word))
    }

    /// The one after it; `None` at the end, and when the text is gone.
    pub(crate) fn next(self, open: &OpenProfile) -> Result<Option<Self>, AppError> {
        let at = self.at + 1;
        let text = open.store.own_text(self.text)?;
        Ok(text
            .filter(|text| at < text.pieces)
            .map(|_| Self { at, ..self }))
    }
}
