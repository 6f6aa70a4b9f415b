//! Takes the bytes of a file, gives documents.
