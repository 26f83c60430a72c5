package org.tongtian.local.stores;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.message.ClientRequest;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import de.bwaldvogel.mongo.wire.message.MongoQuery;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A command by name. Whatever is not known to be a question counts as a write: waiting once too
 * often is harmless.
 */
record MongoCommand(String name, Document body) {
  private static final Set<String> QUESTIONS =
      Set.of(
          "buildinfo",
          "collstats",
          "connectionstatus",
          "count",
          "dbstats",
          "distinct",
          "endsessions",
          "find",
          "getcmdlineopts",
          "getlog",
          "getmore",
          "hello",
          "hostinfo",
          "ismaster",
          "killcursors",
          "listcollections",
          "listdatabases",
          "listindexes",
          "ping",
          "serverstatus",
          "validate",
          "whatsmyuri");

  static MongoCommand of(ClientRequest request) {
    return switch (request) {
      case MongoMessage message -> of(message.getDocument());
      case MongoQuery query -> of(unwrapped(query.getQuery()));
      default -> new MongoCommand("", new Document());
    };
  }

  private static MongoCommand of(Document body) {
    return new MongoCommand(body.isEmpty() ? "" : body.keySet().iterator().next(), body);
  }

  private static Document unwrapped(Document query) {
    return query.get("$query") instanceof Document inner ? inner : query;
  }

  boolean mayWrite() {
    if (is("aggregate")) {
      return writesItsResult();
    }
    return !QUESTIONS.contains(name.toLowerCase(Locale.ROOT));
  }

  boolean is(String other) {
    return name.equalsIgnoreCase(other);
  }

  private boolean writesItsResult() {
    return body.get("pipeline") instanceof List<?> stages
        && stages.stream().anyMatch(MongoCommand::isWritingStage);
  }

  private static boolean isWritingStage(Object stage) {
    return stage instanceof Document document
        && (document.containsKey("$out") || document.containsKey("$merge"));
  }
}
