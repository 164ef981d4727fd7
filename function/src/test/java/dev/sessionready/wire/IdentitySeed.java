package dev.sessionready.wire;

import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.Tag;

/** A role with every kind of policy, in an instance profile with a path. */
public record IdentitySeed(String profileArn, String roleArn, String boundaryArn) {

  public static final String ROLE = "session-role";
  public static final String PROFILE = "session-profile";
  public static final String INLINE = "to-the-logs";
  public static final String CORE = "arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore";

  public static final String TRUST =
      """
      {"Version":"2012-10-17","Statement":[{"Effect":"Allow",\
      "Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole"}]}\
      """;

  /** With a plus sign and a percent sign, which a careless decoder spoils. */
  public static final String INLINE_TEXT =
      """
      {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"logs:PutLogEvents",\
      "Resource":"arn:aws:logs:*:*:log-group:a+b 100%:*"}]}\
      """;

  public static final String BOUNDARY_TEXT =
      """
      {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}\
      """;

  static IdentitySeed plant(IamClient iam) {
    String boundary =
        iam.createPolicy(r -> r.policyName("boundary").policyDocument(BOUNDARY_TEXT))
            .policy()
            .arn();
    String role =
        iam.createRole(r ->
                r.roleName(ROLE)
                    .assumeRolePolicyDocument(TRUST)
                    .permissionsBoundary(boundary)
                    .tags(Tag.builder().key("SSMSessionRunAs").value("operator").build()))
            .role()
            .arn();
    iam.putRolePolicy(r -> r.roleName(ROLE).policyName(INLINE).policyDocument(INLINE_TEXT));
    iam.attachRolePolicy(r -> r.roleName(ROLE).policyArn(CORE));
    String profile =
        iam.createInstanceProfile(r -> r.instanceProfileName(PROFILE).path("/ops/"))
            .instanceProfile()
            .arn();
    iam.addRoleToInstanceProfile(r -> r.instanceProfileName(PROFILE).roleName(ROLE));
    return new IdentitySeed(profile, role, boundary);
  }
}
