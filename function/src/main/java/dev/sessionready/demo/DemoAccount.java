package dev.sessionready.demo;

import dev.sessionready.json.SnapshotFile;
import dev.sessionready.model.Snapshot;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;

/** An example account that comes with the program. */
public enum DemoAccount {
  /** The check list's own: private subnets, no NAT, logs to S3 and CloudWatch Logs with keys. */
  DEMO,
  /** The log group's key does not allow CloudWatch Logs: sessions work, their stream is empty. */
  EMPTY_STREAM;

  /** The word on the command line. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public Snapshot snapshot() {
    String file = word() + ".json";
    try (InputStream stream = DemoAccount.class.getResourceAsStream(file)) {
      if (stream == null) {
        throw new IllegalStateException("the bundled story " + file + " is missing");
      }
      return SnapshotFile.read(stream, file);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
