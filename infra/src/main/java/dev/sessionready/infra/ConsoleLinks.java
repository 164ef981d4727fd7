package dev.sessionready.infra;

import dev.sessionready.network.address.Partition;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.CfnMapping;
import software.amazon.awscdk.Fn;
import software.amazon.awscdk.services.sqs.IQueue;
import software.constructs.Construct;

/**
 * Where things of the stack are shown in the console of whichever partition it is deployed to.
 *
 * @param host what the console's addresses begin with
 */
record ConsoleLinks(String host) {

  private static final String HOST = "host";

  static ConsoleLinks in(Construct scope) {
    Map<String, Map<String, String>> hosts = new TreeMap<>();
    Stream.of(Partition.values())
        .forEach(partition ->
            // The consoles of the isolated partitions are not public.
            hosts.put(partition.id(), Map.of(HOST, partition.consoleHost().orElse("console"))));
    return new ConsoleLinks(
        CfnMapping.Builder.create(scope, "Consoles")
            .mapping(hosts)
            .build()
            .findInMap(Aws.PARTITION, HOST));
  }

  /** The dashboard of that name. */
  String toDashboard(String name) {
    return to("cloudwatch", "#dashboards:name=", name);
  }

  /** A queue, with its messages and its redrive. */
  String toQueue(IQueue queue) {
    return to(
        "sqs/v3",
        "#/queues/https%3A%2F%2Fsqs.",
        Aws.REGION,
        ".",
        Aws.URL_SUFFIX,
        "%2F",
        Aws.ACCOUNT_ID,
        "%2F",
        queue.getQueueName());
  }

  private String to(String service, String... rest) {
    return Fn.join(
        "",
        Stream.concat(
                Stream.of("https://", host, "/", service, "/home?region=", Aws.REGION),
                Stream.of(rest))
            .toList());
  }
}
