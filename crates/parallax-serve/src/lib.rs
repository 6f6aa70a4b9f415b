//! The workbench.
mod register;
