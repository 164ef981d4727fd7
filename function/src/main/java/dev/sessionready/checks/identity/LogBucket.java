package dev.sessionready.checks.identity;

import dev.sessionready.check.Verdict;
import dev.sessionready.fact.Fact;
import dev.sessionready.model.Bucket;
import dev.sessionready.model.Role;
import dev.sessionready.model.SessionPreferences;
import dev.sessionready.subject.Subject;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The bucket that session logs go to, and the role that writes them there. */
record LogBucket(Bucket bucket, Role role, SessionPreferences preferences) {

  /**
   * The verdict on the two; not applicable where there is no such bucket.
   *
   * @param needed what must be known of the bucket
   * @param hidden the message where the bucket's owner does not let it be read
   */
  static Verdict judge(
      Subject subject,
      Function<Bucket, Fact<?>> needed,
      String hidden,
      Function<LogBucket, Verdict> question) {
    return SessionFeature.S3.judge(
        subject,
        (preferences, role) -> {
          String name = preferences.s3().bucketName();
          Optional<Bucket> bucket = subject.account().bucket(name).ask();
          if (bucket.isEmpty()) {
            return Verdict.notApplicable("bucket-policy.no-bucket", name);
          }
          return bucket.get().withholds(needed.apply(bucket.get()))
              ? Verdict.unverifiable(List.of(name), hidden, name)
              : question.apply(new LogBucket(bucket.get(), role, preferences));
        });
  }
}
