// The room Review.
