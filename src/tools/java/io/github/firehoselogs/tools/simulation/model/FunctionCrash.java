package io.github.firehoselogs.tools.simulation.model;

/// Crashes the function. It is an error, so that the function does not treat it as an answer of the
/// stream or of OpenSearch.
public final class FunctionCrash extends Error {
  private static final long serialVersionUID = 1L;

  public FunctionCrash() {
    super("the simulation lets the function die", null, false, false);
  }
}
