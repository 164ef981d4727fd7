package dev.sessionready.checks.identity;

import dev.sessionready.iam.Context;
import dev.sessionready.iam.Decision;
import dev.sessionready.model.Bucket;
import dev.sessionready.model.BucketEncryption;
import dev.sessionready.model.Permissions;
import dev.sessionready.model.Role;
import dev.sessionready.model.Subject;
import dev.sessionready.model.Version;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * A session log as the agent puts it into the bucket, and what its request says of the object.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/specifying-s3-encryption.html">
 *     Demanding encryption by a bucket policy</a>
 */
record Upload(Subject subject, Role role) {

  private static final String ENCRYPTION = "s3:x-amz-server-side-encryption";

  // Release notes tell the version: https://github.com/aws/amazon-ssm-agent/releases
  private static final Version SENDS_ENCRYPTION = Version.parse("3.0.529.0");

  /**
   * What policies answer to it. How it says to encrypt the object is looked at only where the
   * answer hangs on that.
   *
   * @param question asks the policies, given what the request says
   * @throws dev.sessionready.fact.Ignorance where the answer hangs on something that could not be
   *     read
   */
  Decision ask(Function<UnaryOperator<Context>, Decision> question) {
    Decision answer = question.apply(Upload::withAcl);
    return answer instanceof Decision.Depends depends
            && depends.unknowns().stream().anyMatch(ENCRYPTION::equalsIgnoreCase)
        ? question.apply(context -> withEncryption(withAcl(context)))
        : answer;
  }

  private static Context withAcl(Context context) {
    return context.with("s3:x-amz-acl", "bucket-owner-full-control");
  }

  // The agent asks for what the bucket does anyway; where it may not look, it asks for nothing.
  private Context withEncryption(Context context) {
    Optional<Bucket> bucket = bucket();
    if (bucket.isEmpty() || !sendsEncryption()) {
      return context;
    }
    return switch (mayLook(bucket.get())) {
      case Decision.Allowed _ ->
          bucket
              .get()
              .encryption()
              .ask()
              .map(BucketEncryption::algorithm)
              .map(algorithm -> context.with(ENCRYPTION, algorithm))
              .orElseGet(() -> context.without(ENCRYPTION));
      case Decision.Denied _ -> context.without(ENCRYPTION);
      case Decision.Depends _ -> context;
    };
  }

  // Another account's bucket stays in doubt: the agent may see more of it than is shown to us.
  private Optional<Bucket> bucket() {
    return subject
        .account()
        .bucket(subject.preferences().s3BucketName())
        .ask()
        .filter(bucket -> bucket.owned().ask().orElse(false));
  }

  private boolean sendsEncryption() {
    return subject
        .managed()
        .flatMap(node -> Version.find(node.agentVersion()))
        .filter(version -> !version.isOlderThan(SENDS_ENCRYPTION))
        .isPresent();
  }

  private Decision mayLook(Bucket bucket) {
    Permissions permissions = subject.permissions(role);
    String arn = subject.preferences().s3BucketArn(subject.place());
    return permissions
        .onResource(bucket.name(), bucket.policy(), "s3:GetBucketPolicy")
        .map(policy ->
            permissions.decide(S3Actions.READ_ENCRYPTION, arn, policy, UnaryOperator.identity()))
        .orElseGet(() -> permissions.decide(S3Actions.READ_ENCRYPTION, arn));
  }
}
