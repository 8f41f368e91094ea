package io.github.firehoselogs.tools.runtime;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// Lambda's Runtime API, version 2018-06-01: gives the function one event after another and
/// receives its answers.
///
/// ```
/// GET  /2018-06-01/runtime/invocation/next           waits for the next event
/// POST /2018-06-01/runtime/invocation/{id}/response  the answer
/// POST /2018-06-01/runtime/invocation/{id}/error     the invocation failed
/// POST /2018-06-01/runtime/init/error                the function could not start
/// ```
public final class RuntimeApi implements AutoCloseable {
  private static final String ROOT = "/2018-06-01/runtime/";
  private static final String FUNCTION_ARN =
      "arn:aws:lambda:eu-central-1:123456789012:function:firehose-logs-transformer";

  /// What the function posted. `what` is `response` or `error`.
  public record Posted(String what, String body) {}

  private record Invocation(String id, String event, Duration time) {}

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final BlockingQueue<Invocation> waiting = new LinkedBlockingQueue<>();
  private final Map<String, BlockingQueue<Posted>> posted = new ConcurrentHashMap<>();
  private final BlockingQueue<String> initErrors = new LinkedBlockingQueue<>();
  private final List<String> unknown = new CopyOnWriteArrayList<>();
  private final AtomicInteger invocations = new AtomicInteger();

  public RuntimeApi() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::serve);
    server.setExecutor(threads);
    server.start();
  }

  /// Returns `host:port`, the value of the function's environment variable.
  String address() {
    return "127.0.0.1:" + server.getAddress().getPort();
  }

  /// Gives the function `event` with a deadline in 5 minutes, and returns its first post.
  public Posted invoke(String event) {
    String id = "8476a536-e9f4-11e8-9739-%012d".formatted(invocations.incrementAndGet());
    BlockingQueue<Posted> answers = new LinkedBlockingQueue<>();
    posted.put(id, answers);
    waiting.add(new Invocation(id, event, Duration.ofMinutes(5)));
    return taken(answers, "an answer");
  }

  /// Returns the function's post about a failed start.
  public String initError() {
    return taken(initErrors, "an init error");
  }

  /// Returns the posts that no call returned: second answers, and unknown paths.
  public List<String> surplus() {
    List<String> surplus = new CopyOnWriteArrayList<>(unknown);
    surplus.addAll(initErrors);
    posted.forEach((id, answers) -> answers.forEach(each -> surplus.add(id + " " + each)));
    return surplus;
  }

  private static <T> T taken(BlockingQueue<T> queue, String what) {
    try {
      T taken = queue.poll(60, TimeUnit.SECONDS);
      if (taken == null) {
        throw new AssertionError("the function posted no " + what + " within a minute");
      }
      return taken;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      if (path.equals(ROOT + "invocation/next")) {
        next(exchange);
        return;
      }
      String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
      post(path, body);
      exchange.sendResponseHeaders(202, -1);
    }
  }

  private void next(HttpExchange exchange) throws IOException {
    try {
      Invocation invocation = waiting.take();
      long deadline = System.currentTimeMillis() + invocation.time.toMillis();
      exchange.getResponseHeaders().add("Lambda-Runtime-Aws-Request-Id", invocation.id);
      exchange.getResponseHeaders().add("Lambda-Runtime-Deadline-Ms", Long.toString(deadline));
      exchange.getResponseHeaders().add("Lambda-Runtime-Invoked-Function-Arn", FUNCTION_ARN);
      exchange.getResponseHeaders().add("Content-Type", "application/json");
      byte[] event = invocation.event.getBytes(UTF_8);
      exchange.sendResponseHeaders(200, event.length);
      exchange.getResponseBody().write(event);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void post(String path, String body) {
    String[] parts =
        path.startsWith(ROOT) ? path.substring(ROOT.length()).split("/", -1) : path.split("/", -1);
    BlockingQueue<Posted> answers = parts.length == 3 ? posted.get(parts[1]) : null;
    if (answers != null) {
      answers.add(new Posted(parts[2], body));
    } else if (path.equals(ROOT + "init/error")) {
      initErrors.add(body);
    } else {
      unknown.add(path);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
