package dev.sessionready.checks.network;

import dev.sessionready.fact.ReadFailure;
import dev.sessionready.network.address.Family;
import dev.sessionready.network.path.ExplanationCode;
import dev.sessionready.network.path.PacketPath;
import dev.sessionready.network.path.PathComponent;
import dev.sessionready.network.path.Reachability;
import dev.sessionready.network.path.RegionalService;
import dev.sessionready.network.path.ServicePath;
import dev.sessionready.network.path.UnknownReason;
import java.util.List;
import java.util.stream.Stream;

/** Paths and their components as the tests write them. */
final class PathDraft {

  static final ReadFailure DENIED = new ReadFailure("ec2:DescribeRouteTables", "AccessDenied");

  private PathDraft() {}

  static PathComponent open(PathComponent.Kind kind, String id) {
    return component(kind, id, new Reachability.Allowed(""));
  }

  static PathComponent blocked(PathComponent.Kind kind, String id) {
    return component(kind, id, new Reachability.Blocked(ExplanationCode.BAD_STATE, "rule"));
  }

  /** One that AWS does not show, without any lookup that failed. */
  static PathComponent hidden(PathComponent.Kind kind, String id) {
    return component(kind, id, new Reachability.Unknown(UnknownReason.NOT_VISIBLE, id));
  }

  static PathComponent unread(PathComponent.Kind kind, String id) {
    return unread(kind, id, DENIED);
  }

  static PathComponent unread(PathComponent.Kind kind, String id, ReadFailure failure) {
    return component(kind, id, new Reachability.Unknown(UnknownReason.COULD_NOT_LOOK, id, failure));
  }

  private static PathComponent component(
      PathComponent.Kind kind, String id, Reachability reachability) {
    return new PathComponent(kind, PathComponent.Direction.FORWARD, List.of(id), reachability);
  }

  static PacketPath packets(PacketPath.End end, PathComponent... components) {
    return new PacketPath(List.of(), List.of(components), end);
  }

  /** A path to several places, each by one component. */
  static ServicePath path(PathComponent... components) {
    return path(
        ServicePath.Kind.INTERNET,
        List.of(),
        Stream.of(components)
            .map(one -> packets(PacketPath.End.INTERNET, one))
            .toArray(PacketPath[]::new));
  }

  static ServicePath path(
      ServicePath.Kind kind, List<String> bypassedIds, PacketPath... packetPaths) {
    return new ServicePath(
        new RegionalService("ssm", "eu-west-1"),
        Family.IPV4,
        kind,
        List.of(),
        List.of(),
        List.of(packetPaths),
        false,
        List.of(),
        bypassedIds,
        List.of());
  }
}
