package dev.sessionready.cli;

import dev.sessionready.check.Assessment;
import dev.sessionready.check.Finding;
import dev.sessionready.check.Findings;
import dev.sessionready.check.OwnWords;
import dev.sessionready.report.Messages;
import java.util.List;

/**
 * A remark in the words that instances share, made once for all of them.
 *
 * @param isNobodysOwn whether it names nothing of any instance but the id
 */
record SharedRemark(Finding finding, Key key, boolean isNobodysOwn) {

  /** What a check says of several instances alike, but for the id of each. */
  record Key(String checkId, String sentence) {}

  /** The remarks on an instance, in the catalogue's order. */
  static List<SharedRemark> of(Assessment assessment, Messages messages) {
    return assessment
        .shared()
        .derived(new InLanguage(messages), All.class, () -> all(assessment, messages))
        .remarks();
  }

  private static All all(Assessment assessment, Messages messages) {
    Findings shared = assessment.shared();
    OwnWords words = assessment.ownWords();
    return new All(
        shared.all().stream()
            .flatMap(finding -> Remark.of(finding, messages).stream())
            .map(remark -> {
              String sentence = remark.sentence().replace(shared.instanceId(), "");
              return new SharedRemark(
                  remark.finding(),
                  new Key(remark.finding().id(), sentence),
                  words.in(sentence).equals(sentence));
            })
            .toList());
  }

  /** What it has in common with the same remark on other instances. */
  Key key(Assessment assessment) {
    return isNobodysOwn ? key : new Key(key.checkId(), assessment.ownWords().in(key.sentence()));
  }

  private record All(List<SharedRemark> remarks) {}

  /** The remarks in a language, among all that is worked out of shared findings. */
  private record InLanguage(Messages messages) {}
}
