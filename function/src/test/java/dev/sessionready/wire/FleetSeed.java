package dev.sessionready.wire;

import dev.sessionready.aws.client.Clients;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.iam.IamClient;

/**
 * An account with many instances: three VPCs with endpoints, the last with ways to the internet
 * too, five roles spread over each, and encrypted logging with three keys.
 *
 * @param quarters where the instances live, one for each VPC
 */
public record FleetSeed(List<Quarter> quarters) {

  private static final int VPCS = 3;
  private static final int ROLES = 5;
  private static final List<String> SERVICES = List.of("ssm", "ssmmessages", "logs", "kms");

  public FleetSeed {
    quarters = List.copyOf(quarters);
  }

  /** Where instances are launched. */
  public record Home(
      String vpc, String subnet, String routeTable, String group, String ssmEndpoint) {}

  /** A home and the ids of the instances in it. */
  public record Quarter(Home home, List<String> instances) {

    public Quarter {
      instances = List.copyOf(instances);
    }
  }

  /** The ids of all instances. */
  public List<String> instances() {
    return quarters.stream().flatMap(quarter -> quarter.instances().stream()).toList();
  }

  /** Plants all of it through the API. */
  public static FleetSeed plant(Clients clients, int size) {
    LoggingSeed.plant(
        clients,
        LoggingSeed.key(clients.kms()),
        LoggingSeed.key(clients.kms()),
        LoggingSeed.key(clients.kms()));
    List<String> profiles =
        IntStream.range(0, ROLES).mapToObj(number -> profile(clients.iam(), number)).toList();
    List<Home> homes =
        IntStream.range(0, VPCS).mapToObj(number -> home(clients.ec2(), number)).toList();
    List<List<String>> launched = homes.stream().<List<String>>map(_ -> new ArrayList<>()).toList();
    int crews = homes.size() * profiles.size();
    for (int crew = 0; crew < crews; crew++) {
      Home home = homes.get(crew / profiles.size());
      launched
          .get(crew / profiles.size())
          .addAll(
              AccountSeed.launch(
                  clients.ec2(),
                  size / crews + (crew < size % crews ? 1 : 0),
                  home.subnet(),
                  home.group(),
                  profiles.get(crew % profiles.size())));
    }
    return new FleetSeed(
        IntStream.range(0, homes.size())
            .mapToObj(number -> new Quarter(homes.get(number), launched.get(number)))
            .toList());
  }

  // One inline policy, one managed policy of its own, and the one that all share.
  private static String profile(IamClient iam, int number) {
    String name = "crew-" + number;
    iam.createRole(r -> r.roleName(name).assumeRolePolicyDocument(IdentitySeed.TRUST));
    iam.putRolePolicy(
        r -> r.roleName(name).policyName("inline").policyDocument(IdentitySeed.INLINE_TEXT));
    String own =
        iam.createPolicy(r -> r.policyName(name).policyDocument(IdentitySeed.BOUNDARY_TEXT))
            .policy()
            .arn();
    iam.attachRolePolicy(r -> r.roleName(name).policyArn(own));
    iam.attachRolePolicy(r -> r.roleName(name).policyArn(IdentitySeed.CORE));
    String profile =
        iam.createInstanceProfile(r -> r.instanceProfileName(name)).instanceProfile().arn();
    iam.addRoleToInstanceProfile(r -> r.instanceProfileName(name).roleName(name));
    return profile;
  }

  private static Home home(Ec2Client ec2, int number) {
    String vpc = NetworkSeed.vpc(ec2, "10.%d.0.0/16".formatted(number));
    String subnet = NetworkSeed.subnet(ec2, vpc, "10.%d.0.0/22".formatted(number));
    String table = NetworkSeed.routeTable(ec2, vpc, subnet);
    String endpoints = NetworkSeed.group(ec2, vpc, "endpoints");
    List<String> interfaceEndpoints =
        SERVICES.stream()
            .map(service -> NetworkSeed.interfaceEndpoint(ec2, service, vpc, subnet, endpoints))
            .toList();
    NetworkSeed.gatewayEndpoint(ec2, vpc, table);
    if (number == VPCS - 1) {
      NetworkSeed.internetGateway(ec2, vpc, table);
      NetworkSeed.natGateway(ec2, subnet, table);
    }
    String group = NetworkSeed.group(ec2, vpc, "instances");
    return new Home(vpc, subnet, table, group, interfaceEndpoints.getFirst());
  }
}
