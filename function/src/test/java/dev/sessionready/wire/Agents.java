package dev.sessionready.wire;

import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;

import com.github.tomakehurst.wiremock.client.MappingBuilder;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What Systems Manager answers of agents that are online, in the pages that it is asked for. */
public final class Agents {

  private Agents() {}

  /** The answers where all are asked for, to nobody but who asks for pages of that size. */
  public static List<MappingBuilder> online(List<String> ids, int size) {
    int count = Math.ceilDiv(ids.size(), size);
    return IntStream.range(0, count)
        .mapToObj(number -> {
          List<String> some = ids.subList(number * size, Math.min((number + 1) * size, ids.size()));
          String next = number + 1 < count ? ",\"NextToken\":\"" + (number + 1) + "\"" : "";
          return Stubs.target("AmazonSSM.DescribeInstanceProperties")
              .withRequestBody(matchingJsonPath("$.MaxResults", equalTo(String.valueOf(size))))
              .withRequestBody(
                  matchingJsonPath(
                      "$.NextToken", number == 0 ? absent() : equalTo(String.valueOf(number))))
              .willReturn(
                  Stubs.json("{\"InstanceProperties\":[%s]%s}".formatted(published(some), next)));
        })
        .toList();
  }

  /** The answer to whoever asks, by pages of any size. */
  public static MappingBuilder onlineOnOnePage(List<String> ids) {
    return Stubs.target("AmazonSSM.DescribeInstanceProperties")
        .willReturn(Stubs.json("{\"InstanceProperties\":[%s]}".formatted(published(ids))));
  }

  /** The answer to whoever asks for one by its id. */
  public static MappingBuilder onlineByName(String id) {
    return Stubs.target("AmazonSSM.DescribeInstanceInformation")
        .withRequestBody(matchingJsonPath("$.Filters[0].Values[0]", equalTo(id)))
        .willReturn(
            Stubs.json("{\"InstanceInformationList\":[%s]}".formatted(published(List.of(id)))));
  }

  private static String published(List<String> ids) {
    return ids.stream()
        .map(id ->
            """
            {"InstanceId":"%s","PingStatus":"Online","LastPingDateTime":1795435200,\
            "AgentVersion":"3.3.987.0","PlatformType":"Linux","PlatformName":"Ubuntu",\
            "PlatformVersion":"24.04","InstanceState":"running"}\
            """
                .formatted(id))
        .collect(Collectors.joining(","));
  }
}
