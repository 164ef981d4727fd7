package dev.sessionready.fuzz;

import dev.sessionready.check.Assessor;
import dev.sessionready.check.Catalogue;
import dev.sessionready.check.Finding;
import dev.sessionready.check.OneLine;
import dev.sessionready.check.Text;
import dev.sessionready.check.Verdict;
import dev.sessionready.json.JsonDocuments;
import dev.sessionready.json.SnapshotFile;
import dev.sessionready.model.Snapshot;
import dev.sessionready.report.Messages;
import dev.sessionready.subject.Account;
import dev.sessionready.subject.Expectations;
import dev.sessionready.subject.Subject;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Snapshots of accounts, each read, joined and assessed by every check. */
record SnapshotTarget(List<String> stored) implements FuzzTarget {

  private static final Assessor ASSESSOR = new Assessor(Catalogue.load());

  SnapshotTarget() {
    this(StoredInputs.snapshots());
  }

  @Override
  public String name() {
    return "snapshot";
  }

  @Override
  public String input(Random random) {
    String snapshot = stored.get(random.nextInt(stored.size()));
    return new JsonMutations(random, StoredInputs.WORDS).mutated(snapshot);
  }

  @Override
  public List<String> read(String input) {
    return assess(input);
  }

  /** Assesses every instance, and finds words for what is said of it. */
  static List<String> assess(String json) {
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    Snapshot snapshot = SnapshotFile.read(new ByteArrayInputStream(bytes), "snapshot.json");
    Account account = new Account(snapshot, new JsonDocuments(), Expectations.DEFAULTS);
    List<String> sentences = new ArrayList<>();
    for (Subject subject : account.subjects()) {
      for (Finding finding : ASSESSOR.assess(subject).findings()) {
        sentences.addAll(said(finding));
      }
    }
    return sentences;
  }

  private static List<String> said(Finding finding) {
    return switch (finding.verdict()) {
      case Verdict.Broken broken ->
          throw new IllegalStateException(finding.id() + " broke", broken.defect());
      case Verdict.Fail fail -> List.of(inOneLine(fail.cause()));
      case Verdict.Warn warn -> List.of(inOneLine(warn.what()));
      case Verdict.Unverifiable unverifiable -> List.of(inOneLine(unverifiable.what()));
      case Verdict.Pass pass -> List.of(inOneLine(pass.evidence()));
      case Verdict.NotApplicable none -> List.of(inOneLine(none.because()));
      case Verdict.Unreadable unreadable -> List.of(OneLine.of(unreadable.toText()));
    };
  }

  // As every report does.
  private static String inOneLine(Text text) {
    return OneLine.of(Messages.english().say(text));
  }
}
