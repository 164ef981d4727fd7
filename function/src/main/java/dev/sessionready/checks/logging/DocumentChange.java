package dev.sessionready.checks.logging;

import dev.sessionready.check.Text;
import dev.sessionready.model.Subject;
import java.util.List;

/**
 * How the session document is changed.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/systems-manager/latest/userguide/getting-started-configure-preferences-cli.html">
 *     Update preferences from the command line</a>
 */
record DocumentChange(String document) {

  static DocumentChange of(Subject subject) {
    return new DocumentChange(subject.expectations().sessionDocument());
  }

  /** The steps that make these settings, each a name and a value, hold. */
  List<Text> set(String... settings) {
    return List.of(
        Text.word(
            "aws ssm get-document --name %s --query Content --output text".formatted(document)),
        Text.message(
            "fix.set-in-document",
            List.of(settings),
            "aws ssm update-document --name %s --content file://preferences.json --document-version '$LATEST'"
                .formatted(document)));
  }
}
