package io.github.firehoselogs.tools.simulation.model;

/// The function dies here. An error, so that nothing in it takes it for an answer of the stream.
final class FunctionCrash extends Error {
  private static final long serialVersionUID = 1L;

  FunctionCrash() {
    super("the simulation lets the function die", null, false, false);
  }
}
