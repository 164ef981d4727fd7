package dev.sessionready.checks.logging;

import static dev.sessionready.check.Severity.HIGH;
import static dev.sessionready.check.Severity.MEDIUM;

import com.google.auto.service.AutoService;
import dev.sessionready.check.Check;
import dev.sessionready.check.CheckInfo;
import dev.sessionready.check.FixStep;
import dev.sessionready.check.Severity;
import dev.sessionready.check.Stage;
import dev.sessionready.check.Symptom;
import dev.sessionready.check.Text;
import dev.sessionready.check.Verdict;
import dev.sessionready.model.Bucket;
import dev.sessionready.model.Service;
import dev.sessionready.model.SessionPreferences;
import dev.sessionready.network.path.PathComponent;
import dev.sessionready.network.path.Reachability;
import dev.sessionready.network.path.ServicePath;
import dev.sessionready.subject.Subject;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Whether the bucket lies in the region of the instance, or S3 can be reached where it lies. */
@CheckInfo(
    id = "bucket-region",
    title = "The S3 bucket lies in the region of the instance",
    why =
        "A gateway endpoint, and an interface endpoint of this region, serve the buckets of this"
            + " region alone. The agent follows a bucket to another region, which takes a route out of"
            + " the VPC.",
    source = "https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-s3.html",
    severity = HIGH,
    stage = Stage.LOGGING,
    symptoms = {Symptom.BLACK_SCREEN_THEN_NOT_VALIDATED, Symptom.NOTHING_IN_S3},
    remediation = {
      "aws s3api create-bucket --bucket BUCKET --region REGION --create-bucket-configuration LocationConstraint=REGION",
      ChosenBucket.ALLOW,
      SessionDocumentCommands.READ,
      SessionDocumentCommands.UPDATE,
      SessionDocumentCommands.MAKE_DEFAULT
    })
@AutoService(Check.class)
public final class BucketRegionCheck implements Check {

  @Override
  public Verdict judge(Subject subject) {
    SessionPreferences preferences = subject.preferences();
    if (!preferences.logsToS3()) {
      return Verdict.notApplicable("preferences.no-s3");
    }
    String name = preferences.s3().bucketName();
    Optional<Bucket> bucket = subject.account().bucket(name).ask();
    if (bucket.isEmpty()) {
      return Verdict.notApplicable("bucket-policy.no-bucket", name);
    }
    if (bucket.get().withholds(bucket.get().region())) {
      return Verdict.unverifiable(List.of(name), "bucket-region.hidden", name);
    }
    String here = subject.place().region();
    String region = bucket.get().region().ask().orElse(here);
    return region.equals(here)
        ? Verdict.pass("bucket-region.here", name, region)
        : elsewhere(subject, name, region);
  }

  // The path to S3 of this region says nothing about the path there, and is not looked at.
  private static Verdict elsewhere(Subject subject, String name, String region) {
    ServicePath path = subject.path(Service.S3, region);
    Subject.unseenOn(path)
        .ifPresent(ignorance -> {
          throw ignorance;
        });
    return switch (path.outcome()) {
      case ALLOWED ->
          new Verdict.Warn(
              Text.message("bucket-region.far", name, region, subject.place().region()),
              List.of(name),
              another(subject));
      case BLOCKED -> unreachable(subject, name, region);
      case UNKNOWN ->
          Verdict.unverifiable(
              path.doubts().stream().map(BucketRegionCheck::hidden).distinct().toList(),
              "bucket-region.beyond",
              name,
              region);
    };
  }

  private static Verdict unreachable(Subject subject, String name, String region) {
    String key = "bucket-region.unreachable";
    return subject.preferences().s3().encryptionEnabled()
        ? failure(subject, HIGH, Symptom.BLACK_SCREEN_THEN_NOT_VALIDATED, key, name, region)
        : failure(subject, MEDIUM, Symptom.NOTHING_IN_S3, key, name, region);
  }

  private static String hidden(PathComponent component) {
    return component.reachability() instanceof Reachability.Unknown unverifiable
        ? unverifiable.id()
        : component.resourceIds().getFirst();
  }

  private static Verdict failure(
      Subject subject, Severity severity, Symptom seen, String key, String name, String region) {
    return Verdict.fail(severity, seen, key, name, region, subject.place().region())
        .withResources(List.of(name))
        .withSteps(another(subject));
  }

  private static List<FixStep> another(Subject subject) {
    return Stream.concat(
            Stream.of(FixStep.fix(BucketCheck.create(ChosenBucket.NAME, subject.place()))),
            SessionDocumentCommands.of(subject).set("s3BucketName: " + ChosenBucket.NAME).stream())
        .toList();
  }
}
