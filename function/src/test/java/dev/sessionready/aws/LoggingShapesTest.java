package dev.sessionready.aws;

import static dev.sessionready.aws.Looks.known;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionready.fact.Fact;
import dev.sessionready.fact.Parsed;
import dev.sessionready.model.LoggingFacts;
import dev.sessionready.model.Snapshot;
import dev.sessionready.rule.RuleParameters;
import dev.sessionready.rule.Scope;
import dev.sessionready.subject.Documents;
import dev.sessionready.wire.AccountSeed;
import dev.sessionready.wire.Moto;
import dev.sessionready.wire.Stubs;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Places for logs that are missing, elsewhere or somebody else's. */
@Tag("wire")
class LoggingShapesTest {

  @RegisterExtension static final Moto MOTO = Moto.emptyForEachClass();

  @BeforeAll
  static void plant() {
    AccountSeed.plant(MOTO.administrator());
  }

  @Test
  void aBucketThatNoneHasIsAbsentAndOneOfOthersIsNotOurs() {
    MOTO.wire()
        .stubFor(
            Stubs.path("/not-ours\\?location.*")
                .willReturn(Stubs.xml("<LocationConstraint>EU</LocationConstraint>")));

    var ours = logging(SettledDocuments.naming("no-such-bucket", "", "")).buckets();
    var theirs = logging(SettledDocuments.naming("not-ours", "", "")).buckets();

    assertThat(ours).isEqualTo(Map.of("no-such-bucket", Fact.absent()));
    assertThat(known(requireNonNull(theirs.get("not-ours"))))
        .satisfies(bucket -> assertThat(bucket.owned()).isEqualTo(Fact.known(false)))
        .satisfies(bucket -> assertThat(bucket.region()).isEqualTo(Fact.known("eu-west-1")));
  }

  @Test
  void aLogGroupWhoseNameOnlyBeginsSoIsAbsent() {
    assertThat(logging(SettledDocuments.naming("", "/sess", "")).logGroups())
        .isEqualTo(Map.of("/sess", Fact.absent()));
  }

  @Test
  void aKeyOfAnotherRegionIsNotAskedForHere() {
    String elsewhere = "arn:aws:kms:us-east-1:123456789012:key/1";

    assertThat(logging(SettledDocuments.naming("", "", elsewhere)).keys())
        .isEqualTo(
            Map.of(
                elsewhere,
                Fact.unreadable("kms:DescribeKey", "the key is not in eu-west-1: " + elsewhere)));
  }

  @Test
  void aKeyThatDoesNotExistIsAbsent() {
    assertThat(logging(SettledDocuments.naming("", "", "alias/none")).keys())
        .isEqualTo(Map.of("alias/none", Fact.absent()));
  }

  @Test
  void whatIsAParameterOrSwitchedOffOrMalformedNamesNothing() {
    LoggingFacts nothing = new LoggingFacts(Map.of(), Map.of(), Map.of());

    assertThat(logging(SettledDocuments.naming("{{ssm:bucket}}", "", "{{ ssm:key }}")))
        .isEqualTo(nothing);
    assertThat(logging(new SettledDocuments(new Parsed.Malformed<>("inputs", "is a list.", null))))
        .isEqualTo(nothing);
  }

  @Test
  void withoutADocumentTheDocumentIsAbsentAndNothingMoreIsLookedUp() {
    MOTO.wire()
        .stubFor(
            Stubs.target("AmazonSSM.GetDocument")
                .willReturn(Stubs.jsonError(400, "InvalidDocument")));

    Snapshot snapshot = Looks.atEverything(MOTO);

    assertThat(snapshot.systemsManager().sessionDocuments().values())
        .containsExactly(Fact.absent());
    assertThat(snapshot.logging().logGroups()).isEmpty();
  }

  @Test
  void noRoleIsLentWhereTheSettingIsUntouched() {
    assertThat(Looks.atEverything(MOTO).systemsManager().defaultHostManagementRole())
        .isEqualTo(Fact.absent());
  }

  private static LoggingFacts logging(Documents documents) {
    return Looks.source(MOTO.clients(), documents)
        .look(new Scope.Everything(), RuleParameters.DEFAULTS)
        .logging();
  }
}
