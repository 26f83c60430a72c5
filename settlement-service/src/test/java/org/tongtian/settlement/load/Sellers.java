package org.tongtian.settlement.load;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.tongtian.api.party.Party;
import org.tongtian.api.party.PartyKind;
import org.tongtian.kit.text.Text;
import org.tongtian.settlement.Drafts;
import org.tongtian.settlement.Samples;
import org.tongtian.settlement.SettlementClient;

/**
 * Co-operatives with a contract of six legs each. Platform, carrier, brand and fund are the same in
 * all of them; farmer and co-operative are their own. Who sells follows Zipf's law: the second one
 * sells half as much as the first, the third a third.
 */
final class Sellers {

  private final List<Seller> all = new ArrayList<>();
  private final double[] upTo;
  private final SplittableRandom random;

  /** A contract that is signed by all, and its farmer. */
  record Seller(String contract, String hash, Party farmer, Party cooperative) {}

  /** Signs the contracts at the service; the same seed gives the same ones. */
  Sellers(int count, SettlementClient client, long seed) {
    random = new SplittableRandom(seed);
    Map<PartyKind, Party> shared = new HashMap<>();
    for (PartyKind kind :
        List.of(PartyKind.PLATFORM, PartyKind.CARRIER, PartyKind.BRAND_OWNER, PartyKind.FUND)) {
      shared.put(kind, party(kind));
    }
    double sum = 0;
    upTo = new double[count];
    for (int i = 0; i < count; i++) {
      all.add(sign(client, shared));
      sum += 1.0 / (i + 1);
      upTo[i] = sum;
    }
    for (int i = 0; i < count; i++) {
      upTo[i] /= sum;
    }
  }

  private Seller sign(SettlementClient client, Map<PartyKind, Party> shared) {
    Party farmer = party(PartyKind.FARMER);
    Party cooperative = party(PartyKind.COOPERATIVE);
    List<Party> parties = new ArrayList<>(List.of(farmer, cooperative));
    parties.addAll(shared.values());
    Map<String, Object> draft = new LinkedHashMap<>();
    draft.put("title", Map.of("zh", "六方分成合同", "en", "Contract of six"));
    draft.put("effectiveFrom", Samples.LONG_AGO.toString());
    draft.put("parties", parties);
    draft.put("smallestSale", Map.of("units", 1, "amount", yuan(1000)));
    draft.put(
        "clauses",
        List.of(
            Drafts.share(farmer.id(), 45, 100),
            Drafts.fee(shared.get(PartyKind.CARRIER).id(), 300),
            Drafts.share(shared.get(PartyKind.PLATFORM).id(), 4, 100),
            Drafts.share(shared.get(PartyKind.BRAND_OWNER).id(), 23, 1000),
            Drafts.share(shared.get(PartyKind.FUND).id(), 2, 100),
            Drafts.remainder(cooperative.id())));
    String contract = id();
    SettlementClient.Answer answer =
        client.put("/internal/settlement/contracts/" + contract, draft);
    if (answer.status() != 200) {
      throw new IllegalStateException("Contract refused: " + answer.body());
    }
    return new Seller(contract, answer.body().get("hash").asString(), farmer, cooperative);
  }

  private static Map<String, Object> yuan(long fen) {
    return Map.of("amount", fen, "currency", "CNY");
  }

  private Party party(PartyKind kind) {
    return new Party(id(), new Text("甲方" + kind, "Party " + kind), kind);
  }

  private String id() {
    long high = (random.nextLong() & ~0xf000L) | 0x7000L;
    long low = (random.nextLong() >>> 2) | Long.MIN_VALUE;
    return new UUID(high, low).toString();
  }

  /** Whoever sells next. */
  int next(RandomGenerator chance) {
    double at = chance.nextDouble();
    int low = 0;
    int high = upTo.length - 1;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (upTo[middle] < at) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  Seller get(int place) {
    return all.get(place);
  }

  int size() {
    return all.size();
  }
}
