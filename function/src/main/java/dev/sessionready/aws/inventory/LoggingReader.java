package dev.sessionready.aws.inventory;

import dev.sessionready.aws.client.Answers;
import dev.sessionready.aws.client.Parallel;
import dev.sessionready.fact.Fact;
import dev.sessionready.model.Bucket;
import dev.sessionready.model.LogGroup;
import dev.sessionready.model.LoggingFacts;
import dev.sessionready.model.SessionPreferences;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads the places that the session preferences name, and the keys that encrypt them. */
public record LoggingReader(LogsReader logs, BucketsReader buckets, KeysReader keys) {

  /** What the preferences name; a setting that is off, or is a parameter, names nothing. */
  public LoggingFacts read(SessionPreferences preferences) {
    CompletableFuture<Map<String, Fact<Bucket>>> bucketFacts =
        Parallel.start(
            () -> Parallel.forEach(named(preferences.s3().bucketName()), buckets::bucket));
    Map<String, Fact<LogGroup>> groupFacts =
        Parallel.forEach(named(preferences.cloudWatch().logGroupName()), logs::logGroup);
    Set<String> references = new HashSet<>(named(preferences.kmsKeyId()));
    references.addAll(keysOfGroups(groupFacts));
    references.addAll(keysOfBuckets(bucketFacts.join()));
    return new LoggingFacts(groupFacts, bucketFacts.join(), keys.keys(references));
  }

  // Only the agent can say what {{ssm:name}} will be when the session starts.
  private static Set<String> named(String setting) {
    return setting.isEmpty() || setting.contains("{{") ? Set.of() : Set.of(setting);
  }

  private static Set<String> keysOfGroups(Map<String, Fact<LogGroup>> facts) {
    return facts.values().stream()
        .flatMap(fact -> Answers.seen(fact).stream())
        .flatMap(group -> Stream.ofNullable(group.kmsKeyId()))
        .collect(Collectors.toSet());
  }

  private static Set<String> keysOfBuckets(Map<String, Fact<Bucket>> facts) {
    return facts.values().stream()
        .flatMap(fact -> Answers.seen(fact).stream())
        .flatMap(bucket -> Answers.seen(bucket.encryption()).stream())
        .flatMap(encryption -> Stream.ofNullable(encryption.kmsKeyId()))
        .collect(Collectors.toSet());
  }
}
