//! Why a paper is not made. No message holds what stands on the paper.

use domain::paper::PaperKind;
use thiserror::Error;

use crate::codes::CodeError;

/// Why a paper is not made.
#[derive(Debug, Error)]
pub enum Error {
    /// The template or a font does not fit the program: nothing that whoever prints can mend.
    #[error("the paper {paper} could not be typeset: {messages}; report this to whoever maintains Botica")]
    Typesetting {
        /// Which paper.
        paper: PaperKind,
        /// What the typesetter says of its template.
        messages: String,
    },
    /// Bundled parts are damaged.
    #[error("the program's own templates or fonts cannot be read; install it anew")]
    Damaged,
    /// The paper cannot be written down for its template.
    #[error("the paper could not be written down for its template")]
    Json(#[from] serde_json::Error),
    /// A code on the paper cannot be drawn.
    #[error(transparent)]
    Code(#[from] CodeError),
}
