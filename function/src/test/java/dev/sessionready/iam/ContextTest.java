package dev.sessionready.iam;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessionready.iam.Context.Value;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is known of a request's condition keys. */
class ContextTest {

  @Test
  void inACompleteContextAKeyThatIsNotNamedIsAbsent() {
    assertThat(Context.complete().get("aws:SourceVpc")).isEqualTo(new Value.Absent());
  }

  @Test
  void inAPartialContextAKeyThatIsNotNamedIsUnknown() {
    assertThat(Context.partial().get("aws:SourceVpc")).isEqualTo(new Value.Unknown());
  }

  @Test
  void theCaseOfAKeyHasNoMeaning() {
    Context context = Context.partial().with("aws:SourceVpc", "vpc-1").without("AWS:Gone");
    assertThat(context.get("AWS:sourcevpc")).isEqualTo(new Value.Present(List.of("vpc-1")));
    assertThat(context.get("aws:gone")).isEqualTo(new Value.Absent());
  }

  @Test
  void anEmptySetOfValuesIsAnAbsentKey() {
    assertThat(Context.partial().with("aws:TagKeys", List.of()).get("aws:TagKeys"))
        .isEqualTo(new Value.Absent());
  }

  @Test
  void theLastWordOnAKeyCounts() {
    Context context = Context.complete().with("k", "v").unknown("K");
    assertThat(context.get("k")).isEqualTo(new Value.Unknown());
    assertThat(context.without("k").get("k")).isEqualTo(new Value.Absent());
  }

  @Test
  void onceAllUnderAPrefixAreReadTheOthersAreAbsent() {
    Context context =
        Context.partial()
            .withoutOthersUnder("aws:PrincipalTag/")
            .with("aws:PrincipalTag/team", "blue")
            .unknown("aws:PrincipalTag/env");
    assertThat(context.get("AWS:principaltag/other")).isEqualTo(new Value.Absent());
    assertThat(context.get("aws:PrincipalTag/team")).isEqualTo(new Value.Present(List.of("blue")));
    assertThat(context.get("aws:PrincipalTag/env")).isEqualTo(new Value.Unknown());
    assertThat(context.get("aws:PrincipalArn")).isEqualTo(new Value.Unknown());
  }

  @Test
  void aContextDoesNotChangeWhenAnotherIsMadeOfIt() {
    Context context = Context.complete();
    context.with("k", "v");
    context.withoutOthersUnder("k");
    assertThat(context.get("k")).isEqualTo(new Value.Absent());
  }

  @Test
  void aKeyIsLookedUpInLowerCaseOnlyWhereItIsNotNamed() {
    Context context =
        Context.of(key -> new Value.Present(List.of("found " + key))).without("aws:B");
    assertThat(context.get("aws:A")).isEqualTo(new Value.Present(List.of("found aws:a")));
    assertThat(context.get("aws:b")).isEqualTo(new Value.Absent());
  }

  @Test
  void whatAnotherContextNamesComesBeforeWhatWasKnown() {
    Context named = Context.partial().with("aws:A", "new").without("aws:B");
    Context context = Context.complete().with("aws:a", "old").with("aws:c", "kept");
    Context both = context.and(named.named());
    assertThat(both.get("aws:a")).isEqualTo(new Value.Present(List.of("new")));
    assertThat(both.get("aws:b")).isEqualTo(new Value.Absent());
    assertThat(both.get("aws:c")).isEqualTo(new Value.Present(List.of("kept")));
    assertThat(both.get("aws:d")).isEqualTo(new Value.Absent());
    assertThat(context.and(Context.partial().named())).isSameAs(context);
  }
}
