package dev.sessionready.aws;

import static dev.sessionready.aws.Looks.known;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionready.aws.client.Clients;
import dev.sessionready.model.Snapshot;
import dev.sessionready.rule.RuleParameters;
import dev.sessionready.rule.Scope;
import dev.sessionready.wire.AccountSeed;
import dev.sessionready.wire.Moto;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What is asked of AWS where an account has more in it than the seed. */
@Tag("wire")
class GrownAccountTest {

  @RegisterExtension static final Moto MOTO = Moto.emptyForEachTest();

  private Clients gardener;
  private AccountSeed seed;

  @BeforeEach
  void plant() {
    gardener = MOTO.administrator();
    seed = AccountSeed.plant(gardener);
  }

  @Test
  void moreInstancesOfTheSameKindCostNoMoreCalls() {
    Map<String, Long> few = calls(new Scope.Everything());

    for (int i = 0; i < 10; i++) {
      AccountSeed.launch(
          gardener.ec2(),
          seed.privateVpc().subnet(),
          seed.privateVpc().instanceGroup(),
          seed.identity().profileArn());
    }

    assertThat(calls(new Scope.Everything())).isEqualTo(few);
  }

  @Test
  void whereARouteLeadsToAnotherVpcTheWholeNetworkIsRead() {
    String peering =
        gardener
            .ec2()
            .createVpcPeeringConnection(
                request -> request.vpcId(seed.publicVpc().vpc()).peerVpcId(seed.privateVpc().vpc()))
            .vpcPeeringConnection()
            .vpcPeeringConnectionId();
    gardener
        .ec2()
        .createRoute(request ->
            request
                .routeTableId(seed.publicVpc().routeTable())
                .destinationCidrBlock("10.0.0.0/16")
                .vpcPeeringConnectionId(peering));

    Snapshot snapshot = Looks.at(MOTO, seed.bareInstance());

    assertThat(known(snapshot.network().vpcs()))
        .containsKeys(seed.publicVpc().vpc(), seed.privateVpc().vpc());
    assertThat(known(snapshot.network().routeTables()))
        .containsKeys(seed.publicVpc().routeTable(), seed.privateVpc().routeTable());
    assertThat(known(snapshot.network().vpcEndpoints())).containsKeys(seed.privateVpc().ssm());
    assertThat(known(snapshot.network().peeringConnections())).containsOnlyKeys(peering);
  }

  private static Map<String, Long> calls(Scope scope) {
    LiveSource source = Looks.source(MOTO.clients(), SettledDocuments.asSeeded());
    source.look(scope, RuleParameters.DEFAULTS);
    return source.calls();
  }
}
