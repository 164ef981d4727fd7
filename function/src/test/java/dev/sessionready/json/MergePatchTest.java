package dev.sessionready.json;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class MergePatchTest {

  @ParameterizedTest(name = "{1} on {0} gives {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"a":"b"}                  | {"a":"c"}                | {"a":"c"}
          {"a":"b"}                  | {"b":"c"}                | {"a":"b","b":"c"}
          {"a":"b"}                  | {"a":null}               | {}
          {"a":"b","b":"c"}          | {"a":null}               | {"b":"c"}
          {"a":["b"]}                | {"a":"c"}                | {"a":"c"}
          {"a":"c"}                  | {"a":["b"]}              | {"a":["b"]}
          {"a":{"b":"c"}}            | {"a":{"b":"d","c":null}} | {"a":{"b":"d"}}
          {"a":[{"b":"c"}]}          | {"a":[1]}                | {"a":[1]}
          ["a","b"]                  | ["c","d"]                | ["c","d"]
          {"a":"b"}                  | ["c"]                    | ["c"]
          {"a":"foo"}                | null                     | null
          {"a":"foo"}                | "bar"                    | "bar"
          {"e":null}                 | {"a":1}                  | {"e":null,"a":1}
          [1,2]                      | {"a":"b","c":null}       | {"a":"b"}
          {}                         | {"a":{"bb":{"ccc":null}}} | {"a":{"bb":{}}}
          """)
  void everyExampleOfTheStandardHolds(String target, String patch, String result) {
    JsonNode before = tree(target);

    assertThat(new MergePatch(tree(patch)).on(before)).isEqualTo(tree(result));
    assertThat(before).isEqualTo(tree(target));
  }

  private static JsonNode tree(String text) {
    return new JsonText(text).parse().node();
  }
}
