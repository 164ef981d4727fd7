package dev.sessionready.report.html;

import dev.sessionready.check.OneLine;
import dev.sessionready.fact.Ignorance;
import dev.sessionready.model.SessionPreferences;
import dev.sessionready.model.UnresolvedSetting;
import dev.sessionready.report.html.ReportData.Head;
import dev.sessionready.rule.AssessedAccount;
import dev.sessionready.rule.RuleParameters;
import java.util.Map;
import java.util.TreeMap;

/** What a whole page is about: the account, the moment, and what its preferences mention. */
record PageHead(AssessedAccount assessed, RuleParameters parameters) {

  /** The head with the words of the page. */
  Head with(Map<String, String> words) {
    var snapshot = assessed.account().snapshot();
    return new Head(
        OneLine.of(snapshot.place().account()),
        OneLine.of(snapshot.place().region()),
        snapshot.capturedAt().toString(),
        program(),
        parameters.failAt().name(),
        resources(),
        words);
  }

  private static String program() {
    String version = PageHead.class.getPackage().getImplementationVersion();
    return version == null ? "Session Ready" : "Session Ready " + version;
  }

  /** The names that the preferences mention; none where they could not be read. */
  private Map<String, String> resources() {
    Map<String, String> names = new TreeMap<>();
    names.put(SessionChain.DOCUMENT, parameters.expectations().sessionDocument());
    try {
      SessionPreferences preferences = assessed.account().preferences();
      names.put(SessionChain.LOG_GROUP, preferences.cloudWatch().logGroupName());
      names.put(SessionChain.BUCKET, preferences.s3().bucketName());
      names.put(SessionChain.SESSION_KEY, preferences.kmsKeyId());
    } catch (Ignorance | UnresolvedSetting unknown) {
      // The check of the session document says why.
      return Map.of(SessionChain.DOCUMENT, OneLine.of(parameters.expectations().sessionDocument()));
    }
    names.replaceAll((_, name) -> OneLine.of(name));
    return names;
  }
}
