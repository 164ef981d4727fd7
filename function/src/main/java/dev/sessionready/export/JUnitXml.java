package dev.sessionready.export;

import dev.sessionready.check.Finding;
import dev.sessionready.check.OneLine;
import dev.sessionready.check.Severity;
import dev.sessionready.check.Text;
import dev.sessionready.check.Verdict;
import dev.sessionready.json.FindingRow;
import dev.sessionready.model.Instance;
import dev.sessionready.rule.AssessedAccount;
import dev.sessionready.rule.ComplianceDecision;
import java.io.Writer;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Findings as test results, for build servers: a suite for each instance, a case for each check.
 * What could not be read is an error, what does not apply or cannot be verified is skipped.
 *
 * @see <a href="https://github.com/testmoapp/junitxml">Common JUnit XML format</a>
 */
public final class JUnitXml {

  private static final int REPLACEMENT = 0xFFFD;

  private final XMLStreamWriter xml;
  private final Severity failAt;
  private final Function<Text, String> language;

  private JUnitXml(XMLStreamWriter xml, Severity failAt, Function<Text, String> language) {
    this.xml = xml;
    this.failAt = failAt;
    this.language = language;
  }

  /** Writes the suites; failures that are lighter than {@code failAt} are no failures here. */
  public static void write(
      AssessedAccount assessed, Severity failAt, Function<Text, String> language, Writer out) {
    try {
      XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out);
      new JUnitXml(xml, failAt, language).suites(assessed);
      xml.flush();
    } catch (XMLStreamException broken) {
      throw new IllegalStateException("the report cannot be written as XML", broken);
    }
  }

  private void suites(AssessedAccount assessed) throws XMLStreamException {
    xml.writeStartDocument("UTF-8", "1.0");
    xml.writeCharacters("\n");
    xml.writeStartElement("testsuites");
    attribute("name", "session-ready");
    for (ComplianceDecision decision : assessed.decisions()) {
      suite(decision, assessed.account().snapshot().capturedAt().toString());
    }
    xml.writeEndElement();
    xml.writeCharacters("\n");
    xml.writeEndDocument();
  }

  private void suite(ComplianceDecision decision, String at) throws XMLStreamException {
    Instance instance = decision.assessment().instance();
    List<Finding> findings = decision.assessment().findings();
    String name = instance.tags().getOrDefault("Name", "");
    xml.writeCharacters("\n  ");
    xml.writeStartElement("testsuite");
    attribute("name", name.isEmpty() ? instance.id() : instance.id() + " (" + name + ")");
    attribute("timestamp", at);
    attribute("tests", String.valueOf(findings.size()));
    attribute("failures", count(findings, verdict -> verdict.failsAt(failAt)));
    attribute("errors", count(findings, JUnitXml::isError));
    attribute("skipped", count(findings, JUnitXml::isSkipped));
    for (Finding finding : findings) {
      testCase(FindingRow.of(instance, finding, language), finding.verdict());
    }
    xml.writeCharacters("\n  ");
    xml.writeEndElement();
  }

  private void testCase(FindingRow row, Verdict verdict) throws XMLStreamException {
    xml.writeCharacters("\n    ");
    xml.writeStartElement("testcase");
    attribute("classname", row.instance());
    attribute("name", row.check());
    if (verdict.failsAt(failAt)) {
      result("failure", row);
    } else if (isError(verdict)) {
      result("error", row);
    } else if (isSkipped(verdict)) {
      result("skipped", row);
    } else {
      xml.writeStartElement("system-out");
      xml.writeCharacters(legal(row.verdict() + ": " + OneLine.of(row.evidence())));
      xml.writeEndElement();
    }
    xml.writeEndElement();
  }

  private void result(String element, FindingRow row) throws XMLStreamException {
    xml.writeStartElement(element);
    attribute("message", row.evidence());
    if (!element.equals("skipped")) {
      attribute("type", element.equals("failure") ? row.severity().name() : row.verdict());
      if (row.seen() != null) {
        xml.writeCharacters(legal(OneLine.of(row.seen())) + "\n");
      }
      xml.writeCharacters(legal(String.join("\n", row.fix())));
    }
    xml.writeEndElement();
  }

  private static String count(List<Finding> findings, Predicate<Verdict> kind) {
    return String.valueOf(findings.stream().map(Finding::verdict).filter(kind).count());
  }

  private static boolean isError(Verdict verdict) {
    return verdict instanceof Verdict.Unreadable || verdict instanceof Verdict.Broken;
  }

  private static boolean isSkipped(Verdict verdict) {
    return verdict instanceof Verdict.NotApplicable || verdict instanceof Verdict.Unverifiable;
  }

  private void attribute(String name, String value) throws XMLStreamException {
    xml.writeAttribute(name, legal(OneLine.of(value)));
  }

  // Some characters cannot stand in XML at all, not even escaped.
  private static String legal(String text) {
    return text.codePoints()
        .map(one -> (one & 0xFFFE) == 0xFFFE || (one < ' ' && one != '\n') ? REPLACEMENT : one)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
