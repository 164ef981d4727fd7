package dev.sessionready.checks.identity;

import dev.sessionready.iam.Context;
import dev.sessionready.iam.Decision;
import dev.sessionready.model.AgentVersion;
import dev.sessionready.model.Bucket;
import dev.sessionready.model.BucketEncryption;
import dev.sessionready.model.Role;
import dev.sessionready.subject.AgentPermissions;
import dev.sessionready.subject.Subject;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A session log as the agent puts it into the bucket, and what its request says of the object.
 *
 * @param assumed the agent's version where it is not to be looked up
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/specifying-s3-encryption.html">
 *     Demanding encryption by a bucket policy</a>
 */
record LogUploadRequest(Subject subject, Role role, @Nullable AgentVersion assumed) {

  private static final String ENCRYPTION = "s3:x-amz-server-side-encryption";
  private static final String KEY = "s3:x-amz-server-side-encryption-aws-kms-key-id";
  private static final String ACL = "s3:x-amz-acl";

  // The versions are in the release notes: https://github.com/aws/amazon-ssm-agent/releases
  private static final AgentVersion SENDS_ACL = AgentVersion.parse("2.3.722.0");
  private static final AgentVersion MAY_SEND_ENCRYPTION = AgentVersion.parse("3.0.502.0");
  private static final AgentVersion SENDS_ENCRYPTION = AgentVersion.parse("3.0.529.0");

  /** As the agent on the instance puts it. */
  LogUploadRequest(Subject subject, Role role) {
    this(subject, role, null);
  }

  /** As an agent would put it that says all that AWS documents. */
  LogUploadRequest byNewerAgent() {
    return new LogUploadRequest(subject, role, SENDS_ENCRYPTION);
  }

  /**
   * What policies answer to it. What it says beside the object is looked at only where the answer
   * depends on that.
   *
   * @param question asks the policies, given what the request says
   * @throws dev.sessionready.fact.Ignorance where the answer depends on something that could not be
   *     read
   */
  Decision ask(Function<UnaryOperator<Context>, Decision> question) {
    Decision answer = question.apply(UnaryOperator.identity());
    if (!(answer instanceof Decision.Depends depends)) {
      return answer;
    }
    Set<String> unknowns =
        depends.unknowns().stream()
            .map(key -> key.toLowerCase(Locale.ROOT))
            .collect(Collectors.toSet());
    boolean onHeaders = unknowns.contains(ENCRYPTION) || unknowns.contains(KEY);
    return onHeaders || unknowns.contains(ACL)
        ? question.apply(context -> said(context, onHeaders))
        : answer;
  }

  private Context said(Context context, boolean onHeaders) {
    Optional<AgentVersion> version = agent();
    if (version.isEmpty()) {
      return context;
    }
    Context withAcl =
        version.get().isOlderThan(SENDS_ACL)
            ? context.without(ACL)
            : context.with(ACL, "bucket-owner-full-control");
    return onHeaders ? withEncryption(version.get(), withAcl) : withAcl;
  }

  // The agent asks for what the bucket does anyway; where it may not look, it asks for nothing.
  private Context withEncryption(AgentVersion version, Context context) {
    if (version.isOlderThan(MAY_SEND_ENCRYPTION)) {
      return withoutEncryption(context);
    }
    Optional<Bucket> bucket = bucket();
    if (bucket.isEmpty() || version.isOlderThan(SENDS_ENCRYPTION)) {
      return context;
    }
    return switch (mayLook(bucket.get())) {
      case Decision.Allowed _ ->
          bucket
              .get()
              .encryption()
              .ask()
              .map(encryption -> withEncryption(encryption, context))
              .orElseGet(() -> withoutEncryption(context));
      case Decision.Denied _ -> withoutEncryption(context);
      case Decision.Depends _ -> context;
    };
  }

  private static Context withEncryption(BucketEncryption encryption, Context context) {
    Context withAlgorithm = context.with(ENCRYPTION, encryption.algorithm());
    String key = encryption.kmsKeyId();
    return key == null ? withAlgorithm.without(KEY) : withAlgorithm.with(KEY, key);
  }

  private static Context withoutEncryption(Context context) {
    return context.without(ENCRYPTION).without(KEY);
  }

  // Another account's bucket stays in doubt: the agent may see more of it than is shown to us.
  private Optional<Bucket> bucket() {
    return subject
        .account()
        .bucket(subject.preferences().s3().bucketName())
        .ask()
        .filter(bucket -> bucket.owned().ask().orElse(false));
  }

  private Optional<AgentVersion> agent() {
    return assumed != null
        ? Optional.of(assumed)
        : subject.managed().flatMap(node -> AgentVersion.find(node.agentVersion()));
  }

  private Decision mayLook(Bucket bucket) {
    AgentPermissions permissions = subject.permissions(role);
    String arn = subject.preferences().s3BucketArn(subject.place());
    return permissions
        .onResource(bucket.name(), bucket.policy(), "s3:GetBucketPolicy")
        .map(policy ->
            permissions.decide(
                S3ActionsCheck.READ_ENCRYPTION, arn, policy, UnaryOperator.identity()))
        .orElseGet(() -> permissions.decide(S3ActionsCheck.READ_ENCRYPTION, arn));
  }
}
