package dev.sessionready.checks.network;

import static dev.sessionready.check.Severity.HIGH;

import com.google.auto.service.AutoService;
import dev.sessionready.check.Check;
import dev.sessionready.check.CheckInfo;
import dev.sessionready.check.Stage;
import dev.sessionready.check.Verdict;
import dev.sessionready.fact.Ignorance;
import dev.sessionready.model.Service;
import dev.sessionready.subject.ConnectivityProof;
import dev.sessionready.subject.Subject;
import java.util.List;

/** Whether an instance without IPv4 is known to use the dual-stack names of the services. */
@CheckInfo(
    id = "ipv6-only",
    title = "An instance without an IPv4 address has an agent that uses the dual-stack names",
    why =
        "The agent asks for IPv4 names unless its configuration file says UseDualStackEndpoint, which"
            + " it knows from version 3.3.3270.0; no interface of AWS shows that file.",
    source = "https://docs.aws.amazon.com/systems-manager/latest/userguide/setup-create-vpc.html",
    severity = HIGH,
    stage = Stage.NETWORK)
@AutoService(Check.class)
public final class Ipv6OnlyCheck implements Check {

  @Override
  public Verdict judge(Subject subject) {
    if (!subject.isIpv6Only()) {
      return Verdict.notApplicable("ipv6-only.has-ipv4", subject.instance().id());
    }
    ConnectivityProof proof = subject.proof();
    if (proof.unread() != null) {
      throw new Ignorance(proof.unread());
    }
    return proof.proves(Service.SSM)
        ? Verdict.pass("ipv6-only.connected", subject.instance().id())
        : Verdict.unverifiable(
            List.of(subject.instance().id()), "ipv6-only.unknown", subject.instance().id());
  }
}
