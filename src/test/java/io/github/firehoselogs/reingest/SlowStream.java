package io.github.firehoselogs.reingest;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// A stream on a bare socket, which hangs in ways that no HTTP stub can. Every connection gets the
/// next behaviour, and all connections after the last one repeat it.
public final class SlowStream implements AutoCloseable {
  /// The behaviour of one connection.
  public sealed interface Behaviour {
    /// Reads the call and does not answer.
    record NeverAnswers() implements Behaviour {}

    /// Does not read the call.
    record NeverReads() implements Behaviour {}

    /// Answers `start`, then a byte every 200 ms forever: each read of the client succeeds.
    record Dribbles(String start) implements Behaviour {}

    /// Reads the call, answers with `json` and closes.
    record Answers(String json) implements Behaviour {}
  }

  private final ServerSocket server;
  private final List<Behaviour> behaviours;
  private final List<Socket> connections = Collections.synchronizedList(new ArrayList<>());
  private final ScheduledExecutorService dribble = Executors.newSingleThreadScheduledExecutor();

  public SlowStream(Behaviour... behaviours) {
    this.behaviours = List.of(behaviours);
    try {
      server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().start(this::accept);
  }

  public int port() {
    return server.getLocalPort();
  }

  /// Returns the number of connections. Every call makes one, because none is kept open.
  public int connections() {
    return connections.size();
  }

  private void accept() {
    try {
      while (true) {
        Socket connection = server.accept();
        int number = Math.min(connections.size(), behaviours.size() - 1);
        connections.add(connection);
        Thread.ofVirtual().start(() -> behave(connection, behaviours.get(number)));
      }
    } catch (IOException _) {
      // Closed: the test is over.
    }
  }

  private void behave(Socket connection, Behaviour behaviour) {
    try {
      switch (behaviour) {
        case Behaviour.NeverReads _ -> {
          // The call is complete.
        }
        case Behaviour.NeverAnswers _ -> readCall(connection);
        case Behaviour.Dribbles dribbles -> {
          readCall(connection);
          write(connection, dribbles.start());
          var _ =
              dribble.scheduleAtFixedRate(
                  () -> dribbleTo(connection), 200, 200, TimeUnit.MILLISECONDS);
        }
        case Behaviour.Answers answers -> {
          readCall(connection);
          write(
              connection,
              "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: "
                  + answers.json().length()
                  + "\r\n\r\n"
                  + answers.json());
          connection.close();
        }
      }
    } catch (IOException _) {
      // The client closed the connection, as it may.
    }
  }

  private static void dribbleTo(Socket connection) {
    try {
      write(connection, "a");
    } catch (IOException e) {
      throw new UncheckedIOException("ends the schedule: the client has gone", e);
    }
  }

  private static void write(Socket connection, String text) throws IOException {
    OutputStream out = connection.getOutputStream();
    out.write(text.getBytes(US_ASCII));
    out.flush();
  }

  private static void readCall(Socket connection) throws IOException {
    InputStream in = new BufferedInputStream(connection.getInputStream());
    int bodyBytes = 0;
    for (String line = line(in); !line.isEmpty(); line = line(in)) {
      String lower = line.toLowerCase(Locale.ROOT);
      if (lower.startsWith("content-length:")) {
        bodyBytes = Integer.parseInt(lower.substring("content-length:".length()).strip());
      }
    }
    in.skipNBytes(bodyBytes);
  }

  private static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int b = in.read(); b >= 0 && b != '\n'; b = in.read()) {
      line.append((char) b);
    }
    return line.toString().strip();
  }

  @Override
  public void close() {
    dribble.shutdownNow();
    try {
      server.close();
      for (Socket connection : List.copyOf(connections)) {
        connection.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
