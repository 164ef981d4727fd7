package dev.sessionready.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionready.aws.client.Clients;
import dev.sessionready.fact.ReadFailure;
import dev.sessionready.wire.Moto;
import dev.sessionready.wire.Stubs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.s3.model.BucketLocationConstraint;

@Tag("wire")
class LiveReportStoreTest {

  @RegisterExtension static final Moto MOTO = Moto.emptyForEachTest();

  @TempDir Path directory;

  private Path report;
  private Clients clients;

  @BeforeEach
  void writeAReport() throws IOException {
    report = Files.writeString(directory.resolve("report"), "<p>準備完了</p>");
    clients = MOTO.clients();
  }

  @Test
  void aReportIsReplacedByTheNext() throws IOException {
    MOTO.administrator()
        .s3()
        .createBucket(r ->
            r.bucket("reports")
                .createBucketConfiguration(
                    c -> c.locationConstraint(BucketLocationConstraint.EU_WEST_1)));
    LiveReportStore store = new LiveReportStore(clients, "reports");

    assertThat(store.put("session-ready.html", "text/html", report)).isEmpty();
    Files.writeString(report, "<p>later</p>");
    assertThat(store.put("session-ready.html", "text/html", report)).isEmpty();

    var kept = clients.s3().getObjectAsBytes(r -> r.bucket("reports").key("session-ready.html"));
    assertThat(kept.asUtf8String()).isEqualTo("<p>later</p>");
    assertThat(kept.response().contentType()).isEqualTo("text/html");
    assertThat(store.address("session-ready.html")).isEqualTo("s3://reports/session-ready.html");
  }

  @Test
  void whatKeepsItFromBeingPutIsNamed() {
    LiveReportStore store = new LiveReportStore(clients, "reports");
    MOTO.wire()
        .stubFor(
            Stubs.path("/reports/session-ready.html.*")
                .willReturn(Stubs.s3Error(403, "AccessDenied")));

    assertThat(store.put("session-ready.html", "text/html", report))
        .contains(new ReadFailure("s3:PutObject", ReadFailure.DENIED));
  }
}
