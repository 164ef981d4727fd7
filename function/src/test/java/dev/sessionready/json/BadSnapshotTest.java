package dev.sessionready.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sessionready.rule.BadInput;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said of a snapshot file that somebody has spoilt. */
class BadSnapshotTest {

  private static final String GOOD = Resources.text("snapshots/small.json");

  @Test
  void theFileIsGoodBeforeItIsSpoilt() {
    assertThatCode(() -> read(GOOD)).doesNotThrowAnyException();
  }

  @ParameterizedTest(name = "{2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "schema": 1,              | "schema": 2,                 | /schema (line 2): this version reads schema 1, not 2.
          "schema": 1,              | "schema": "1",               | /schema (line 2): the text "1" stands where a whole number is needed.
          "schema": 1,              | "schema": 1.5,               | /schema (line 2): the number 1.5 stands where a whole number is needed.
          "schema": 1,              | "schema": 1e99999999999,     | /schema (line 2): a number stands here that is out of all proportion.
          "schema": 1,              | "schema": -1E-99999999999,   | /schema (line 2): a number stands here that is out of all proportion.
          "schema": 1,              | "schema": 1e999999,          | /schema (line 2): the number 1E+999999 stands where a whole number is needed.
          "schema": 1,              | ``                           | line 1: the field "schema" is missing.
          2026-11-20T03:00:00Z      | 2026-11-20                   | /capturedAt (line 3): "2026-11-20" is not a moment: write it like 2026-11-20T02:14:05Z.
          "region":                 | "Region":                    | /Region (line 5): there is no such field; the fields here are schema, capturedAt, account, region, tool, instances, systemsManager, network, identity, logging.
          "region": "ap-northeast-1", | ``                         | line 1: the field "region" is missing.
          "tool": "session-ready 0.1.0" | "tool": null             | /tool (line 6): null stands where text is needed.
          "tool": "session-ready 0.1.0" | "tool": 1                | /tool (line 6): the number 1 stands where text is needed.
          "instances": {"absent": true} | "instances": {"absent": false} | /instances/absent (line 7): absent is true or is left out; what is there stands under "known".
          "instances": {"absent": true} | "instances": {"absent": 1}  | /instances/absent (line 7): the number 1 stands where true or false is needed.
          "instances": {"absent": true} | "instances": {}          | /instances (line 7): this is not a fact: it must have exactly one of the fields known, absent, unreadable.
          "instances": {"absent": true} | "instances": {"unknown": {}} | /instances (line 7): this is not a fact: it must have exactly one of the fields known, absent, unreadable.
          "instances": {"absent": true} | "instances": {"absent": true, "known": {}} | /instances (line 7): this is not a fact: it must have exactly one of the fields known, absent, unreadable.
          "instances": {"absent": true} | "instances": "absent"    | /instances (line 7): the text "absent" stands where an object is needed.
          , "reason": "denied"      | ``                           | /systemsManager/managedInstances/unreadable (line 9): the field "reason" is missing.
          "support": true           | "support": "true"            | /network/vpcDns/vpc-1/known/support (line 16): the text "true" stands where true or false is needed.
          "subnet-1": {             | "subnet-2": {                | /network/subnets/known/subnet-2 (line 21): its id is "subnet-1", which must be its key too.
          "id": "subnet-1",         | ``                           | /network/subnets/known/subnet-1 (line 21): the field "id" is missing.
          "ownerId": "123456789012", | "ownerId": "1", "owner": "1", | /network/subnets/known/subnet-1/owner (line 24): there is no such field; the fields here are id, vpcId, ownerId, availabilityZone, cidrs.
          "id": "subnet-1",         | "id": "subnet-1", "id": "subnet-1", | line 22: this cannot be read as JSON: Duplicate Object property "id".
          ["10.0.1.0/24"]           | ["10.0.0.0/33"]              | /network/subnets/known/subnet-1/cidrs/0 (line 26): 10.0.0.0/33 is not a block of addresses: the prefix must be 0 to 32.
          ["10.0.1.0/24"]           | ["::/0", "10.0.1/24"]        | /network/subnets/known/subnet-1/cidrs/1 (line 26): "10.0.1" is not an address: write it like 10.0.0.5 or fd00:ec2::253.
          ["10.0.1.0/24"]           | [null]                       | /network/subnets/known/subnet-1/cidrs/0 (line 26): null stands where text is needed.
          ["10.0.1.0/24"]           | "10.0.1.0/24"                | /network/subnets/known/subnet-1/cidrs (line 26): the text "10.0.1.0/24" stands where a list is needed.
          ["10.0.1.0/24"]           | null                         | /network/subnets/known/subnet-1/cidrs (line 26): null stands where a list is needed.
          "destination": "10.0.0.0/16" | "destination": "10.0.0.0" | /network/routeTables/known/rtb-1/routes/0/destination (line 35): "10.0.0.0" is not a block of addresses: write it like 10.0.0.0/16 or ::/0.
          "state": "ACTIVE"         | "state": "active"            | /network/routeTables/known/rtb-1/routes/0/state (line 35): "active" is none of ACTIVE, BLACKHOLE.
          "main": true              | "main": 1                    | /network/routeTables/known/rtb-1/main (line 33): the number 1 stands where true or false is needed.
          "number": 100             | "number": 100000000000       | /network/networkAcls/known/acl-1/entries/0/number (line 45): the number 100000000000 stands where a whole number is needed.
          "ports": "443"            | "ports": "https"             | /network/networkAcls/known/acl-1/entries/0/ports (line 45): "https" is not a range of ports: write it like 443 or 1024-65535.
          "ports": "443"            | "ports": "443-80"            | /network/networkAcls/known/acl-1/entries/0/ports (line 45): 443-80 is not a range of ports: it must run upwards within 0-65535.
          "ports": "443"            | "ports": null                | /network/networkAcls/known/acl-1/entries/0/ports (line 45): null stands where text is needed.
          , "type": "Gateway"       | ``                           | /network/vpcEndpoints/known/vpce-1 (line 53): the field "type" is missing.
          "instances": {"absent": true} | "instances": ""          | /instances (line 7): the text "" stands where an object is needed.
          "instances": {"absent": true} | "instances": {"absent": null} | /instances/absent (line 7): null stands where true or false is needed.
          "instances": {"absent": true} | "instances": {"unreadable": null} | /instances/unreadable (line 7): null stands where an object is needed.
          "instances": {"absent": true} | "instances": {"known": null} | /instances/known (line 7): null stands where an object is needed.
          ["10.0.1.0/24"]           | ""                           | /network/subnets/known/subnet-1/cidrs (line 26): the text "" stands where a list is needed.
          "number": 100             | "number": 100.0              | /network/networkAcls/known/acl-1/entries/0/number (line 45): the number 100.0 stands where a whole number is needed.
          "number": 100             | "number": "100"              | /network/networkAcls/known/acl-1/entries/0/number (line 45): the text "100" stands where a whole number is needed.
          "state": "ACTIVE"         | "state": 0                   | /network/routeTables/known/rtb-1/routes/0/state (line 35): the number 0 stands where text is needed.
          "support": true           | "support": 1                 | /network/vpcDns/vpc-1/known/support (line 16): the number 1 stands where true or false is needed.
          "support": true           | "support": null              | /network/vpcDns/vpc-1/known/support (line 16): null stands where true or false is needed.
          "type": "Gateway"         | "type": null                 | /network/vpcEndpoints/known/vpce-1/type (line 55): null stands where text is needed.
          "type": "Gateway"         | "type": "Gateway", "policy": null | /network/vpcEndpoints/known/vpce-1/policy (line 55): null stands where text is needed.
          "type": "Gateway"         | "type": 1                    | /network/vpcEndpoints/known/vpce-1/type (line 55): the number 1 stands where text is needed.
          "type": "Gateway"         | "type": "Interface"          | /network/vpcEndpoints/known/vpce-1/routeTableIds (line 55): there is no such field; the fields here are id, vpcId, ownerId, serviceName, serviceRegion, state, subnetIds, groupIds, networkInterfaceIds, privateDnsEnabled, privateDnsOnlyForInboundResolver, ipAddressType, dnsRecordIpType, policy, dnsNames.
          "type": "Gateway"         | "type": "Resource"           | /network/vpcEndpoints/known/vpce-1/routeTableIds (line 55): there is no such field; the fields here are id, vpcId, ownerId, serviceName, state, type.
          "privateIp": "10.0.1.9"   | "privateIp": "10.0.1.009"    | /network/natGateways/known/nat-1/addresses/0/privateIp (line 67): "10.0.1.009" is not an address: write it like 10.0.0.5 or fd00:ec2::253.
          "natGateways": {          | "nat/gate~ways": {           | /network/nat~1gate~0ways (line 63): there is no such field; the fields here are vpcs, vpcDns, privateZones, dhcpOptions, subnets, routeTables, networkAcls, securityGroups, vpcEndpoints, networkInterfaces, prefixLists, prefixListEntries, internetGateways, natGateways, egressOnlyInternetGateways, peeringConnections, transitGatewayAttachments, blockPublicAccess, transitGatewayRoutes, strange, resolver.
          "account": "123456789012", | "account": 123456789012     | line 5: this cannot be read as JSON: Unexpected character ('"' (code 34)): was expecting comma to separate Object entries.
          "account": "123456789012", | account: "123456789012",    | line 4: this cannot be read as JSON: Unexpected character ('a' (code 97)): was expecting double-quote to start property name.
          """)
  void eachFaultIsPublishedInOneSentence(String good, String bad, String sentence) {
    assertThat(GOOD).contains(good);

    assertThatThrownBy(
            () -> read(GOOD.replaceFirst(Pattern.quote(good), Matcher.quoteReplacement(bad))))
        .isInstanceOf(BadInput.class)
        .hasMessage("snapshot.json: " + sentence);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " \n"})
  void anEmptyFileIsPublishedInOneSentence(String text) {
    assertBad(
        text, "line %d: there is nothing where a JSON object is needed.".formatted(lines(text)));
  }

  @Test
  void aFileThatWasCutOffIsPublishedInOneSentence() {
    assertBad(
        GOOD.substring(0, GOOD.indexOf("\"vpcDns\"")),
        "line 16: the text ends before its last bracket; perhaps it was cut off.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "x", "]"})
  void whateverFollowsTheSnapshotIsPublishedInOneSentence(String more) {
    assertBad(GOOD + more, "line 79: more text follows the end of the JSON value; remove it.");
  }

  @Test
  void aFileThatIsNotJsonIsPublishedInOneSentence() {
    assertBad(
        "schema: 1",
        "line 1: this cannot be read as JSON: Unrecognized token 'schema': was expecting (JSON"
            + " String, Number, Array, Object or token 'null', 'true' or 'false').");
  }

  @Test
  void aFileThatHoldsAnotherJsonValueIsPublishedInOneSentence() {
    assertBad("[]", "line 1: a list stands where an object is needed.");
    assertBad("null", "line 1: null stands where an object is needed.");
  }

  @Test
  void octetsThatAreNotUtf8ArePublishedInOneSentence() {
    byte[] octets = GOOD.getBytes(StandardCharsets.ISO_8859_1);
    octets[GOOD.indexOf("ap-northeast-1")] = (byte) 0xff;

    assertThatThrownBy(() -> SnapshotFile.read(new ByteArrayInputStream(octets), "snapshot.json"))
        .isInstanceOf(BadInput.class)
        .hasMessage(
            "snapshot.json: line 5: this cannot be read as JSON: Invalid UTF-8 start byte"
                + " 0xff.");
  }

  @Test
  void aTowerOfBracketsIsPublishedInOneSentence() {
    assertThatThrownBy(() -> read("[".repeat(100_000)))
        .isInstanceOf(BadInput.class)
        .hasMessage(
            "snapshot.json: line 1: this cannot be read as JSON: Document nesting depth (501) exceeds"
                + " the maximum allowed (500).");
  }

  private static long lines(String text) {
    return text.lines().count() + 1;
  }

  private static void assertBad(String text, String sentence) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(BadInput.class)
        .hasMessage("snapshot.json: " + sentence);
  }

  private static void read(String text) {
    SnapshotFile.read(
        new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), "snapshot.json");
  }
}
