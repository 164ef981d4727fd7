package dev.sessionready.browser;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One tab of a browser: what a person would do in it, and what it asked for and complained of. */
public final class Tab implements AutoCloseable {

  private static final JsonMapper JSON = new JsonMapper();
  private static final int PATIENCE_SECONDS = 60;

  private final HttpClient http = HttpClient.newHttpClient();
  private final Map<Integer, CompletableFuture<JsonNode>> asked = new ConcurrentHashMap<>();
  private final List<JsonNode> events = new CopyOnWriteArrayList<>();
  private final AtomicInteger count = new AtomicInteger();
  private final WebSocket wire;
  private volatile CompletableFuture<JsonNode> loading = new CompletableFuture<>();

  Tab(URI address) {
    this.wire = await(http.newWebSocketBuilder().buildAsync(address, new Answers()));
    Stream.of("Page", "Runtime", "Network", "Log", "Accessibility")
        .forEach(domain -> ask(domain + ".enable", Map.of()));
  }

  /** Opens a file and waits until its scripts have run. */
  public void open(Path file) {
    CompletableFuture<JsonNode> load = new CompletableFuture<>();
    loading = load;
    ask("Page.navigate", Map.of("url", file.toUri().toString()));
    try {
      await(load);
    } catch (CompletionException late) {
      throw new IllegalStateException("the page did not load: " + problems(), late);
    }
  }

  /** Lets the page believe that its reader prefers {@code light} or {@code dark}. */
  public void prefer(String scheme) {
    ask(
        "Emulation.setEmulatedMedia",
        Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
  }

  /** Runs a script in the page; of a promise, what it comes to. */
  public JsonNode run(String script) {
    JsonNode answer =
        ask(
            "Runtime.evaluate",
            Map.of("expression", script, "awaitPromise", true, "returnByValue", true));
    if (answer.has("exceptionDetails")) {
      throw new IllegalStateException("the script failed: " + answer.path("exceptionDetails"));
    }
    return answer.path("result").path("value");
  }

  /** What assistive technology is offered: the names of everything that has that role. */
  public List<String> accessibleNames(String role) {
    return ask("Accessibility.getFullAXTree", Map.of())
        .path("nodes")
        .valueStream()
        .filter(node -> node.path("role").path("value").asString().equals(role))
        .map(node -> node.path("name").path("value").asString(""))
        .toList();
  }

  /** Every address that was asked for since the tab was opened. */
  public List<String> requests() {
    return of("Network.requestWillBeSent")
        .map(event -> event.path("request").path("url").asString())
        .toList();
  }

  /** Every error and warning of the console, and every refusal of the page's own policy. */
  public List<String> problems() {
    return Stream.of(
            of("Runtime.exceptionThrown"), of("Runtime.consoleAPICalled"), of("Log.entryAdded"))
        .flatMap(several -> several)
        .map(JsonNode::toString)
        .toList();
  }

  @Override
  public void close() {
    ask("Page.close", Map.of());
    wire.abort();
    http.shutdownNow();
  }

  private Stream<JsonNode> of(String method) {
    return events.stream()
        .filter(event -> event.path("method").asString().equals(method))
        .map(event -> event.path("params"));
  }

  private JsonNode ask(String method, Map<String, ?> parameters) {
    int id = count.incrementAndGet();
    CompletableFuture<JsonNode> answer = new CompletableFuture<>();
    asked.put(id, answer);
    String question =
        JSON.writeValueAsString(Map.of("id", id, "method", method, "params", parameters));
    await(wire.sendText(question, true));
    JsonNode answered = await(answer);
    if (answered.has("error")) {
      throw new IllegalStateException(method + ": " + answered.path("error"));
    }
    return answered.path("result");
  }

  private static <T> T await(CompletableFuture<T> future) {
    return future.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
  }

  private final class Answers implements WebSocket.Listener {

    private final StringBuilder part = new StringBuilder();

    @Override
    @SuppressWarnings("NullAway") // The interface says null for: done with the text.
    public CompletionStage<?> onText(WebSocket socket, CharSequence text, boolean last) {
      part.append(text);
      if (last) {
        JsonNode message = JSON.readTree(part.toString());
        part.setLength(0);
        CompletableFuture<JsonNode> answer = asked.remove(message.path("id").asInt(0));
        if (answer == null) {
          events.add(message);
          if (message.path("method").asString("").equals("Page.loadEventFired")) {
            loading.complete(message);
          }
        } else {
          answer.complete(message);
        }
      }
      socket.request(1);
      return null;
    }
  }
}
