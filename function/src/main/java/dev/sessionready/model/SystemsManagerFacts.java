package dev.sessionready.model;

import dev.sessionready.fact.Fact;
import java.util.Map;

/**
 * What Systems Manager returned.
 *
 * @param managedInstances by instance id
 * @param connectionStatus {@code connected} or {@code notconnected}, for the instances asked about
 * @param sessionDocuments texts of session documents by name
 * @param defaultHostManagementRole the role of Default Host Management Configuration
 */
public record SystemsManagerFacts(
    Fact<Map<String, ManagedInstance>> managedInstances,
    Map<String, Fact<String>> connectionStatus,
    Map<String, Fact<String>> sessionDocuments,
    Fact<String> defaultHostManagementRole) {

  public SystemsManagerFacts {
    connectionStatus = Map.copyOf(connectionStatus);
    sessionDocuments = Map.copyOf(sessionDocuments);
  }
}
