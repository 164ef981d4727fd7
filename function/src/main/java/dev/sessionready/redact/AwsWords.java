package dev.sessionready.redact;

import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The words that are AWS's own wherever they stand: they are nobody's secret. */
final class AwsWords {

  /** A Region, or a zone of one. */
  static final String REGION =
      "(?:us|eu|eusc|ap|ca|sa|me|af|il|mx|cn)(?:-(?:gov|iso[a-z]?|de|north|south|east|west|central"
          + "|northeast|northwest|southeast|southwest))+-\\d[a-z]?";

  /**
   * What ids of resources begin with.
   *
   * @see <a href="https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/resource-ids.html">Resource
   *     ids</a>
   */
  static final String ID_PREFIX =
      "(?:i|mi|ami|vpc|subnet|sg|sgr|rtb|acl|eni|eni-attach|vpce|vpce-svc|vpcbpa-exclude|nat|igw|eigw"
          + "|pcx|tgw|tgw-attach|tgw-rtb|pl|dopt|vgw|lgw|cagw|eipalloc|o|ou|r|rslvr-rr"
          + "|rslvr-rrassoc|rslvr-autodefined-rr|rslvr-autodefined-assoc|rslvr-frgassoc|rslvr-frg"
          + "|rslvr-fdl|rpassoc|rp|mrk)-";

  /** The kinds of resources that ARNs name before the resource. */
  static final String KIND =
      "(?:role|user|group|policy|instance-profile|assumed-role|federated-user|saml-provider"
          + "|oidc-provider|key|alias|log-group|log-stream|destination|instance|managed-instance"
          + "|document|session|parameter|vpc|subnet|vpc-endpoint|vpc-endpoint-service|route-table"
          + "|security-group|network-interface|prefix-list|transit-gateway|resolver-rule"
          + "|autodefined-rule|firewall-rule-group|firewall-rule-group-association"
          + "|firewall-domain-list|resolver-query-log-config|resolver-rule-association"
          + "|profile|profile-association|hostedzone|accesspoint|core-network|attachment)";

  /** Names that AWS gives, of documents, roles, policies, keys and tags. */
  static final String NAME =
      "(?:SSM-SessionManagerRunShell|AWS-[A-Za-z]+|AmazonProvidedDNS|AmazonSSM[A-Za-z0-9]+"
          + "|AmazonEC2RoleforSSM|AWSServiceRole\\w+|AWSSystemsManager\\w+"
          + "|CloudWatchAgent(?:Server|Admin)Policy|SystemsManagerJustInTimeNodeAccessManaged"
          + "|service-role|aws-service-role|alias/aws/\\w+|aws:[\\w:]+)";

  /** Values of conditions that AWS defines. */
  static final Pattern CONDITION_VALUE =
      Pattern.compile(
          "\\*|true|false|AES256|aws:kms(?::dsse)?|private|public-read|public-read-write"
              + "|authenticated-read|aws-exec-read|bucket-owner-read|bucket-owner-full-control"
              + "|log-delivery-write|Account|User|FederatedUser|AssumedRole|Anonymous|Root|Service"
              + "|SYMMETRIC_DEFAULT|ENCRYPT_DECRYPT|SIGN_VERIFY|GENERATE_VERIFY_MAC|KEY_AGREEMENT"
              + "|(?:Decrypt|Encrypt|GenerateDataKey|ReEncrypt|CreateGrant|RetireGrant|DescribeKey)"
              + "[A-Za-z]*");

  private static final Set<String> KEPT =
      Set.of(
          "aws",
          "AWS",
          "amazon",
          "amazonaws",
          "amazonwebservices",
          "com",
          "default",
          "local",
          "root");

  private static final Set<String> RESERVED =
      Stream.of(
              KEPT.stream(),
              Stream.of(ID_PREFIX, KIND).flatMap(all -> Stream.of(all.split("\\W+", -1))),
              Stream.of("arn", "true", "false", "null", "ssm", "s3", "kms", "logs", "cn", "eu"))
          .flatMap(words -> words)
          .collect(Collectors.toUnmodifiableSet());

  private AwsWords() {}

  /** Whether a word stays as it is in any name. */
  static boolean isKept(String word) {
    return KEPT.contains(word);
  }

  /** Whether a word has a meaning in some place, so that no other word may be replaced by it. */
  static boolean isReserved(String word) {
    return RESERVED.contains(word);
  }
}
