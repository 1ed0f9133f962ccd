// The room Emit.
