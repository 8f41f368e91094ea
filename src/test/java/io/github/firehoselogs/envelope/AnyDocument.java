package io.github.firehoselogs.envelope;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/// Generates documents from a seed: envelopes in every form that JSON allows, and damaged ones.
final class AnyDocument {
  private static final String[] NUMBERS = {
    "0",
    "-0",
    "1700000000000",
    "-1",
    "1.7e12",
    "1.5",
    "1E400",
    "1e-7",
    "01",
    "-",
    "+1",
    "1.",
    ".5",
    "999999999999999999",
    "1000000000000000000",
    "99999999999999999999",
    "0x10",
    "1_000",
    "NaN",
    "00"
  };
  private static final String[] PIECES = {
    "a",
    "GET /index.html 200 ",
    "\\n",
    "\\t",
    "\\\"",
    "\\\\",
    "\\/",
    "\\u00e9",
    "\\ud83d\\ude00",
    "\\ud83d",
    "é",
    "日本",
    "😀",
    "\u007f",
    "12345678",
    "{}[]:,",
    "\\b\\f\\r"
  };

  /// Bytes that matter to a parser, including bytes that are not characters.
  private static final String BYTES =
      "\"\\{}[]:,/*'# \t\n\r"
          + "\u0000\u0001\u001f\u007fu0-+.eEntfa\u0080\u00bb\u00bf\u00c0\u00c3\u00e2\u00ed\u00ef\u00f0\u00f4\u00ff";

  private static final String[] INSERTED = {
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    "\"",
    "\\",
    "\\u",
    "\\u0000",
    "\\x",
    "\u00ef\u00bb\u00bf",
    "\u0000",
    "//",
    "/**/",
    "null",
    "\"message\":",
    "\"logEvents\":[],",
    "\u00ed\u00a0\u0080",
    "\u00c0\u0080",
    "\u00f4\u0090\u0080\u0080",
    " ",
    "\n"
  };

  private final Random random;

  AnyDocument(Random random) {
    this.random = random;
  }

  /// Returns one document or a few in sequence. Every second one is damaged at one to three places.
  byte[] next() {
    StringBuilder text = new StringBuilder(one(50) ? "\ufeff" : blank());
    do {
      text.append(document()).append(blank());
    } while (one(8));
    byte[] json = text.toString().getBytes(UTF_8);
    if (random.nextBoolean()) {
      for (int i = random.nextInt(3); i >= 0; i--) {
        json = damaged(json);
      }
    }
    return json;
  }

  private byte[] damaged(byte[] json) {
    int at = json.length == 0 ? 0 : random.nextInt(json.length);
    return switch (random.nextInt(7)) {
      case 0 -> Arrays.copyOf(json, at);
      case 1 -> replaced(json, at, 0, INSERTED[random.nextInt(INSERTED.length)]);
      case 2 -> replaced(json, at, Math.min(json.length - at, 1 + random.nextInt(3)), "");
      case 3 -> replaced(json, at, 0, text(json, at, 1 + random.nextInt(40)));
      case 4 -> flipped(json, at);
      default ->
          replaced(
              json,
              at,
              Math.min(1, json.length),
              Character.toString(BYTES.charAt(random.nextInt(BYTES.length()))));
    };
  }

  private byte[] flipped(byte[] json, int at) {
    if (json.length > 0) {
      json[at] ^= (byte) (1 << random.nextInt(8));
    }
    return json;
  }

  private static String text(byte[] json, int at, int length) {
    return new String(json, at, Math.min(length, json.length - at), ISO_8859_1);
  }

  private static byte[] replaced(byte[] json, int at, int count, String latin1) {
    String text = new String(json, ISO_8859_1);
    return (text.substring(0, at) + latin1 + text.substring(at + count)).getBytes(ISO_8859_1);
  }

  private String document() {
    List<String> fields = new ArrayList<>();
    fields.add(field("messageType", one(12) ? anyType() : "\"DATA_MESSAGE\""));
    if (!one(12)) {
      fields.add(field("owner", mostly("\"123456789012\"")));
    }
    fields.add(field("logGroup", mostly(string())));
    fields.add(field("logStream", mostly("\"i-0123456789\"")));
    fields.add(field("subscriptionFilters", mostly("[\"to-firehose\"" + blank() + "]")));
    if (!one(20)) {
      fields.add(field("logEvents", one(30) ? value(0) : events()));
    }
    while (one(4)) {
      fields.add(anyField(0));
    }
    return object(fields);
  }

  private String events() {
    List<String> events = new ArrayList<>();
    for (int i = random.nextInt(5); i > 0; i--) {
      events.add(one(40) ? value(0) : event());
    }
    return "[" + blank() + String.join(blank() + "," + blank(), events) + blank() + "]";
  }

  private String event() {
    List<String> fields = new ArrayList<>();
    fields.add(field("id", mostly("\"" + "3".repeat(56) + "\"")));
    fields.add(field("timestamp", one(6) ? anyTime() : "1700000000000"));
    if (!one(30)) {
      fields.add(field("message", mostly(string())));
    }
    while (one(4)) {
      fields.add(anyField(0));
    }
    return object(fields);
  }

  private String anyTime() {
    return one(3) ? value(0) : one(2) ? "\"" + number() + "\"" : number();
  }

  private String anyType() {
    return one(2) ? "\"CONTROL_MESSAGE\"" : value(0);
  }

  private String object(List<String> fields) {
    if (one(5)) {
      Collections.shuffle(fields, random);
    }
    return "{" + blank() + String.join(blank() + "," + blank(), fields) + blank() + "}";
  }

  private String anyField(int depth) {
    String[] names = {
      "message",
      "timestamp",
      "logEvents",
      "messageType",
      "policyLevel",
      "extractedFields",
      "",
      "é",
      "mess\\u0061ge",
      "x".repeat(random.nextInt(200))
    };
    return field(names[random.nextInt(names.length)], value(depth));
  }

  private String field(String name, String value) {
    return '"' + name + '"' + blank() + ":" + blank() + value;
  }

  private String mostly(String value) {
    return one(25) ? value(0) : value;
  }

  private String value(int depth) {
    return switch (random.nextInt(depth > 3 ? 6 : 8)) {
      case 0 -> number();
      case 1 -> one(2) ? "true" : "false";
      case 2 -> "null";
      case 3, 4, 5 -> string();
      case 6 -> "[" + value(depth + 1) + "," + blank() + value(depth + 1) + "]";
      default -> object(new ArrayList<>(List.of(anyField(depth + 1), anyField(depth + 1))));
    };
  }

  private String number() {
    return one(2)
        ? Long.toString(random.nextLong() >> random.nextInt(64))
        : NUMBERS[random.nextInt(NUMBERS.length)];
  }

  private String string() {
    StringBuilder text = new StringBuilder("\"");
    boolean plain = one(2);
    for (int i = random.nextInt(8); i > 0; i--) {
      text.append(PIECES[random.nextInt(plain ? 2 : PIECES.length)]);
    }
    return text.append('"').toString();
  }

  private String blank() {
    return one(8) ? " \t\r\n".substring(random.nextInt(4)) : "";
  }

  /// Returns true once in `times`.
  private boolean one(int times) {
    return random.nextInt(times) == 0;
  }
}
