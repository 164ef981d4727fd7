package dev.sessionready.checks.network;

import dev.sessionready.check.Command;
import dev.sessionready.check.FixStep;
import dev.sessionready.network.address.Family;
import dev.sessionready.network.model.AclEntry;
import dev.sessionready.network.path.PathComponent;
import dev.sessionready.network.path.Reachability;
import dev.sessionready.subject.Subject;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * The commands that make a network ACL let through what it drops: an entry before those that drop
 * it, since the lowest number that matches decides.
 *
 * @param component the network ACL
 * @param family the address family of the packets
 * @see <a href="https://docs.aws.amazon.com/vpc/latest/userguide/nacl-rules.html">Network ACL
 *     rules</a>
 */
record AclFix(Subject subject, PathComponent component, Family family) {

  private static final Pattern DENYING = Pattern.compile("rule (\\d+) deny");
  private static final int USUAL = 100;

  /** Numbers from here on are AWS's own. */
  private static final int END = 32_767;

  List<FixStep> steps() {
    List<AclEntry> entries = entries();
    int denying = denying();
    Optional<Integer> free = free(entries, denying);
    if (free.isPresent()) {
      return List.of(FixStep.fix(create(free.get())));
    }
    // No number is left before it: what denies moves behind, and its number takes the new entry.
    return entries.stream()
        .filter(entry -> entry.number() == denying)
        .findFirst()
        .map(entry ->
            List.of(
                FixStep.fix(moved(entry, after(entries, denying))), FixStep.fix(replace(denying))))
        .orElseGet(() ->
            List.of(
                FixStep.look(
                    Command.aws("ec2", "describe-network-acls", "--network-acl-ids", aclId())
                        .toString()),
                FixStep.fix(replace(denying))));
  }

  private String aclId() {
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

  // The nearest number before the usual ones, else any before the one that drops them; replies and
  // requests may need one each.
  private Optional<Integer> free(List<AclEntry> entries, int denying) {
    int start = Math.min(denying, USUAL) - (isReply() ? 1 : 2);
    IntStream before = IntStream.iterate(start, number -> number > 0, number -> number - 1);
    IntStream behind = IntStream.range(Math.max(start + 1, 1), denying);
    return IntStream.concat(before, behind)
        .filter(number -> isFree(entries, number))
        .boxed()
        .findFirst();
  }

  private static int after(List<AclEntry> entries, int denying) {
    return IntStream.range(denying + 1, END)
        .filter(number -> isFree(entries, number))
        .findFirst()
        .orElseThrow();
  }

  private static boolean isFree(List<AclEntry> entries, int number) {
    return entries.stream().noneMatch(entry -> entry.number() == number);
  }

  private String create(int number) {
    return entry("create-network-acl-entry", number);
  }

  private String replace(int number) {
    return entry("replace-network-acl-entry", number);
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
    return Command.aws("ec2", operation, "--network-acl-id", aclId())
        .with(isEgress() ? "--egress" : "--ingress", "--rule-number", String.valueOf(number));
  }

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
    return command
        .with(option, entry.cidr().toString())
        .with("--rule-action", entry.allow() ? "allow" : "deny")
        .toString();
  }
}
