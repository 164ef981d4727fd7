package dev.sessionready.iam;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Callers by the names that AWS gives them. */
class CallerTest {

  @Test
  void theSessionOfAnInstancesRoleIsKnownByItsArn() {
    Caller caller = Caller.of("arn:aws-us-gov:sts::111122223333:assumed-role/Role/i-0abc");
    assertThat(caller)
        .isEqualTo(new Caller.RoleSession("aws-us-gov", "111122223333", "Role", "i-0abc"));
    assertThat(((Caller.RoleSession) caller).arn())
        .isEqualTo("arn:aws-us-gov:sts::111122223333:assumed-role/Role/i-0abc");
  }

  @Test
  void theIdentityRoleOfAnInstanceIsASessionToo() {
    assertThat(Caller.of("arn:aws:sts::111122223333:assumed-role/aws:ec2-instance/i-0abc"))
        .isEqualTo(new Caller.RoleSession("aws", "111122223333", "aws:ec2-instance", "i-0abc"));
  }

  @Test
  void aNameThatIsNoArnIsAService() {
    assertThat(Caller.of("logs.eu-west-1.amazonaws.com"))
        .isEqualTo(new Caller.Service("logs.eu-west-1.amazonaws.com"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "arn:aws:iam::111122223333:user/bob",
        "arn:aws:sts::111122223333:federated-user/bob",
        "arn:aws:sts::111122223333:assumed-role/only",
        "arn:aws:iam::111122223333:assumed-role/Role/session",
        "arn:aws:sts::111122223333:some-role/Role/session"
      })
  void anyOtherArnStandsForItself(String arn) {
    assertThat(Caller.of(arn)).isEqualTo(new Caller.Identity("111122223333", arn));
  }
}
