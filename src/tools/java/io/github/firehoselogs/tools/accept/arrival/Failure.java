package io.github.firehoselogs.tools.accept.arrival;

/// A log event that was found under the error prefix: its number, the object, and why its record
/// failed.
public record Failure(int number, String where, String reason) {}
