package dev.sessionready.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.amazonaws.services.lambda.runtime.events.ConfigEvent;
import dev.sessionready.fact.ReadFailure;
import dev.sessionready.model.Snapshot;
import dev.sessionready.rule.ConfigInMemory;
import dev.sessionready.rule.Evaluation;
import dev.sessionready.rule.ReportStore;
import dev.sessionready.world.World;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** What the deployed function keeps of a sweep. */
class SweepReportTest {

  private static final Snapshot ACCOUNT = World.all().getFirst().snapshot();

  /** Keeps reports in memory, or refuses them. */
  private static final class Memory implements ReportStore {

    private final Map<String, String> reports = new TreeMap<>();
    private @Nullable ReadFailure refusal;

    @Override
    public Optional<ReadFailure> put(String name, String mediaType, Path report) {
      if (refusal == null) {
        try {
          reports.put(name + " " + mediaType, Files.readString(report));
        } catch (IOException broken) {
          throw new UncheckedIOException(broken);
        }
      }
      return Optional.ofNullable(refusal);
    }

    @Override
    public String address(String name) {
      return "s3://reports/" + name;
    }
  }

  private final Memory store = new Memory();
  private final ConfigInMemory config = ConfigInMemory.takingAll();

  @Test
  void aSweepPutsAPageForPeopleAndJsonForPrograms() {
    answer(event("config-scheduled.json"));

    assertThat(store.reports)
        .containsOnlyKeys(
            "session-ready.html text/html; charset=utf-8", "session-ready.json application/json");
    assertThat(store.reports.get("session-ready.html text/html; charset=utf-8"))
        .startsWithIgnoringCase("<!doctype html>");
    assertThat(
            new JsonMapper()
                .readTree(store.reports.get("session-ready.json application/json"))
                .required("evaluations"))
        .hasSize(config.taken().size());
  }

  @Test
  void theAnnotationSaysWhereThePageIs() {
    answer(event("config-scheduled.json"));

    assertThat(config.taken())
        .extracting(Evaluation::annotation)
        .anyMatch(annotation -> annotation.endsWith(" (report: s3://reports/session-ready.html)"));
  }

  @Test
  void aChangeOfOneInstanceLeavesTheReportOfTheLastSweep() {
    answer(event("config-change.json"));

    assertThat(config.taken()).isNotEmpty();
    assertThat(store.reports).isEmpty();
  }

  @Test
  void aReportThatCannotBePutFailsTheInvocationAfterEverythingElseIsPut() {
    store.refusal = new ReadFailure("s3:PutObject", ReadFailure.DENIED);

    assertThatExceptionOfType(ReportNotPut.class)
        .isThrownBy(() -> answer(event("config-scheduled.json")))
        .withMessage(
            "All evaluations are put, but the report s3://reports/session-ready.html is not:"
                + " s3:PutObject: access denied.");
    assertThat(config.taken()).isNotEmpty();
  }

  private static ConfigEvent event(String file) {
    return SampleEvent.of(file).withoutParameters().event();
  }

  private void answer(ConfigEvent event) {
    PrintStream silent =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    new ConfigRuleHandler(
            new Sweeper(
                _ -> (_, _) -> ACCOUNT,
                config,
                store,
                null,
                Sweeper.PORTION,
                silent,
                InstantSource.fixed(Instant.parse("2026-11-20T03:00:00Z")),
                _ -> {}))
        .answer(event);
  }
}
