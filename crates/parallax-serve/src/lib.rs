//! The workbench.
#![allow(dead_code)]

mod problem;
mod views;
