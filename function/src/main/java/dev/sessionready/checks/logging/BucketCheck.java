package dev.sessionready.checks.logging;

import static dev.sessionready.check.Severity.HIGH;

import com.google.auto.service.AutoService;
import dev.sessionready.check.Check;
import dev.sessionready.check.CheckInfo;
import dev.sessionready.check.Command;
import dev.sessionready.check.Stage;
import dev.sessionready.check.Symptom;
import dev.sessionready.check.Text;
import dev.sessionready.check.Verdict;
import dev.sessionready.model.AccountRegion;
import dev.sessionready.model.Bucket;
import dev.sessionready.model.SessionPreferences;
import dev.sessionready.subject.Subject;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Whether there is such a bucket as the preferences name. */
@CheckInfo(
    id = "bucket",
    title = "The S3 bucket that the preferences name exists",
    why =
        "The agent makes no bucket. Where the preferences demand an encrypted one, it refuses the"
            + " session; otherwise the session works and its log is lost.",
    source =
        "https://docs.aws.amazon.com/systems-manager/latest/userguide/session-manager-troubleshooting.html",
    severity = HIGH,
    stage = Stage.LOGGING,
    symptoms = {Symptom.BUCKET_NOT_VALIDATED, Symptom.NOTHING_IN_S3},
    remediation = {
      "aws s3api create-bucket --bucket BUCKET --region REGION --create-bucket-configuration LocationConstraint=REGION",
      SessionDocumentCommands.READ,
      SessionDocumentCommands.UPDATE,
      SessionDocumentCommands.MAKE_DEFAULT
    })
@AutoService(Check.class)
public final class BucketCheck implements Check {

  // What no bucket was ever called; today's rules for new names are narrower still.
  // https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{3,255}");

  @Override
  public Verdict judge(Subject subject) {
    SessionPreferences preferences = subject.preferences();
    if (!preferences.logsToS3()) {
      return Verdict.notApplicable("preferences.no-s3");
    }
    String name = preferences.s3().bucketName();
    if (!isPossible(name)) {
      return failure(preferences, "bucket.no-name")
          .withSteps(SessionDocumentCommands.of(subject).fix("inputs.s3BucketName"));
    }
    Optional<Bucket> bucket = subject.account().bucket(name).ask();
    return bucket.isEmpty()
        ? failure(preferences, "bucket.none")
            .withRemediation(Text.word(create(name, subject.place())))
        : exists(bucket.get());
  }

  /** Whether a bucket can have that name, or a parameter stands for it. */
  public static boolean isPossible(String name) {
    return SessionPreferences.isParameter(name) || NAME.matcher(name).matches();
  }

  private static Verdict exists(Bucket bucket) {
    if (bucket.owned().ask().orElse(false)) {
      return Verdict.pass("bucket.exists", bucket.name());
    }
    // S3 shows other accounts where a bucket lies, or refuses them; of a bucket that does not exist
    // it says so.
    if (!bucket.withholds(bucket.region())) {
      bucket.region().ask();
    }
    return Verdict.pass("bucket.foreign", bucket.name());
  }

  private static Verdict.Fail failure(SessionPreferences preferences, String key) {
    return Verdict.fail(
            HIGH,
            preferences.s3().encryptionEnabled()
                ? Symptom.BUCKET_NOT_VALIDATED
                : Symptom.NOTHING_IN_S3,
            key,
            preferences.s3().bucketName())
        .withResources(List.of(preferences.s3().bucketName()));
  }

  /**
   * The command that makes a bucket in a region, of which us-east-1 alone is not named again.
   *
   * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_CreateBucket.html">
   *     CreateBucket</a>
   */
  static String create(String name, AccountRegion place) {
    Command create =
        Command.aws("s3api", "create-bucket", "--bucket", name, "--region", place.region());
    return (place.region().equals("us-east-1")
            ? create
            : create.with("--create-bucket-configuration", "LocationConstraint=" + place.region()))
        .toString();
  }
}
