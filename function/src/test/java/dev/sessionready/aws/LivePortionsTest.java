package dev.sessionready.aws;

import static dev.sessionready.aws.Looks.known;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.WireMock;
import dev.sessionready.fact.Fact;
import dev.sessionready.rule.RuleParameters;
import dev.sessionready.rule.Scope;
import dev.sessionready.rule.SweepPortion;
import dev.sessionready.wire.AccountSeed;
import dev.sessionready.wire.Agents;
import dev.sessionready.wire.Moto;
import dev.sessionready.wire.Stubs;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.ec2.model.Reservation;

/** What a sweep asks for one portion of the account. */
@Tag("wire")
class LivePortionsTest {

  @RegisterExtension static final Moto MOTO = Moto.emptyForEachClass();

  private static AccountSeed seed;

  private final LiveSource source = Looks.source(MOTO.clients(), SettledDocuments.asSeeded());

  @BeforeAll
  static void plant() {
    seed = AccountSeed.plant(MOTO.administrator());
  }

  @BeforeEach
  void agents() {
    Agents.online(List.of(seed.managedInstance(), seed.bareInstance()), 1_000)
        .forEach(stub -> MOTO.wire().stubFor(stub));
  }

  @Test
  void anAccountThatFitsIsSeenAsByALookAtEverythingAndWithTheSameCalls() {
    LiveSource other = Looks.source(MOTO.clients(), SettledDocuments.asSeeded());
    var whole = other.look(new Scope.Everything(), RuleParameters.DEFAULTS);

    SweepPortion portion = source.portion(null, 20_000, RuleParameters.DEFAULTS);

    assertThat(portion).isEqualTo(new SweepPortion(whole, null));
    assertThat(source.calls()).isEqualTo(other.calls());
  }

  @Test
  void aLaterPortionHoldsWhatComesAfterAPageAndWhatBearsOnThat() {
    Reservation first =
        MOTO.administrator()
            .ec2()
            .describeInstances(request -> request.maxResults(5))
            .reservations()
            .getFirst();
    String before = first.instances().getFirst().instanceId();
    String after =
        before.equals(seed.bareInstance()) ? seed.managedInstance() : seed.bareInstance();

    MOTO.wire()
        .stubFor(
            Stubs.target("AmazonSSM.DescribeInstanceInformation")
                .withRequestBody(
                    WireMock.matchingJsonPath("$.Filters[0].Values[0]", WireMock.equalTo(after)))
                .willReturn(
                    Stubs.json(
                        "{\"InstanceInformationList\":[{\"InstanceId\":\"%s\"}]}"
                            .formatted(after))));

    // The emulated account names a page by the reservation before it.
    SweepPortion portion = source.portion(first.reservationId(), 20_000, RuleParameters.DEFAULTS);

    assertThat(portion.next()).isNull();
    assertThat(known(portion.snapshot().instances())).containsOnlyKeys(after);
    assertThat(known(portion.snapshot().systemsManager().managedInstances()))
        .containsOnlyKeys(after);
    assertThat(source.calls()).containsEntry("ssm:DescribeInstanceInformation", 1L);
    assertThat(Looks.unreadable(portion.snapshot())).isEmpty();
  }

  @Test
  void aPortionEndsWithThePageThatFillsIt() {
    MOTO.wire()
        .stubFor(
            Stubs.action("DescribeInstances")
                .willReturn(
                    Stubs.xml(
                        """
                        <DescribeInstancesResponse>
                          <reservationSet/><nextToken>the-next</nextToken>
                        </DescribeInstancesResponse>
                        """)));

    assertThat(source.portion(null, 0, RuleParameters.DEFAULTS).next()).isEqualTo("the-next");
    MOTO.wire()
        .verify(
            1,
            WireMock.postRequestedFor(WireMock.anyUrl())
                .withFormParam("Action", WireMock.equalTo("DescribeInstances"))
                .withFormParam("MaxResults", WireMock.equalTo("1000")));
  }

  @Test
  void ofIdsThoseAreNamedThatExist() {
    assertThat(source.existing(Set.of(seed.bareInstance(), "i-00000000000000001")))
        .isEqualTo(Fact.known(Set.of(seed.bareInstance())));
    assertThat(source.calls()).isEqualTo(Map.of("ec2:DescribeInstances", 1L));
  }

  @Test
  void instancesThatCannotBeListedAreUnreadableAndNameNoNextPage() {
    MOTO.wire()
        .stubFor(
            Stubs.action("DescribeInstances")
                .willReturn(Stubs.ec2Error(403, "UnauthorizedOperation")));

    SweepPortion portion = source.portion("a-page", 20_000, RuleParameters.DEFAULTS);

    assertThat(portion.next()).isNull();
    assertThat(portion.snapshot().instances())
        .isEqualTo(Fact.unreadable("ec2:DescribeInstances", "access denied"));
  }
}
