package dev.sessionready.cli;

import dev.sessionready.aws.LivePlaces;
import dev.sessionready.aws.client.Clients;
import dev.sessionready.aws.client.StsCaller;
import dev.sessionready.fact.Fact;
import dev.sessionready.lambda.Assembly;
import dev.sessionready.model.AccountRegion;
import dev.sessionready.rule.BadInput;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say which accounts to enter, where it is not that of the credentials. */
final class AccountOptions {

  private static final Pattern ROLE =
      Pattern.compile("arn:(aws[a-z-]*):iam::([0-9]{12}):role/[\\w+=,.@/-]+");

  @Option(
      names = "--role-arn",
      paramLabel = "ARN",
      split = ",",
      description =
          "Evaluate the account of this role, with its rights; several are evaluated all.")
  private List<String> roles = List.of();

  @Option(
      names = "--external-id",
      paramLabel = "ID",
      description = "What the roles' trust policies ask for as sts:ExternalId.")
  private @Nullable String externalId;

  @Option(
      names = "--organization",
      description =
          "Evaluate every active account of the organization, by the role of --role-name in each;"
              + " the account of the credentials with them.")
  private boolean organization;

  @Option(
      names = "--role-name",
      paramLabel = "NAME",
      description = "The role's name, with its path; it is the same in every account.")
  private @Nullable String roleName;

  /** Whether other accounts than that of the credentials are named. */
  boolean isNamed() {
    return organization || !roles.isEmpty();
  }

  /**
   * Refuses them where a saved snapshot is evaluated.
   *
   * @throws BadInput where one is given
   */
  void requireNone() {
    if (isNamed() || externalId != null || roleName != null) {
      throw new BadInput("--role-arn and --organization name live accounts; a snapshot is of one.");
    }
  }

  /**
   * The places there are, each account with each of its regions.
   *
   * @param regions codes; none where all are meant that an account has switched on
   * @throws BadInput where the options do not fit each other, or the accounts cannot be listed
   */
  List<Place> places(LiveOptions live, List<String> regions) {
    requireThatTheyFit();
    String home = regions.isEmpty() ? live.someRegion() : regions.getFirst();
    List<Place> places = new ArrayList<>();
    Clients own = live.clients(home);
    if (!isNamed()) {
      places.addAll(account(own, live, regions, StsCaller.place(own).account(), null));
    }
    roles.forEach(role -> places.addAll(account(own, live, regions, accountOf(role), role)));
    if (organization) {
      AccountRegion caller = StsCaller.place(own);
      for (String id : accounts(own)) {
        String role = id.equals(caller.account()) ? null : roleIn(id, caller);
        places.addAll(account(own, live, regions, id, role));
      }
    }
    return places;
  }

  private void requireThatTheyFit() {
    if (organization != (roleName != null)) {
      throw new BadInput(
          organization
              ? "--organization takes --role-name, the name of the role to enter each account by."
              : "--role-name goes with --organization; a single role is named by --role-arn.");
    }
    if (externalId != null && !isNamed()) {
      throw new BadInput("--external-id goes with --role-arn or --organization.");
    }
  }

  private static String accountOf(String role) {
    Matcher arn = ROLE.matcher(role);
    if (!arn.matches()) {
      throw new BadInput(
          ("--role-arn is \"%s\"; it must be the ARN of a role such as"
                  + " arn:aws:iam::111122223333:role/Audit.")
              .formatted(role));
    }
    return arn.group(2);
  }

  private String roleIn(String account, AccountRegion caller) {
    return "arn:%s:iam::%s:role/%s".formatted(caller.partition(), account, roleName);
  }

  private static List<String> accounts(Clients clients) {
    return switch (new LivePlaces(clients).accounts()) {
      case Fact.Known<List<String>>(var ids) -> ids;
      case Fact.Absent<List<String>>() -> List.of();
      case Fact.Unreadable<List<String>>(var failure) ->
          throw new BadInput(
              "The accounts of the organization cannot be listed (%s)."
                  .formatted(failure.toText()));
    };
  }

  // What fails in one account is said in its lines, and costs no other.
  private List<Place> account(
      Clients own, LiveOptions live, List<String> regions, String account, @Nullable String role) {
    if (!regions.isEmpty()) {
      return regions.stream().map(region -> place(own, live, account, region, role)).toList();
    }
    return switch (new LivePlaces(entered(own, live, own.regionCode(), role)).regions()) {
      case Fact.Known<List<String>>(var all) ->
          all.stream().map(region -> place(own, live, account, region, role)).toList();
      case Fact.Absent<List<String>>() -> List.of();
      case Fact.Unreadable<List<String>>(var failure) ->
          List.of(
              Place.live(
                  account,
                  "all",
                  () -> {
                    throw new BadInput(
                        "its regions cannot be listed (%s)".formatted(failure.toText()));
                  }));
    };
  }

  private Place place(
      Clients own, LiveOptions live, String account, String region, @Nullable String role) {
    return Place.live(
        account,
        region,
        () -> {
          Clients clients = entered(own, live, region, role);
          return Assembly.live(clients, StsCaller.place(clients));
        });
  }

  private Clients entered(Clients own, LiveOptions live, String region, @Nullable String role) {
    return role == null
        ? live.clients(region)
        : own.assuming(role, Optional.ofNullable(externalId), region);
  }
}
