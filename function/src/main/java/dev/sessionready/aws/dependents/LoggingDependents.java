package dev.sessionready.aws.dependents;

import dev.sessionready.aws.client.Answers;
import dev.sessionready.aws.client.SdkValues;
import dev.sessionready.aws.inventory.BucketsReader;
import dev.sessionready.aws.inventory.KeysReader;
import dev.sessionready.aws.inventory.LogsReader;
import dev.sessionready.aws.inventory.SystemsManagerReader;
import dev.sessionready.fact.Fact;
import dev.sessionready.fact.Fact.Absent;
import dev.sessionready.fact.Fact.Known;
import dev.sessionready.fact.Fact.Unreadable;
import dev.sessionready.fact.Parsed;
import dev.sessionready.fact.ReadFailure;
import dev.sessionready.model.SessionPreferences;
import dev.sessionready.rule.Scope;
import dev.sessionready.subject.Documents;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The instances whose sessions a document, a bucket or a key is for: all of them, or none. */
public record LoggingDependents(
    SystemsManagerReader systemsManager,
    LogsReader logs,
    BucketsReader buckets,
    KeysReader keys,
    Documents documents) {

  /** Everything where the preferences log to the bucket. */
  Fact<Scope> ofBucket(String name, String sessionDocument) {
    return Answers.map(
        preferences(sessionDocument),
        preferences -> everythingIf(preferences.s3().bucketName().equals(name)));
  }

  /** Everything where sessions, their log group or their bucket are encrypted with the key. */
  Fact<Scope> ofKey(String id, boolean exists, String sessionDocument) {
    return Answers.then(
        preferences(sessionDocument),
        preferences ->
            any(
                List.of(
                    is(id, exists, named(preferences.kmsKeyId())),
                    is(id, exists, keyOfGroup(preferences)),
                    is(id, exists, keyOfBucket(preferences)))));
  }

  // A document that cannot be read names nothing; that itself is evaluated when the document
  // changes.
  private Fact<SessionPreferences> preferences(String sessionDocument) {
    return Answers.then(
        systemsManager.sessionDocument(sessionDocument),
        text ->
            switch (documents.sessionPreferences(text)) {
              case Parsed.Read<SessionPreferences>(var preferences) -> Fact.known(preferences);
              case Parsed.Malformed<SessionPreferences> _ -> Fact.absent();
            });
  }

  private Fact<String> keyOfGroup(SessionPreferences preferences) {
    return Answers.then(
        Answers.then(named(preferences.cloudWatch().logGroupName()), logs::logGroup),
        group -> orAbsent(group.kmsKeyId()));
  }

  private Fact<String> keyOfBucket(SessionPreferences preferences) {
    return Answers.then(
        Answers.then(named(preferences.s3().bucketName()), buckets::encryption),
        encryption -> orAbsent(encryption.kmsKeyId()));
  }

  private static Fact<String> orAbsent(@Nullable String reference) {
    return Optional.ofNullable(reference).map(Fact::known).orElseGet(Fact::absent);
  }

  // Only the agent can say what {{ssm:name}} will be when the session starts.
  private static Fact<String> named(String setting) {
    return setting.isEmpty() || SessionPreferences.isParameter(setting)
        ? Fact.absent()
        : Fact.known(setting);
  }

  private Fact<Scope> is(String id, boolean exists, Fact<String> reference) {
    return Answers.then(
        reference,
        name ->
            name.contains("alias/")
                ? meantBy(name, id, exists)
                : Fact.known(everythingIf(SdkValues.lastPart(name).equals(id))));
  }

  private Fact<Scope> meantBy(String alias, String id, boolean exists) {
    return switch (keys.keyId(alias)) {
      case Known<String>(String meant) -> Fact.known(everythingIf(meant.equals(id)));
      // An alias goes with its key.
      case Absent<String>() -> Fact.known(everythingIf(!exists));
      case Unreadable<String>(ReadFailure failure) -> Fact.unreadable(failure);
    };
  }

  /** All where one answer says so; else what could not be answered; else none. */
  private static Fact<Scope> any(List<Fact<Scope>> answers) {
    Function<Fact<Scope>, Integer> weight =
        answer ->
            switch (answer) {
              case Known<Scope>(Scope.Everything _) -> 2;
              case Unreadable<Scope> _ -> 1;
              case Known<Scope> _, Absent<Scope> _ -> 0;
            };
    return answers.stream().max(Comparator.comparing(weight)).orElseGet(Fact::absent);
  }

  private static Scope everythingIf(boolean affected) {
    return affected ? new Scope.Everything() : new Scope.Nobody();
  }
}
