package io.github.firehoselogs.tools.redrive.source;

/// A place with failure objects.
public interface FailureSource {
  /// Receives the objects of a source.
  interface Visitor {
    /// Takes the next object. Returns false to end the visit.
    boolean object(FailureObject object);

    /// Takes the name of something that cannot be read, and the problem.
    void unreadable(String name, String problem);
  }

  /// Visits all objects, and returns whether the visitor wants more.
  boolean visit(Visitor visitor);
}
