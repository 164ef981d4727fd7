package dev.sessionready.checks.logging;

import dev.sessionready.check.FixStep;
import dev.sessionready.subject.Subject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A bucket that its operator chooses for session logs. What a role may do with one bucket says
 * nothing of another, so it needs a policy for it first.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/systems-manager/latest/userguide/getting-started-create-iam-instance-profile.html">
 *     What the role needs to log to S3</a>
 */
record ChosenBucket(Subject subject) {

  /** How a role gets the right to store session logs in the bucket. */
  static final String ALLOW =
      "aws iam put-role-policy --role-name ROLE --policy-name POLICY_NAME --policy-document '{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":[\"s3:PutObject\"],\"Resource\":\"arn:aws:s3:::BUCKET/*\"}]}'";

  /** The word that stands for its name. */
  static final String NAME = "BUCKET";

  /**
   * The steps that let the role use the bucket, where the role is known, and then those that name
   * it. Whether the agent asks how the bucket is encrypted hangs on the preferences, and the right
   * to that shows nobody a log.
   */
  List<FixStep> before(List<FixStep> use) {
    Map<String, List<String>> allowed = new LinkedHashMap<>();
    allowed.put(subject.place().bucketArn(NAME + "/*"), List.of("s3:PutObject"));
    allowed.put(subject.place().bucketArn(NAME), List.of("s3:GetEncryptionConfiguration"));
    return Stream.concat(
            new AgentRole(subject).allow("session-manager-bucket", allowed).stream(), use.stream())
        .toList();
  }
}
