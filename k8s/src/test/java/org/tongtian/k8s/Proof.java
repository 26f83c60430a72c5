package org.tongtian.k8s;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import java.util.function.UnaryOperator;

/**
 * A small fault, and the rule that must notice it.
 *
 * @param fault what was done wrong
 */
record Proof(HouseRule rule, String fault, UnaryOperator<Cluster> commit) {

  /** Puts a value (JSON, with single quotes) at the path of one object. */
  static Proof put(HouseRule rule, String kind, String name, String path, String value) {
    JsonElement json = JsonParser.parseString(value.replace('\'', '"'));
    return new Proof(
        rule,
        kind + "/" + name + " " + path + " = " + value,
        cluster -> cluster.with(kind, name, it -> Json.put(it.json(), path, json.deepCopy())));
  }

  static Proof remove(HouseRule rule, String kind, String name, String path) {
    return new Proof(
        rule,
        kind + "/" + name + " without " + path,
        cluster -> cluster.with(kind, name, it -> Json.remove(it.json(), path)));
  }

  static Proof drop(HouseRule rule, String kind, String name) {
    return new Proof(rule, "without " + kind + "/" + name, cluster -> cluster.without(kind, name));
  }

  @Override
  public String toString() {
    return fault;
  }
}
