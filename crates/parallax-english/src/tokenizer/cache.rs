//! What chunks were split into, so that the patterns run once per distinct chunk.

use hashbrown::HashMap;

use super::{exceptions::NormId, special::Symbol};

/// Beyond so many chunks the cache starts anew: texts that hold more distinct ones repeat few.
const MOST_CHUNKS: usize = 100_000;
/// Chunks beyond so many bytes are rare and are split each time, which bounds the cache's memory.
const LONGEST_KEPT: usize = 64;

/// One thread's memory of chunks, and its scratch space. Holds no more than a few megabytes.
#[derive(Debug, Default)]
pub(crate) struct TokenizerCache {
    chunks: HashMap<Box<str>, Run, ahash::RandomState>,
    pieces: Vec<Piece>,
    /// Pieces of the last chunk that is not kept.
    unkept: Vec<Piece>,
    /// One for each token of the text so far.
    pub(super) symbols: Vec<Symbol>,
}

/// One token of a chunk. A chunk's pieces follow each other directly.
#[derive(Clone, Copy, Debug)]
pub(super) struct Piece {
    pub len: u32,
    pub norm: Option<NormId>,
    pub symbol: Symbol,
    pub is_space: bool,
}

/// Where a chunk's pieces are.
#[derive(Clone, Copy, Debug)]
struct Run {
    start: u32,
    end: u32,
}

impl TokenizerCache {
    /// Forgets the symbols of the text before.
    pub(super) fn begin_text(&mut self) {
        self.symbols.clear();
    }

    /// The pieces of `chunk`; `split` makes those that are not known. Notes their symbols.
    pub(super) fn pieces(&mut self, chunk: &str, split: impl FnOnce(&mut Vec<Piece>)) -> &[Piece] {
        let pieces = if let Some(&run) = self.chunks.get(chunk) {
            &self.pieces[run.start as usize..run.end as usize]
        } else if chunk.len() > LONGEST_KEPT {
            self.unkept.clear();
            split(&mut self.unkept);
            &self.unkept
        } else {
            let run = self.keep(chunk, split);
            &self.pieces[run.start as usize..run.end as usize]
        };
        self.symbols.extend(pieces.iter().map(|piece| piece.symbol));
        pieces
    }

    fn keep(&mut self, chunk: &str, split: impl FnOnce(&mut Vec<Piece>)) -> Run {
        if self.chunks.len() >= MOST_CHUNKS {
            self.chunks.clear();
            self.pieces.clear();
        }
        let start = self.pieces.len() as u32;
        split(&mut self.pieces);
        let run = Run { start, end: self.pieces.len() as u32 };
        self.chunks.insert(chunk.into(), run);
        run
    }
}
