package dev.sessionready.generated;

import static dev.sessionready.generated.GeneratedAccount.ACCOUNT;
import static dev.sessionready.generated.GeneratedAccount.REGION;

import dev.sessionready.fact.Fact;
import dev.sessionready.model.IdentityFacts;
import dev.sessionready.model.InstanceProfile;
import dev.sessionready.model.Role;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The roles of a generated account: most may do all, some lack an action or have conditions. */
record GeneratedIdentity(AccountSize size) {

  private static final String IAM = "arn:aws:iam::" + ACCOUNT + ":";
  private static final String CORE = "arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore";

  static String profile(int role) {
    return IAM + "instance-profile/App" + role;
  }

  IdentityFacts facts() {
    Map<String, Fact<InstanceProfile>> profiles = new HashMap<>();
    Map<String, Fact<Role>> roles = new HashMap<>();
    for (int at = 0; at < size.roles(); at++) {
      profiles.put(
          profile(at),
          Fact.known(new InstanceProfile(profile(at), "App" + at, List.of("App" + at))));
      roles.put("App" + at, Fact.known(role(at)));
    }
    return new IdentityFacts(profiles, roles, Map.of(CORE, Fact.known(core())));
  }

  private Role role(int at) {
    return new Role(
        "App" + at,
        IAM + "role/App" + at,
        trust(Mix.hits(at, 61, 4) ? "lambda" : "ec2"),
        null,
        Fact.known(Map.of("sessions", Fact.known(sessions(at)))),
        Fact.known(Mix.hits(at, 62, 5) ? List.of() : List.of(CORE)),
        Map.of("Team", "team-" + at % 7));
  }

  private static String trust(String service) {
    return policy(
        "{\"Effect\": \"Allow\", \"Principal\": {\"Service\": \"%s.amazonaws.com\"}, \"Action\":"
                .formatted(service)
            + " \"sts:AssumeRole\"}");
  }

  private static String core() {
    return policy(
        "{\"Effect\": \"Allow\", \"Action\": [\"ssm:UpdateInstanceInformation\","
            + " \"ssm:DescribeAssociation\", \"ssm:GetDocument\"], \"Resource\": \"*\"}",
        "{\"Effect\": \"Allow\", \"Action\": [\"ssmmessages:CreateControlChannel\","
            + " \"ssmmessages:CreateDataChannel\", \"ssmmessages:OpenControlChannel\","
            + " \"ssmmessages:OpenDataChannel\"], \"Resource\": \"*\"}",
        "{\"Effect\": \"Allow\", \"Action\": \"ec2messages:*\", \"Resource\": \"*\"}");
  }

  // One in so many looks at the instance, at its VPC, at the endpoint or at the role's own tag.
  private String sessions(int at) {
    String logs =
        "{\"Effect\": \"Allow\", \"Action\": [\"logs:CreateLogStream\", \"logs:PutLogEvents\","
            + " \"logs:DescribeLogGroups\", \"logs:DescribeLogStreams\"], \"Resource\": \"*\"}";
    String bucket =
        "{\"Effect\": \"Allow\", \"Action\": [\"s3:PutObject\","
            + " \"s3:GetEncryptionConfiguration\"], \"Resource\": [\"arn:aws:s3:::session-logs\","
            + " \"arn:aws:s3:::session-logs/*\"]}";
    String keys =
        "{\"Effect\": \"Allow\", \"Action\": [\"kms:Decrypt\", \"kms:GenerateDataKey\"],"
            + " \"Resource\": [\"%s\", \"%s\", \"%s\"]}"
                .formatted(
                    GeneratedLogging.key(0),
                    GeneratedLogging.key(1),
                    GeneratedLogging.key(at % size.keys()));
    return switch (at % 12) {
      case 3 -> policy(logs, bucket);
      case 5 -> policy(logs, bucket, keys, denied("ec2:SourceInstanceARN", "*instance/i-00*"));
      case 7 -> policy(logs, bucket, keys, denied("aws:SourceVpce", "vpce-1*"));
      case 8 -> policy(bucket, keys);
      case 9 -> policy(logs, bucket, keys, denied("aws:PrincipalTag/Team", "team-4"));
      case 10 -> policy(logs, bucket, keys, denied("aws:VpcSourceIp", "10.*.*.13"));
      default -> policy(logs, bucket, keys);
    };
  }

  private static String denied(String key, String value) {
    return "{\"Sid\": \"Unless\", \"Effect\": \"Deny\", \"Action\": \"ssmmessages:*\","
        + " \"Resource\": \"*\", \"Condition\": {\"StringLike\": {\"%s\": \"%s\"}}}"
            .formatted(key, value);
  }

  static String policy(String... statements) {
    return "{\"Version\": \"2012-10-17\", \"Statement\": [" + String.join(", ", statements) + "]}";
  }

  /** The ARN of a key of the account. */
  static String keyArn(String id) {
    return "arn:aws:kms:" + REGION + ":" + ACCOUNT + ":key/" + id;
  }
}
