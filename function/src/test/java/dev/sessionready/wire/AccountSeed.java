package dev.sessionready.wire;

import dev.sessionready.aws.client.Clients;
import java.util.List;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.TagSpecification;

/**
 * An account with two instances: one in a private VPC with endpoints, a profile and encrypted
 * logging, one in a public VPC with nothing but a way to the internet.
 */
public record AccountSeed(
    PrivateVpc privateVpc,
    PublicVpc publicVpc,
    IdentitySeed identity,
    LoggingSeed logging,
    String managedInstance,
    String bareInstance) {

  /** The VPC without a way to the internet. */
  public record PrivateVpc(
      String vpc,
      String subnet,
      String routeTable,
      String dhcpOptions,
      String instanceGroup,
      String endpointGroup,
      String s3List,
      String customList,
      String ssm,
      String ssmMessages,
      String s3,
      String zone) {}

  /** The VPC with an internet gateway and, unused, a NAT gateway. */
  public record PublicVpc(
      String vpc,
      String subnet,
      String routeTable,
      String dhcpOptions,
      String group,
      String igw,
      String nat) {}

  /** Plants all of it through the API. */
  public static AccountSeed plant(Clients clients) {
    Ec2Client ec2 = clients.ec2();
    IdentitySeed identity = IdentitySeed.plant(clients.iam());
    PrivateVpc inside = NetworkSeed.privateVpc(ec2, clients.route53());
    PublicVpc outside = NetworkSeed.publicVpc(ec2);
    LoggingSeed logging = LoggingSeed.plant(clients);
    return new AccountSeed(
        inside,
        outside,
        identity,
        logging,
        launch(ec2, inside.subnet(), inside.instanceGroup(), identity.profileArn()),
        launch(ec2, outside.subnet(), outside.group(), ""));
  }

  /** Launches one more instance, with a profile unless its ARN is empty; its id. */
  public static String launch(Ec2Client ec2, String subnet, String group, String profileArn) {
    return launch(ec2, 1, subnet, group, profileArn).getFirst();
  }

  /** Launches so many more of them; their ids. */
  public static List<String> launch(
      Ec2Client ec2, int count, String subnet, String group, String profileArn) {
    return ec2
        .runInstances(request -> {
          request
              .imageId("ami-1e749f67")
              .instanceType("t3.micro")
              .minCount(count)
              .maxCount(count)
              .subnetId(subnet)
              .securityGroupIds(group)
              .metadataOptions(options -> options.httpTokens("required").httpEndpoint("enabled"))
              .tagSpecifications(
                  TagSpecification.builder()
                      .resourceType("instance")
                      .tags(Tag.builder().key("Name").value("seeded").build())
                      .build());
          if (!profileArn.isEmpty()) {
            request.iamInstanceProfile(profile -> profile.arn(profileArn));
          }
        })
        .instances()
        .stream()
        .map(Instance::instanceId)
        .toList();
  }
}
