//! Bounds how much is between being opened and being kept, so that memory stays flat.

use std::sync::{Condvar, Mutex};

/// Counts bytes and items under way. One item larger than the limit passes when it is alone.
#[derive(Debug)]
pub(crate) struct Gate {
    state: Mutex<State>,
    changed: Condvar,
    bytes: u64,
    items: u64,
}

#[derive(Debug, Default)]
struct State {
    bytes: u64,
    items: u64,
    closed: bool,
}

impl Gate {
    /// A gate for at most so many bytes and items.
    pub(crate) fn new(bytes: u64, items: u64) -> Self {
        Self { state: Mutex::default(), changed: Condvar::new(), bytes, items }
    }

    /// Waits until there is room for `bytes` and takes it; `false` when the gate has been closed.
    pub(crate) fn enter(&self, bytes: u64) -> bool {
        let mut state = self.state.lock().expect("nobody panics while holding the gate");
        while !state.closed
            && state.items > 0
            && (state.bytes + bytes > self.bytes || state.items >= self.items)
        {
            state = self.changed.wait(state).expect("nobody panics while holding the gate");
        }
        state.bytes += bytes;
        state.items += 1;
        !state.closed
    }

    /// Gives the room of one item back.
    pub(crate) fn leave(&self, bytes: u64) {
        let mut state = self.state.lock().expect("nobody panics while holding the gate");
        state.bytes -= bytes;
        state.items -= 1;
        self.changed.notify_all();
    }

    /// Lets nobody wait any more.
    pub(crate) fn close(&self) {
        self.state.lock().expect("nobody panics while holding the gate").closed = true;
        self.changed.notify_all();
    }
}
