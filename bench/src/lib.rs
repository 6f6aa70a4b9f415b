//! Measures Parallax against its peers.
