package dev.sessionready.report;

import dev.sessionready.check.OneLine;
import dev.sessionready.check.FixStep;
import dev.sessionready.model.Place;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Matters put in words, for mail and for chat.
 *
 * @param place where the instances are
 * @param rule the name of the rule
 */
public record NoticePage(Messages messages, Place place, String rule) {

  /** The most instances that a mail names. */
  private static final int MAIL_NAMES = 50;

  /** The most instances that a chat message names. */
  private static final int CHAT_NAMES = 10;

  // https://docs.aws.amazon.com/sns/latest/api/API_Publish.html: less than 100 characters.
  private static final int SUBJECT = 99;

  private static final String MORE = ", ...";

  /**
   * That the same was told before.
   *
   * @param instances of how many instances, those of this time and those folded included
   */
  public record Before(Instant first, Instant last, int instances) {}

  /** The notice of a matter. */
  public Notice of(Matter matter, @Nullable Before before) {
    return new Notice(
        subject(matter), text(matter, before), description(matter, before), steps(matter.fix()));
  }

  private static String subject(Matter matter) {
    List<Matter.Member> members = matter.members();
    String who = members.size() == 1 ? members.getFirst().id() : members.size() + " instances";
    StringBuilder subject = new StringBuilder(who);
    if (matter.headline().isEmpty()) {
      subject.append(" recovered");
    }
    String separator = ": ";
    for (String word : matter.headline()) {
      // The mark has to fit after whatever is the last.
      if (subject.length() + separator.length() + word.length() > SUBJECT - MORE.length()) {
        return ascii(subject.append(MORE).toString());
      }
      subject.append(separator).append(word);
      separator = ", ";
    }
    return ascii(subject.toString());
  }

  private String text(Matter matter, @Nullable Before before) {
    StringBuilder text = new StringBuilder();
    paragraph(text, what(matter));
    paragraph(text, messages.say("notice.place", place.account(), place.region()));
    matter.members().stream().limit(MAIL_NAMES).forEach(member -> member(text, member));
    more(text, matter, MAIL_NAMES);
    text.append('\n');
    again(before).ifPresent(line -> paragraph(text, line));
    seen(matter).ifPresent(line -> paragraph(text, line));
    if (!matter.fix().isEmpty()) {
      text.append(messages.say("notice.fix")).append('\n');
      matter.fix().stream()
          .map(step -> messages.say(step.text()))
          .forEach(step -> text.append(TextReport.prompted(step)).append('\n'));
      text.append('\n');
    }
    link(rulePage()).ifPresent(page -> text.append(messages.say("notice.rule", page)).append('\n'));
    return text.toString();
  }

  private String description(Matter matter, @Nullable Before before) {
    StringBuilder text = new StringBuilder();
    paragraph(text, what(matter));
    paragraph(text, messages.say("notice.place", place.account(), place.region()));
    matter.members().stream()
        .limit(CHAT_NAMES)
        .forEach(member -> text.append("* ").append(named(member)).append('\n'));
    more(text, matter, CHAT_NAMES);
    text.append('\n');
    again(before).ifPresent(line -> paragraph(text, line));
    seen(matter).ifPresent(line -> paragraph(text, line));
    link(rulePage()).ifPresent(page -> text.append(messages.say("notice.rule", page)).append('\n'));
    return text.toString().strip();
  }

  private List<String> steps(List<FixStep> fix) {
    return fix.stream()
        .map(step -> messages.say(step.text()))
        .map(step -> step.startsWith("#") ? step.substring(1).strip() : "`" + step + "`")
        .toList();
  }

  private String what(Matter matter) {
    String sentence = messages.say(matter.what());
    return matter.check() == null ? sentence : matter.check() + ": " + sentence;
  }

  private void member(StringBuilder text, Matter.Member member) {
    text.append(named(member)).append('\n');
    link(timeline(member.id())).ifPresent(page -> text.append("  ").append(page).append('\n'));
  }

  private static String named(Matter.Member member) {
    return OneLine.of(
        member.remark().isEmpty() ? member.id() : member.id() + "  " + member.remark());
  }

  private void more(StringBuilder text, Matter matter, int named) {
    int more = matter.members().size() - named;
    if (more > 0) {
      text.append(messages.say("notice.more", more)).append('\n');
    }
  }

  private Optional<String> again(@Nullable Before before) {
    return Optional.ofNullable(before)
        .map(told ->
            messages.say(
                "notice.again", told.first().toString(), told.last().toString(), told.instances()));
  }

  private Optional<String> seen(Matter matter) {
    return Optional.ofNullable(matter.seen())
        .map(seen -> messages.say("notice.seen", messages.say(seen)));
  }

  private String rulePage() {
    return "rules/details?configRuleName=" + encoded(rule);
  }

  private static String timeline(String instanceId) {
    return "resources/timeline?resourceType=AWS::EC2::Instance&resourceId=" + encoded(instanceId);
  }

  /** A page of the AWS Config console, where the partition's console is known. */
  private Optional<String> link(String page) {
    return place.partition().consoleHost()
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
