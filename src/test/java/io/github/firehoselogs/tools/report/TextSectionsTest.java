package io.github.firehoselogs.tools.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class TextSectionsTest {
  @Test
  void sectionsTellEverything() {
    assertEquals(
        """

              events  log events
               6,000  read
               5,000  delivered
               1,000  unmatched: their transform could not read them
                   7  filtered out by INCLUDE or EXCLUDE
                   8  in records that failed

             matched       unmatched  transform
               5,000           1,000  x (x)
                                      UNMATCHED=keep: delivered as {"message":…}, the first:
                                      | x

            redacted  preset or pattern
                  12  x

              failed  reason of the records
                  10  UNMATCHED: x
                      Choose the transform of these logs, add a route for them, or set UNMATCHED=keep.

            put back
                  90  records
              12,345  bytes

            settings  that are not defaults
                      x=x
        """,
        TextSections.of(GivenFacts.of("x", 3)).replace("\r\n", "\n"));
  }
}
