package io.github.firehoselogs.tools.redrive;

import io.github.firehoselogs.tools.terminal.VisibleText;
import java.util.ArrayList;
import java.util.List;

/// Names of records for a report: consecutive lines of one object are one name, such as
/// `object:3-17`. Keeps a limited number of names, and counts all records.
final class Names {
  private static final int MAX_NAMES = 20;

  private final List<String> names = new ArrayList<>();
  private String object = "";
  private String detail = "";
  private long from;
  private long to;
  private long count;
  private long unnamed;

  /// Adds a record with a text about it, which may be empty.
  void add(String newObject, long line, String newDetail) {
    count++;
    if (newObject.equals(object) && newDetail.equals(detail) && line == to + 1) {
      to = line;
      return;
    }
    endName();
    object = newObject;
    detail = newDetail;
    from = line;
    to = line;
  }

  long count() {
    return count;
  }

  /// Returns the names in order, and how many records have none.
  List<String> texts() {
    endName();
    List<String> texts = new ArrayList<>(names);
    if (unnamed > 0) {
      texts.add("and %,d more".formatted(unnamed));
    }
    return texts;
  }

  private void endName() {
    if (object.isEmpty()) {
      return;
    }
    if (names.size() < MAX_NAMES) {
      names.add(name(object, from, to, detail));
    } else {
      unnamed += to - from + 1;
    }
    object = "";
  }

  /// Returns the name of the records in the lines `from` to `to`; line 0 is the whole object.
  static String name(String object, long from, long to, String detail) {
    String lines = to == 0 ? "" : from == to ? ":" + from : ":" + from + "-" + to;
    return VisibleText.of(object) + lines + (detail.isEmpty() ? "" : ": " + VisibleText.of(detail));
  }
}
