//! The workbench: a project as web pages and as an interface for programs, on this machine.
//!
//! ```text
//! request ─ guard ─▶ route ─▶ register (in memory: filter, count, order) ─▶ project (texts) ─▶ view
//! ```
//!
//! | part | what |
//! |---|---|
//! | `app` | what is answered, and its description (`OpenAPI`) |
//! | `guard/` | who may ask: Host, Origin, token, size, only reading |
//! | `ask`, `page`, `list` | parameters, bodies and names; pages and tables |
//! | `problem` | what went wrong (RFC 9457) |
//! | `workbench`, `pool` | what all requests share: the project, its connections, the register |
//! | `register/` | columns in memory that filters and counts are made of |
//! | `views/` | what leaves the server |
//! | `routes/` | one file for each thing that can be asked for |
//! | `comparing/` | what comparing found, as pages show it |
//! | `step` | decisions as clients send them, and what a step did |
//! | `events`, `jobs` | what goes on by itself, and who is told |
//! | `twins` | the data of a page: its address with `.json` or `.csv` |
//! | `assets` | the web pages that were built into the program |

mod app;
mod ask;
mod assets;
mod comparing;
mod error;
mod events;
mod guard;
mod jobs;
mod list;
mod page;
mod pool;
mod problem;
mod register;
mod routes;
mod server;
mod step;
mod twins;
mod views;
mod workbench;

pub use error::ServeError;
pub use server::{Settings, serve};
