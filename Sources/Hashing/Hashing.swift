// The room Hashing.
