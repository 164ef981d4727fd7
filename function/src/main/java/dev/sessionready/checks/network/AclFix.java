package dev.sessionready.checks.network;

import dev.sessionready.check.Command;
import dev.sessionready.check.FixStep;
import dev.sessionready.network.address.Family;
import dev.sessionready.network.model.AclEntry;
import dev.sessionready.network.path.PathComponent;
import dev.sessionready.network.path.Reachability;
import dev.sessionready.subject.Subject;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The commands that make a network ACL let through what it drops: an entry before those that drop
 * it, since the lowest number that matches decides.
 *
 * @param component the network ACL
 * @param family the address family of the packets
 * @param both whether it drops both requests and replies in the same direction, so that two entries
 *     are needed
 * @see <a href="https://docs.aws.amazon.com/vpc/latest/userguide/nacl-rules.html">Network ACL
 *     rules</a>
 */
record AclFix(Subject subject, PathComponent component, Family family, boolean both) {

  private static final Pattern DENYING = Pattern.compile("rule (\\d+) deny");
  private static final int USUAL = 100;

  /** Numbers from here on are AWS's own. */
  private static final int END = 32_767;

  /**
   * What fixes one of the network ACLs among all that block: requests to one subnet and replies to
   * another may pass the same ACL in the same direction.
   */
  static AclFix among(
      List<PathComponent> blocking, Subject subject, PathComponent component, Family family) {
    boolean both =
        blocking.stream()
            .filter(other -> other.kind() == component.kind())
            .filter(other -> aclId(other).equals(aclId(component)))
            .anyMatch(other -> other.direction() != component.direction());
    return new AclFix(subject, component, family, both);
  }

  List<FixStep> steps() {
    List<AclEntry> entries = entries();
    int denying = denying();
    int needed = both ? 2 : 1;
    List<Integer> before = before(entries, denying);
    if (before.size() >= needed) {
      return List.of(FixStep.fix(entry("create-network-acl-entry", mine(before))));
    }
    // Too few are left before it: what denies moves behind, and its number takes a new entry.
    IntStream behind =
        IntStream.range(denying + 1, END).filter(number -> isFree(entries, number)).limit(needed);
    List<Integer> numbers =
        Stream.of(before.stream(), Stream.of(denying), behind.boxed())
            .flatMap(each -> each)
            .limit(needed + 1)
            .toList();
    int number = mine(numbers.subList(0, needed));
    String operation = number == denying ? "replace" : "create";
    return entries.stream()
        .filter(entry -> entry.number() == denying)
        .flatMap(entry ->
            Stream.of(
                moved(entry, numbers.getLast()), entry(operation + "-network-acl-entry", number)))
        .map(FixStep::fix)
        .toList();
  }

  private static String aclId(PathComponent component) {
    return component.resourceIds().getFirst();
  }

  private boolean isReply() {
    return component.direction() == PathComponent.Direction.RETURN;
  }

  private boolean isEgress() {
    return component.kind() == PathComponent.Kind.NETWORK_ACL_OUT;
  }

  private List<AclEntry> entries() {
    String subnetId = component.resourceIds().getLast();
    return subject.account().hint(network -> network.networkAcl(subnetId)).stream()
        .flatMap(acl -> acl.entries().stream())
        .filter(entry -> entry.egress() == isEgress())
        .toList();
  }

  // The first of the entries that drop the packets; where none does, what none matches is dropped.
  private int denying() {
    return DENYING
        .matcher(((Reachability.Blocked) component.reachability()).rule())
        .results()
        .map((MatchResult result) -> result.group(1))
        .mapToInt(Integer::parseInt)
        .min()
        .orElse(END);
  }

  // The free numbers before the one that drops the packets, the nearest to the usual ones first.
  private static List<Integer> before(List<AclEntry> entries, int denying) {
    int end = Math.min(denying, USUAL);
    return IntStream.concat(
            IntStream.iterate(end - 1, number -> number > 0, number -> number - 1),
            IntStream.range(end, denying))
        .filter(number -> isFree(entries, number))
        .limit(2)
        .boxed()
        .toList();
  }

  // Replies and requests may need one each.
  private int mine(List<Integer> numbers) {
    return isReply() ? numbers.getFirst() : numbers.getLast();
  }

  private static boolean isFree(List<AclEntry> entries, int number) {
    return entries.stream().noneMatch(entry -> entry.number() == number);
  }

  private String entry(String operation, int number) {
    Command command =
        numbered(operation, number)
            .with("--protocol", "6", "--port-range")
            .with(isReply() ? "From=1024,To=65535" : "From=443,To=443");
    Command whole =
        switch (family) {
          case IPV4 -> command.with("--cidr-block", "0.0.0.0/0");
          case IPV6 -> command.with("--ipv6-cidr-block", "::/0");
        };
    return whole.with("--rule-action", "allow").toString();
  }

  private Command numbered(String operation, int number) {
    return Command.aws("ec2", operation, "--network-acl-id", aclId(component))
        .with(isEgress() ? "--egress" : "--ingress", "--rule-number", String.valueOf(number));
  }

  /** What denies, under another number. */
  private String moved(AclEntry entry, int number) {
    Command command =
        numbered("create-network-acl-entry", number).with("--protocol", entry.protocol());
    if (entry.ports() != null) {
      command =
          command
              .with("--port-range")
              .with("From=%s,To=%s".formatted(entry.ports().from(), entry.ports().to()));
    }
    String option =
        switch (entry.cidr().family()) {
          case IPV4 -> "--cidr-block";
          case IPV6 -> "--ipv6-cidr-block";
        };
    return command.with(option, entry.cidr().toString()).with("--rule-action", "deny").toString();
  }
}
