// The room Clean.
