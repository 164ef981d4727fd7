package dev.sessionready.cli;

import dev.sessionready.check.Assessment;
import dev.sessionready.check.Finding;
import dev.sessionready.report.Messages;
import java.util.Optional;

/**
 * A remark in the words that instances share, made once for all of them.
 *
 * @param isNobodysOwn whether it names nothing of any instance but the id
 */
record SharedRemark(Finding finding, Key key, boolean isNobodysOwn) {

  /** What a check says of several instances alike, but for the id of each. */
  record Key(String checkId, String sentence) {}

  /** What a shared finding of an instance has to say; empty where that is nothing. */
  static Optional<SharedRemark> of(Finding finding, Assessment assessment, Messages messages) {
    return Remark.of(finding, messages)
        .map(remark -> {
          String sentence = remark.sentence().replace(assessment.shared().instanceId(), "");
          return new SharedRemark(
              finding,
              new Key(finding.id(), sentence),
              assessment.ownWords().in(sentence).equals(sentence));
        });
  }

  /** What it has in common with the same remark on other instances. */
  Key key(Assessment assessment) {
    return isNobodysOwn ? key : new Key(key.checkId(), assessment.ownWords().in(key.sentence()));
  }
}
