package io.github.firehoselogs.tools.explain;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.github.firehoselogs.route.Route;
import io.github.firehoselogs.settings.Settings;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/// Explains envelopes of CloudWatch Logs: their fields, their route, and their first log events.
record EnvelopeText(Settings settings, Outline outline) {
  private static final int MAX_ENVELOPES = 5;

  /// Explains the documents in `json`, one after another.
  void explain(byte[] json, int depth) {
    int envelopes = 0;
    try (JsonParser parser = JsonNames.JSON.createParser(json)) {
      while (parser.nextToken() == JsonToken.START_OBJECT) {
        Content content = new Content();
        try {
          content.read(parser);
        } finally {
          envelopes++;
          if (envelopes <= MAX_ENVELOPES) {
            print(content, depth);
          }
        }
      }
    } catch (IOException e) {
      outline.line(depth, JsonNames.problem(e));
    }
    if (envelopes > MAX_ENVELOPES) {
      outline.line(depth, "and " + Outline.count(envelopes - MAX_ENVELOPES, "envelope"));
    }
  }

  private void print(Content content, int depth) {
    outline.line(depth, "envelope of CloudWatch Logs");
    content.fields.forEach((name, value) -> outline.field(depth + 1, name, value));
    outline.field(depth + 1, "log events", content.summary());
    content.first.forEach(each -> outline.line(depth + 2, each));
    if (content.events > content.first.size()) {
      outline.line(depth + 2, "…");
    }
    if ("DATA_MESSAGE".equals(content.fields.get("messageType"))) {
      outline.field(depth + 1, "route", route(content));
    }
  }

  private String route(Content content) {
    Route route =
        settings
            .routes()
            .routeFor(
                content.fields.getOrDefault("logGroup", ""),
                content.fields.getOrDefault("logStream", ""));
    return "transform "
        + route.transformName()
        + (settings.routes().all().size() == 1 ? "" : ", by ROUTES");
  }

  /// What one document holds, read token by token: it may be large.
  private static final class Content {
    private static final int MAX_EVENTS = 3;

    private final Map<String, String> fields = new LinkedHashMap<>();
    private final List<String> first = new ArrayList<>();
    private long events;
    private long messageBytes;
    private long from = Long.MAX_VALUE;
    private long to = Long.MIN_VALUE;

    void read(JsonParser json) throws IOException {
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String name = json.currentName();
        JsonToken value = json.nextToken();
        if (name.equals("logEvents") && value == JsonToken.START_ARRAY) {
          readEvents(json);
        } else if (value == JsonToken.START_ARRAY) {
          fields.put(name, texts(json));
        } else if (value == JsonToken.START_OBJECT) {
          json.skipChildren();
          fields.put(name, "an object");
        } else {
          fields.put(name, json.getText());
        }
      }
    }

    private static String texts(JsonParser json) throws IOException {
      List<String> texts = new ArrayList<>();
      for (JsonToken next = json.nextToken();
          next != null && next != JsonToken.END_ARRAY;
          next = json.nextToken()) {
        json.skipChildren();
        texts.add(next.isStructStart() ? "…" : json.getText());
      }
      return String.join(", ", texts);
    }

    private void readEvents(JsonParser json) throws IOException {
      for (JsonToken next = json.nextToken();
          next != null && next != JsonToken.END_ARRAY;
          next = json.nextToken()) {
        if (next == JsonToken.START_OBJECT) {
          readEvent(json);
        } else {
          json.skipChildren();
        }
      }
    }

    private void readEvent(JsonParser json) throws IOException {
      OptionalLong timestamp = OptionalLong.empty();
      String message = "";
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String name = json.currentName();
        JsonToken value = json.nextToken();
        if (name.equals("timestamp") && value == JsonToken.VALUE_NUMBER_INT) {
          timestamp = OptionalLong.of(json.getLongValue());
        } else if (name.equals("message") && value == JsonToken.VALUE_STRING) {
          message = json.getText();
        } else {
          json.skipChildren();
        }
      }
      add(timestamp, message);
    }

    private void add(OptionalLong timestamp, String message) {
      events++;
      messageBytes += message.getBytes(UTF_8).length;
      if (timestamp.isPresent()) {
        from = Math.min(from, timestamp.getAsLong());
        to = Math.max(to, timestamp.getAsLong());
      }
      if (first.size() < MAX_EVENTS) {
        String time = timestamp.isPresent() ? time(timestamp.getAsLong()) : "(no timestamp)";
        first.add(time + "  " + Outline.quoted(message));
      }
    }

    private String summary() {
      String span =
          from > to ? "" : from == to ? ", " + time(from) : ", " + time(from) + " to " + time(to);
      return Outline.count(events, "event") + span + ", messages of " + Outline.bytes(messageBytes);
    }

    private static String time(long millis) {
      return Instant.ofEpochMilli(millis).toString();
    }
  }
}
