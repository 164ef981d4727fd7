package dev.sessionready.model;

import dev.sessionready.fact.Fact;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What Systems Manager returned.
 *
 * @param managedInstances by instance id
 * @param connectionStatus {@code connected} or {@code notconnected}, for the instances asked about
 * @param sessionDocuments texts of session documents by name, in the newest version
 * @param sessionDocumentVersions which version that is and which is the default one, by name; null
 *     in a snapshot of before both were read
 * @param defaultHostManagementRole the role of Default Host Management Configuration
 */
public record SystemsManagerFacts(
    Fact<Map<String, ManagedInstance>> managedInstances,
    Map<String, Fact<String>> connectionStatus,
    Map<String, Fact<String>> sessionDocuments,
    @Nullable Map<String, Fact<SessionDocumentVersions>> sessionDocumentVersions,
    Fact<String> defaultHostManagementRole) {

  public SystemsManagerFacts {
    connectionStatus = Map.copyOf(connectionStatus);
    sessionDocuments = Map.copyOf(sessionDocuments);
    sessionDocumentVersions =
        sessionDocumentVersions == null ? null : Map.copyOf(sessionDocumentVersions);
  }
}
