package dev.sessionready.iam;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Which policy of an endpoint is known to refuse nothing, so that it need not be asked. */
class EndpointPolicyTest {

  private static final Actions EVERY_ACTION = new Actions.Only(List.of("*"));
  private static final Principals EVERYONE = new Principals.Only(List.of(new Principal.Everyone()));
  private static final Statement ALLOW_ALL = statement(Effect.ALLOW, EVERYONE, EVERY_ACTION);

  @Test
  void whatAwsWritesByDefaultIsFullAccess() {
    assertThat(isFullAccess(ALLOW_ALL)).isTrue();
  }

  @Test
  void oneMoreAllowChangesNothing() {
    Actions some = new Actions.Only(List.of("ssm:GetDocument"));

    assertThat(isFullAccess(statement(Effect.ALLOW, EVERYONE, some), ALLOW_ALL)).isTrue();
  }

  @Test
  void anyDenyMayRefuseSomething() {
    Actions some = new Actions.Only(List.of("ssm:GetDocument"));

    assertThat(isFullAccess(ALLOW_ALL, statement(Effect.DENY, EVERYONE, some))).isFalse();
  }

  @Test
  void whatSpeaksOfSomeOnlyIsNot() {
    Principals account = new Principals.Only(List.of(new Principal.Aws("123456789012")));

    assertThat(isFullAccess(statement(Effect.ALLOW, account, EVERY_ACTION))).isFalse();
    assertThat(isFullAccess(statement(Effect.ALLOW, EVERYONE, new Actions.Only(List.of("ssm:*")))))
        .isFalse();
    assertThat(isFullAccess()).isFalse();
  }

  @Test
  void whatCouldNotBeReadMaySayAnything() {
    assertThat(
            new EndpointPolicy(EndpointPolicy.Kind.INTERFACE, new AttachedPolicy.Unread("vpce-1"))
                .isFullAccess())
        .isFalse();
  }

  private static boolean isFullAccess(Statement... statements) {
    Policy policy = new Policy(Policy.VERSION_2012, List.of(statements));
    return new EndpointPolicy(
            EndpointPolicy.Kind.GATEWAY, new AttachedPolicy.Read("vpce-1", policy))
        .isFullAccess();
  }

  private static Statement statement(Effect effect, Principals principals, Actions actions) {
    return new Statement(
        null, effect, principals, actions, new Resources.Only(List.of("*")), List.of());
  }
}
