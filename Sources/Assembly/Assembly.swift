// The room Assembly.
