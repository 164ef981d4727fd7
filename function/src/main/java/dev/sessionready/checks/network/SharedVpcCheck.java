package dev.sessionready.checks.network;

import static dev.sessionready.check.Severity.CRITICAL;

import com.google.auto.service.AutoService;
import dev.sessionready.check.Check;
import dev.sessionready.check.CheckInfo;
import dev.sessionready.check.Stage;
import dev.sessionready.check.Verdict;
import dev.sessionready.network.model.Subnet;
import dev.sessionready.subject.Subject;
import java.util.List;
import java.util.Optional;

/** Whether the account sees the network that its instance is in. */
@CheckInfo(
    id = "shared-vpc",
    title = "The VPC belongs to this account, so that its endpoints and gateways can be seen",
    why =
        "A participant of a shared VPC sees neither its endpoints nor its gateways; only its owner can"
            + " evaluate the paths there.",
    source = "https://docs.aws.amazon.com/vpc/latest/userguide/vpc-share-limitations.html",
    severity = CRITICAL,
    stage = Stage.NETWORK)
@AutoService(Check.class)
public final class SharedVpcCheck implements Check {

  @Override
  public Verdict judge(Subject subject) {
    String subnetId = String.valueOf(subject.instance().subnetId());
    Optional<String> owner =
        subject.account().network(network -> network.subnet(subnetId)).map(Subnet::ownerId);
    if (owner.isEmpty()) {
      return Verdict.unverifiable(List.of(subnetId), "shared-vpc.unseen", subnetId);
    }
    return owner.get().equals(subject.place().account())
        ? Verdict.pass("shared-vpc.own", subnetId)
        : Verdict.unverifiable(List.of(subnetId), "shared-vpc.shared", subnetId, owner.get());
  }
}
