package dev.sessionready.aws.inventory;

import java.util.List;
import java.util.Set;
import software.amazon.awssdk.services.ec2.model.Filter;

/** Which part of the account's network is listed. */
public sealed interface ResourceFilter {

  /** All of it. */
  record Whole() implements ResourceFilter {}

  /** What belongs to these VPCs. */
  record Vpcs(Set<String> ids) implements ResourceFilter {
    public Vpcs {
      ids = Set.copyOf(ids);
    }
  }

  /** What a filter of EC2 keeps to, such as the resources of a few ids. */
  record Matching(String filter, Set<String> values) implements ResourceFilter {
    public Matching {
      values = Set.copyOf(values);
    }

    public Matching(String filter, String value) {
      this(filter, Set.of(value));
    }
  }

  /** The most values that one EC2 filter takes. */
  int FILTER_VALUES = 200;

  /** The VPCs alone, or the whole network where they are too many for a filter. */
  static ResourceFilter of(Set<String> vpcIds) {
    return vpcIds.size() > FILTER_VALUES ? new Whole() : new Vpcs(vpcIds);
  }

  /** The filter that keeps to it, given what the operation calls the id of a VPC. */
  default List<Filter> filters(String name) {
    return switch (this) {
      case Whole() -> List.of();
      case Vpcs(var ids) ->
          List.of(Filter.builder().name(name).values(ids.stream().sorted().toList()).build());
      case Matching(String filter, var values) ->
          List.of(Filter.builder().name(filter).values(values.stream().sorted().toList()).build());
    };
  }
}
