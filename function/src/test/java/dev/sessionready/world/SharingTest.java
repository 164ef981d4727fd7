package dev.sessionready.world;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionready.check.Assessment;
import dev.sessionready.check.Assessor;
import dev.sessionready.check.Catalogue;
import dev.sessionready.check.Finding;
import dev.sessionready.check.Severity;
import dev.sessionready.fact.Fact;
import dev.sessionready.generated.AccountSize;
import dev.sessionready.generated.GeneratedAccount;
import dev.sessionready.json.JsonDocuments;
import dev.sessionready.model.Instance;
import dev.sessionready.model.Snapshot;
import dev.sessionready.report.Annotation;
import dev.sessionready.report.Messages;
import dev.sessionready.report.TextReport;
import dev.sessionready.subject.Account;
import dev.sessionready.subject.Expectations;
import dev.sessionready.subject.Subject;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * An instance among others is judged like one in an account of its own, where nothing is shared: by
 * every verdict and in every sentence.
 */
class SharingTest {

  private static final Assessor ASSESSOR = new Assessor(Catalogue.load());
  private static final List<Messages> LANGUAGES = List.of(Messages.english(), Messages.in("ja"));

  /** Accounts in which instances have ids of AWS's form, which others can stand in for. */
  static Stream<World> accounts() {
    return Stream.concat(
        Stream.of(
                new GeneratedAccount(new AccountSize(240, 12, 4, 12, 3)),
                new GeneratedAccount(new AccountSize(150, 40, 7, 13, 4), true),
                new GeneratedAccount(new AccountSize(60, 60, 12, 24, 5)))
            .map(account ->
                new World(account.toString(), account.snapshot(), Expectations.DEFAULTS)),
        World.all().stream().map(RenamedInstances::of));
  }

  /** Keys may share a hash, and a map that is being asked cannot be asked again there. */
  @Test
  void whatIsMadeOnceMayAskForWhatItIsMadeOf() {
    Account account = World.healthy().subjects().getFirst().account();

    String made =
        account.once("Aa", String.class, () -> account.once("BB", String.class, () -> "in") + "to");

    assertThat(made).isEqualTo("into");
    assertThat(account.once("Aa", String.class, () -> "another")).isSameAs(made);
    assertThat(account.once("BB", String.class, () -> "another")).isEqualTo("in");
  }

  @ParameterizedTest
  @CsvSource({
    "i-0123abcd, true",
    "i-0123456789abcdef0, true",
    "i-0123abcde, false",
    "i-0123ABCD, false",
    "i-0123abcg, false",
    "i:0123abcd, false",
    "mi-0123abc, false"
  })
  void onlyIdsOfTheFormOfAwssAreStoodInFor(String id, boolean stoodInFor) {
    Subject healthy = World.healthy().subjects().getFirst();
    Subject subject = new Subject(healthy.account(), Alike.of(healthy.described(), id));

    assertThat(subject.inSharedWords() != subject).isEqualTo(stoodInFor);
  }

  @ParameterizedTest
  @MethodSource("accounts")
  void noVerdictAndNoSentenceShowsThatItIsShared(World world) {
    Account together = new Account(world.snapshot(), new JsonDocuments(), world.expectations());
    for (Subject subject : together.subjects()) {
      Assessment shared = ASSESSOR.assess(subject);
      Assessment own = alone(world, subject.described());

      assertThat(shared.findings()).isEqualTo(own.findings());
      for (Severity least : Severity.values()) {
        assertThat(ids(shared.failures(least))).isEqualTo(ids(own.failures(least)));
        assertThat(shared.causes(least)).isEqualTo(own.causes(least));
        assertThat(shared.blind(least)).isEqualTo(own.blind(least));
      }
      for (Messages messages : LANGUAGES) {
        assertThat(new Annotation(messages).of(shared, Severity.HIGH))
            .isEqualTo(new Annotation(messages).of(own, Severity.HIGH));
        assertThat(new TextReport(messages).of(shared, "", Severity.HIGH))
            .isEqualTo(new TextReport(messages).of(own, "", Severity.HIGH));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("accounts")
  void reportsThatRememberTheirSentencesSayTheSame(World world) {
    Account together = new Account(world.snapshot(), new JsonDocuments(), world.expectations());
    for (Messages messages : LANGUAGES) {
      TextReport report = new TextReport(messages);
      Annotation annotation = new Annotation(messages);
      for (Subject subject : together.subjects()) {
        Assessment shared = ASSESSOR.assess(subject);
        Assessment own = new Assessment(shared.instance(), shared.findings());

        assertThat(report.of(shared, "", Severity.MEDIUM))
            .isEqualTo(new TextReport(messages).of(own, "", Severity.MEDIUM));
        assertThat(annotation.of(shared, Severity.MEDIUM))
            .isEqualTo(annotation.of(own, Severity.MEDIUM));
      }
    }
  }

  /** The instance judged in its own words, in an account that has no other. */
  private static Assessment alone(World world, Instance instance) {
    Snapshot all = world.snapshot();
    Snapshot one =
        new Snapshot(
            all.capturedAt(),
            all.place(),
            Fact.known(Map.of(instance.id(), instance)),
            all.systemsManager(),
            all.network(),
            all.identity(),
            all.logging());
    Account own = new Account(one, new JsonDocuments(), world.expectations());
    List<Finding> findings = ASSESSOR.assess(new Subject(own, instance).alone()).findings();
    return new Assessment(instance, findings);
  }

  private static List<String> ids(List<Finding> findings) {
    return findings.stream()
        .map(finding -> finding.id() + " " + finding.severity().name().toLowerCase(Locale.ROOT))
        .toList();
  }
}
