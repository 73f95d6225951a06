"""The core: a workshop day as records and gestures. No Qt, no HTTP, no PDF."""
