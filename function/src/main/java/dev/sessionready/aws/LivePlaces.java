package dev.sessionready.aws;

import dev.sessionready.aws.client.AwsCall;
import dev.sessionready.aws.client.Clients;
import dev.sessionready.aws.client.OperatorPermission;
import dev.sessionready.aws.client.SdkValues;
import dev.sessionready.fact.Fact;
import java.util.List;
import software.amazon.awssdk.services.organizations.OrganizationsClient;
import software.amazon.awssdk.services.organizations.model.Account;
import software.amazon.awssdk.services.organizations.model.AccountStatus;

/**
 * The accounts and regions that there are to look at.
 *
 * @param clients of an account that may list them
 */
public record LivePlaces(Clients clients) {

  /**
   * The codes of the regions that the account has switched on, sorted.
   *
   * @see <a href="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeRegions.html">
   *     DescribeRegions</a>
   */
  public Fact<List<String>> regions() {
    return new AwsCall()
        .forValue(
            OperatorPermission.DESCRIBE_REGIONS,
            () ->
                clients.ec2().describeRegions(_ -> {}).regions().stream()
                    .map(region -> SdkValues.required(region.regionName(), "RegionName"))
                    .sorted()
                    .toList());
  }

  /**
   * The ids of the active accounts of the organization, sorted; asked for by its management account
   * or one that it delegated to.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/organizations/latest/APIReference/API_ListAccounts.html">
   *     ListAccounts</a>
   */
  public Fact<List<String>> accounts() {
    return new AwsCall()
        .forValue(
            OperatorPermission.LIST_ACCOUNTS,
            () -> {
              try (OrganizationsClient organizations =
                  clients.alike("organizations", OrganizationsClient.builder())) {
                return organizations.listAccountsPaginator().stream()
                    .flatMap(page -> page.accounts().stream())
                    .filter(account -> account.status() == AccountStatus.ACTIVE)
                    .map(Account::id)
                    .map(id -> SdkValues.required(id, "Id"))
                    .sorted()
                    .toList();
              }
            });
  }
}
