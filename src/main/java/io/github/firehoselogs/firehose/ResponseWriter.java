package io.github.firehoselogs.firehose;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.github.firehoselogs.text.JsonString;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Base64;
import java.util.Map;

/// Writes an answer as Firehose wants it:
///
/// ```
/// {"records":[{"recordId":"…","result":"Ok","data":"…","metadata":{"partitionKeys":{"k":"v"}}},
///             {"recordId":"…","result":"Dropped"},
///             {"recordId":"…","result":"ProcessingFailed"}]}
/// ```
///
/// without white space. `metadata` is left out where there are no partition keys.
final class ResponseWriter {
  static final byte[] HEAD = ascii("{\"records\":[");
  static final byte[] TAIL = ascii("]}");
  static final byte[] ID = ascii("{\"recordId\":");
  static final byte[] OK = ascii(",\"result\":\"Ok\",\"data\":\"");
  static final byte[] OK_END = ascii("\"");
  static final byte[] KEYS = ascii(",\"metadata\":{\"partitionKeys\":{");
  static final byte[] KEYS_END = ascii("}}");
  static final byte[] DROPPED = ascii(",\"result\":\"Dropped\"");
  static final byte[] FAILED = ascii(",\"result\":\"ProcessingFailed\"");
  static final byte[] ENTRY_END = ascii("}");

  private final OutputStream out;
  private byte[] base64 = new byte[0];

  ResponseWriter(OutputStream out) {
    this.out = out;
  }

  void write(FirehoseResponse response) throws IOException {
    out.write(HEAD);
    boolean first = true;
    for (Outcome outcome : response.records()) {
      if (!first) {
        out.write(',');
      }
      first = false;
      write(outcome);
    }
    out.write(TAIL);
  }

  private void write(Outcome outcome) throws IOException {
    out.write(ID);
    out.write(JsonString.quoted(outcome.recordId()));
    switch (outcome) {
      case Outcome.Ok ok -> {
        out.write(OK);
        writeBase64(ok.data());
        out.write(OK_END);
        writePartitionKeys(ok.partitionKeys());
      }
      case Outcome.Dropped _ -> out.write(DROPPED);
      case Outcome.ProcessingFailed _ -> out.write(FAILED);
    }
    out.write(ENTRY_END);
  }

  /// The JDK's encoder on arrays is compiled to vector instructions; its stream is not.
  private void writeBase64(byte[] data) throws IOException {
    int bytes = Math.toIntExact(ResponseSize.base64Bytes(data.length));
    if (base64.length < bytes) {
      base64 = new byte[bytes];
    }
    out.write(base64, 0, Base64.getEncoder().encode(data, base64));
  }

  private void writePartitionKeys(Map<String, String> partitionKeys) throws IOException {
    if (partitionKeys.isEmpty()) {
      return;
    }
    out.write(KEYS);
    boolean first = true;
    for (Map.Entry<String, String> key : partitionKeys.entrySet()) {
      if (!first) {
        out.write(',');
      }
      first = false;
      out.write(JsonString.quoted(key.getKey()));
      out.write(':');
      out.write(JsonString.quoted(key.getValue()));
    }
    out.write(KEYS_END);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(US_ASCII);
  }
}
