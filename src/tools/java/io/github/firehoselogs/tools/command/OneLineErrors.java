package io.github.firehoselogs.tools.command;

import io.github.firehoselogs.tools.BadInputException;
import io.github.firehoselogs.tools.RunFailedException;
import io.github.firehoselogs.tools.terminal.VisibleText;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/// Prints one line for whatever stops a command. Only a defect of the tool itself prints its stack
/// trace.
public final class OneLineErrors implements IParameterExceptionHandler, IExecutionExceptionHandler {
  static final int FAILED = 1;
  static final int BAD_INPUT = 2;

  @Override
  public int handleParseException(ParameterException e, String[] arguments) {
    CommandLine line = e.getCommandLine();
    line.getErr().println(inOneLine(message(e, line)));
    return BAD_INPUT;
  }

  @Override
  public int handleExecutionException(Exception e, CommandLine line, ParseResult arguments) {
    PrintWriter err = line.getErr();
    return switch (e) {
      case BadInputException bad -> {
        err.println(inOneLine(String.valueOf(bad.getMessage())));
        yield BAD_INPUT;
      }
      case RunFailedException failed -> {
        err.println(inOneLine(String.valueOf(failed.getMessage())));
        yield FAILED;
      }
      case IOException io -> {
        err.println(inOneLine(name(line) + ": " + io));
        yield FAILED;
      }
      case UncheckedIOException io -> {
        err.println(inOneLine(name(line) + ": " + io.getCause()));
        yield FAILED;
      }
      default -> {
        e.printStackTrace(err);
        yield FAILED;
      }
    };
  }

  private static String message(ParameterException e, CommandLine line) {
    return switch (e) {
      case UnmatchedArgumentException unmatched -> unknown(unmatched, line);
      case MissingParameterException missing ->
          name(missing.getMissing().getFirst()) + ": found no value, expected one";
      case OverwrittenOptionException twice ->
          name(twice.getOverwritten()) + ": found twice, expected once";
      case ParameterException other when other.getCause() instanceof TypeConversionException ->
          "%s: found '%s', expected %s"
              .formatted(name(other.getArgSpec()), other.getValue(), kind(other.getArgSpec()));
      default -> name(line) + ": " + e.getMessage();
    };
  }

  private static String unknown(UnmatchedArgumentException e, CommandLine line) {
    String argument = e.getUnmatched().getFirst();
    String help = "; see " + name(line) + " --help";
    if (!argument.startsWith("-")) {
      String found = line.getParent() == null ? "unknown command" : "unexpected argument";
      return "%s: %s '%s'%s".formatted(name(line), found, argument, help);
    }
    return "%s: unknown option '%s'%s%s".formatted(name(line), argument, hint(e, line), help);
  }

  private static String hint(UnmatchedArgumentException e, CommandLine line) {
    if (e.getUnmatched().getFirst().startsWith("-D")) {
      // The programs of an earlier version, which Maven started, took properties.
      return ", settings are environment variables: NAME=value " + name(line);
    }
    List<String> similar = e.getSuggestions();
    return similar.isEmpty() ? "" : ", perhaps " + similar.getFirst();
  }

  private static String name(ArgSpec argument) {
    return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
  }

  private static String kind(ArgSpec option) {
    Class<?> type = option.type();
    return type == Boolean.class || type == boolean.class ? "true or false" : "a whole number";
  }

  private static String name(CommandLine line) {
    return line.getCommandSpec().qualifiedName();
  }

  private static String inOneLine(String message) {
    return VisibleText.of(message.strip().replaceAll("\\s*\\R\\s*", " "));
  }
}
