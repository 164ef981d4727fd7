package dev.sessionready.report;

import dev.sessionready.alerts.AlertContent;
import dev.sessionready.check.FixStep;
import dev.sessionready.check.OneLine;
import dev.sessionready.model.AccountRegion;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Alerts put in words, for mail and for chat.
 *
 * @param place where the instances are
 * @param rule the name of the rule
 * @param report where the report of the last sweep is found; null where there is none
 */
public record AlertPage(
    Messages messages, AccountRegion place, String rule, @Nullable String report) {

  /** The most instances that a mail names. */
  private static final int MAIL_NAMES = 50;

  /** The most instances that a chat message names. */
  private static final int CHAT_NAMES = 10;

  // https://docs.aws.amazon.com/sns/latest/api/API_Publish.html: less than 100 characters.
  private static final int SUBJECT = 99;

  private static final String MORE = ", ...";

  /**
   * That the same alert was sent before.
   *
   * @param instances of how many instances, those of this time and those folded included
   */
  public record Before(Instant first, Instant last, int instances) {}

  /** The text of an alert. */
  public AlertText of(AlertContent content, @Nullable Before before) {
    return new AlertText(
        subject(content),
        text(content, before),
        description(content, before),
        steps(content.remediation()));
  }

  private static String subject(AlertContent content) {
    List<AlertContent.Member> members = content.members();
    if (members.isEmpty()) {
      return ascii(String.join(": ", content.headline()));
    }
    String who = members.size() == 1 ? members.getFirst().id() : members.size() + " instances";
    StringBuilder subject = new StringBuilder(who);
    if (content.headline().isEmpty()) {
      subject.append(" recovered");
    }
    String separator = ": ";
    for (String word : content.headline()) {
      // The mark has to fit after whatever is the last.
      if (subject.length() + separator.length() + word.length() > SUBJECT - MORE.length()) {
        return ascii(subject.append(MORE).toString());
      }
      subject.append(separator).append(word);
      separator = ", ";
    }
    return ascii(subject.toString());
  }

  private String text(AlertContent content, @Nullable Before before) {
    StringBuilder text = new StringBuilder();
    paragraph(text, what(content));
    paragraph(text, messages.say("alert.place", place.account(), place.region()));
    content.members().stream().limit(MAIL_NAMES).forEach(member -> member(text, member));
    more(text, content, MAIL_NAMES);
    text.append('\n');
    again(before).ifPresent(line -> paragraph(text, line));
    seen(content).ifPresent(line -> paragraph(text, line));
    if (!content.remediation().isEmpty()) {
      text.append(messages.say("alert.fix")).append('\n');
      content.remediation().stream()
          .map(step -> messages.say(step.text()))
          .forEach(step -> text.append(TextReport.prompted(step)).append('\n'));
      text.append('\n');
    }
    links(text);
    return text.toString();
  }

  private String description(AlertContent content, @Nullable Before before) {
    StringBuilder text = new StringBuilder();
    paragraph(text, what(content));
    paragraph(text, messages.say("alert.place", place.account(), place.region()));
    content.members().stream()
        .limit(CHAT_NAMES)
        .forEach(member -> text.append("* ").append(named(member)).append('\n'));
    more(text, content, CHAT_NAMES);
    text.append('\n');
    again(before).ifPresent(line -> paragraph(text, line));
    seen(content).ifPresent(line -> paragraph(text, line));
    links(text);
    return text.toString().strip();
  }

  private void links(StringBuilder text) {
    link(rulePage()).ifPresent(page -> text.append(messages.say("alert.rule", page)).append('\n'));
    if (report != null) {
      text.append(messages.say("alert.report", report)).append('\n');
    }
  }

  private List<String> steps(List<FixStep> fix) {
    return fix.stream()
        .map(step -> messages.say(step.text()))
        .map(step -> step.startsWith("#") ? step.substring(1).strip() : "`" + step + "`")
        .toList();
  }

  private String what(AlertContent content) {
    String sentence = messages.say(content.cause());
    return content.check() == null ? sentence : content.check() + ": " + sentence;
  }

  private void member(StringBuilder text, AlertContent.Member member) {
    text.append(named(member)).append('\n');
    link(timeline(member.id())).ifPresent(page -> text.append("  ").append(page).append('\n'));
  }

  private static String named(AlertContent.Member member) {
    return OneLine.of(
        member.remark().isEmpty() ? member.id() : member.id() + "  " + member.remark());
  }

  private void more(StringBuilder text, AlertContent content, int named) {
    int more = content.members().size() - named;
    if (more > 0) {
      text.append(messages.say("alert.more", more)).append('\n');
    }
  }

  private Optional<String> again(@Nullable Before before) {
    return Optional.ofNullable(before)
        .map(actual ->
            messages.say(
                "alert.again",
                actual.first().toString(),
                actual.last().toString(),
                actual.instances()));
  }

  private Optional<String> seen(AlertContent content) {
    return Optional.ofNullable(content.symptom())
        .map(seen -> messages.say("alert.seen", messages.say(seen)));
  }

  private String rulePage() {
    return "rules/details?configRuleName=" + encoded(rule);
  }

  private static String timeline(String instanceId) {
    return "resources/timeline?resourceType=AWS::EC2::Instance&resourceId=" + encoded(instanceId);
  }

  /** A page of the AWS Config console, where the partition's console is known. */
  private Optional<String> link(String page) {
    return place
        .partition()
        .consoleHost()
        .map(host -> "https://%s/config/home?region=%s#/%s".formatted(host, place.region(), page));
  }

  private static String encoded(String name) {
    return URLEncoder.encode(name, StandardCharsets.UTF_8);
  }

  private static void paragraph(StringBuilder text, String line) {
    text.append(line).append("\n\n");
  }

  private static String ascii(String text) {
    return text.codePoints()
        .mapToObj(
            character -> character >= ' ' && character <= '~' ? Character.toString(character) : "?")
        .collect(Collectors.joining());
  }
}
