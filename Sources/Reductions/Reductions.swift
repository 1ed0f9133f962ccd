// The room Reductions.
