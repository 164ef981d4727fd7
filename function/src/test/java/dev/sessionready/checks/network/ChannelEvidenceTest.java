package dev.sessionready.checks.network;

import static dev.sessionready.checks.network.PathDraft.DENIED;
import static dev.sessionready.checks.network.PathDraft.blocked;
import static dev.sessionready.checks.network.PathDraft.hidden;
import static dev.sessionready.checks.network.PathDraft.open;
import static dev.sessionready.checks.network.PathDraft.path;
import static dev.sessionready.checks.network.PathDraft.unread;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionready.check.Verdict;
import dev.sessionready.fact.ReadFailure;
import dev.sessionready.model.Service;
import dev.sessionready.network.path.PathComponent;
import dev.sessionready.network.path.PathComponent.Kind;
import dev.sessionready.network.path.Reachability;
import dev.sessionready.network.path.ServicePath;
import dev.sessionready.network.path.UnknownReason;
import dev.sessionready.subject.Subject;
import dev.sessionready.world.World;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** What an open control channel proves of what the settings of the network block. */
class ChannelEvidenceTest {

  private static final ReadFailure THROTTLED =
      new ReadFailure("ssm:GetConnectionStatus", "ThrottlingException");

  private static final Subject CONNECTED = World.healthy().subjects().getFirst();
  private static final Subject UNREAD =
      World.healthy(
              new JsonMapper()
                  .readTree(
                      """
                      {"systemsManager": {"connectionStatus": {"i-web": {"known": null,
                       "unreadable": {"action": "ssm:GetConnectionStatus",
                                      "reason": "ThrottlingException"}}}}}
                      """))
          .subjects()
          .getFirst();

  private static final PathComponent GROUP = blocked(Kind.SECURITY_GROUP_EGRESS, "sg-1");
  private static final PathComponent OTHER_GROUP = blocked(Kind.SECURITY_GROUP_EGRESS, "sg-2");
  private static final PathComponent ACL = blocked(Kind.NETWORK_ACL_IN, "acl-1");

  private static ChannelEvidence evidence(Subject subject, Object... servicesAndPaths) {
    List<JudgedPath> paths = new ArrayList<>();
    for (int i = 0; i < servicesAndPaths.length; i += 2) {
      paths.add(
          new JudgedPath((Service) servicesAndPaths[i], (ServicePath) servicesAndPaths[i + 1]));
    }
    return ChannelEvidence.of(subject, paths);
  }

  private static ChannelEvidence connected(ServicePath ssm) {
    return evidence(CONNECTED, Service.SSM, ssm);
  }

  private static PathComponent disproved(PathComponent component) {
    return component.with(
        new Reachability.Unknown(UnknownReason.DISPROVED, component.resourceIds().getFirst()));
  }

  private static PathComponent unsure(PathComponent component, ReadFailure failure) {
    return component.with(
        new Reachability.Unknown(
            UnknownReason.COULD_NOT_LOOK, component.resourceIds().getFirst(), failure));
  }

  @Test
  void whatBlocksAServiceThatTheAgentReachesIsDisprovedForTheOthers() {
    ChannelEvidence evidence = connected(path(GROUP));
    assertThat(evidence.judged(Service.LOGS, GROUP)).isEqualTo(disproved(GROUP));
    assertThat(evidence.judged(Service.LOGS, OTHER_GROUP)).isSameAs(OTHER_GROUP);
    assertThat(evidence.judged(Service.LOGS, ACL)).isSameAs(ACL);
    assertThat(evidence.proves(Service.SSM)).isTrue();
    assertThat(evidence.proves(Service.LOGS)).isFalse();
  }

  @Test
  void forTheServiceItselfAndWhatIsNotBlockedNothingChanges() {
    ChannelEvidence evidence = connected(path(GROUP));
    assertThat(evidence.judged(Service.SSM, GROUP)).isSameAs(GROUP);
    PathComponent open = open(Kind.SECURITY_GROUP_EGRESS, "sg-1");
    assertThat(evidence.judged(Service.LOGS, open)).isSameAs(open);
  }

  @Test
  void whatBlocksAnotherServiceProvesNothing() {
    ChannelEvidence evidence = evidence(CONNECTED, Service.LOGS, path(GROUP));
    assertThat(evidence.judged(Service.S3, GROUP)).isSameAs(GROUP);
  }

  @Test
  void whatBlocksOneOfSeveralPlacesIsNotDisprovedWhereAnotherIsOpenOrHidden() {
    assertThat(connected(path(GROUP, open(Kind.ROUTE, "rtb-1"))).judged(Service.LOGS, GROUP))
        .isSameAs(GROUP);
    assertThat(connected(path(GROUP, hidden(Kind.ROUTE, "rtb-1"))).judged(Service.LOGS, GROUP))
        .isSameAs(GROUP);
  }

  @Test
  void whereTheOtherPlaceCouldNotBeReadItMayBeDisproved() {
    ChannelEvidence evidence =
        connected(path(GROUP, unread(Kind.NETWORK_ACL_OUT, "acl-2", DENIED)));
    assertThat(evidence.judged(Service.LOGS, GROUP)).isEqualTo(unsure(GROUP, DENIED));
    assertThat(evidence.judged(Service.LOGS, OTHER_GROUP)).isSameAs(OTHER_GROUP);
  }

  @Test
  void whatCouldNotBeReadMayBlockAsAnythingOfItsKind() {
    ChannelEvidence evidence = connected(path(unread(Kind.SECURITY_GROUP_EGRESS, "sg-9")));
    assertThat(evidence.judged(Service.LOGS, GROUP)).isEqualTo(unsure(GROUP, DENIED));
    assertThat(evidence.judged(Service.LOGS, ACL)).isSameAs(ACL);
  }

  @Test
  void whatIsHiddenWithoutAFailedLookupMakesNothingOfItsKindUnsure() {
    ChannelEvidence evidence =
        evidence(
            CONNECTED,
            Service.SSM,
            path(hidden(Kind.SECURITY_GROUP_EGRESS, "sg-9")),
            Service.SSMMESSAGES,
            path(unread(Kind.NETWORK_ACL_IN, "acl-9")));
    assertThat(evidence.judged(Service.LOGS, GROUP)).isSameAs(GROUP);
    assertThat(evidence.judged(Service.LOGS, ACL)).isEqualTo(unsure(ACL, DENIED));
  }

  @Test
  void whatLeadsThePathMayHideAnyBlockedComponent() {
    ChannelEvidence evidence = connected(path(unread(Kind.ROUTE, "rtb-1")));
    assertThat(evidence.judged(Service.LOGS, GROUP)).isEqualTo(unsure(GROUP, DENIED));
    assertThat(evidence.judged(Service.LOGS, ACL)).isEqualTo(unsure(ACL, DENIED));
  }

  @Test
  void besideAPathThatIsOpenAFailedLookupHidesNothing() {
    ChannelEvidence evidence =
        connected(path(open(Kind.ROUTE, "rtb-1"), unread(Kind.ROUTE, "rtb-2")));
    assertThat(evidence.judged(Service.LOGS, GROUP)).isSameAs(GROUP);
    assertThat(evidence.incomplete()).isNull();
  }

  @Test
  void theFirstLookupThatFailedIsTheReason() {
    ReadFailure later = new ReadFailure("ec2:DescribeSubnets", "AccessDenied");
    ChannelEvidence evidence =
        evidence(
            CONNECTED,
            Service.SSM,
            path(unread(Kind.ROUTE, "rtb-1")),
            Service.SSMMESSAGES,
            path(unread(Kind.ROUTE, "rtb-2", later)));
    assertThat(evidence.incomplete()).isEqualTo(DENIED);
  }

  @Test
  void whereTheChannelCouldNotBeAskedForItMayProveOrDisproveTheSame() {
    ChannelEvidence evidence =
        evidence(
            UNREAD,
            Service.SSM,
            path(GROUP),
            Service.SSMMESSAGES,
            path(ACL, unread(Kind.NETWORK_ACL_OUT, "acl-2")));
    assertThat(evidence.judged(Service.LOGS, GROUP)).isEqualTo(unsure(GROUP, THROTTLED));
    assertThat(evidence.judged(Service.LOGS, ACL)).isEqualTo(unsure(ACL, THROTTLED));
    assertThat(evidence.judged(Service.LOGS, OTHER_GROUP)).isSameAs(OTHER_GROUP);
    assertThat(evidence.judged(Service.SSM, OTHER_GROUP)).isEqualTo(unsure(OTHER_GROUP, THROTTLED));
    assertThat(evidence.proves(Service.SSM)).isFalse();
  }

  @Test
  void onlyOfWhatTheChannelMightHaveProvenItsLookupIsMissed() {
    assertThat(evidence(UNREAD).unreadOf(Service.SSM)).contains(new Verdict.Unreadable(THROTTLED));
    assertThat(evidence(UNREAD).unreadOf(Service.LOGS)).isEmpty();
    assertThat(evidence(CONNECTED).unreadOf(Service.SSM)).isEmpty();
  }
}
