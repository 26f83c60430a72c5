package org.tongtian.settlement;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tongtian.api.party.Party;
import org.tongtian.api.party.PartyKind;
import org.tongtian.kit.id.Ids;
import org.tongtian.kit.security.Role;
import org.tongtian.kit.testing.TestIssuer;
import org.tongtian.kit.text.Text;
import org.tongtian.settlement.book.BookEvent;
import org.tongtian.settlement.book.BookService;

/** A co-op with a contract that says how it shares its surplus, and money in its book. */
public final class CoopUnderTest {

  public final String contractId = Ids.next();
  public final Party coop = party(PartyKind.COOPERATIVE, "红芯合作社", "Red-heart co-op");
  public final Party farmer = party(PartyKind.FARMER, "杨秀英户", "Yang Xiuying household");
  public final Party guarantor = party(PartyKind.PLATFORM, "龙头公司", "Leading company");
  public final Party fund = party(PartyKind.FUND, "保底基金", "Guarantee fund");
  public final String manager =
      TestIssuer.shared().token(Role.COOP_MANAGER, Ids.next(), coop.id(), "社长");
  public final String household =
      TestIssuer.shared().token(Role.FARMER, Ids.next(), farmer.id(), "杨秀英");
  public final String auditor = TestIssuer.shared().token(Role.AUDITOR, Ids.next(), null, "审计");
  private final SettlementClient client;
  private final BookService books;

  /** Stores the contract, in force since long ago. */
  public CoopUnderTest(SettlementClient client, BookService books) {
    this.client = client;
    this.books = books;
    SettlementClient.Answer put =
        client.put("/internal/settlement/contracts/" + contractId, contract());
    if (put.status() != 200) {
      throw new AssertionError("Contract refused: " + put.body());
    }
  }

  private Map<String, Object> contract() {
    Map<String, Object> draft = new LinkedHashMap<>();
    draft.put("title", Map.of("zh", "合作社章程与分成合同", "en", "Charter and shares"));
    draft.put("effectiveFrom", "2020-01-01T00:00:00Z");
    draft.put("parties", List.of(coop, farmer, guarantor, fund));
    draft.put(
        "clauses",
        new ArrayList<>(
            List.of(
                Drafts.share(farmer.id(), 45, 100),
                Drafts.remainder(coop.id()),
                Map.of(
                    "kind",
                    "DIVIDEND",
                    "party",
                    coop.id(),
                    "byTradeVolume",
                    ratio(60, 100),
                    "reserveRate",
                    ratio(10, 100)),
                Map.of(
                    "kind",
                    "GUARANTEED_RETURN",
                    "payee",
                    farmer.id(),
                    "guarantor",
                    guarantor.id(),
                    "capital",
                    yuan(1_000_000),
                    "rate",
                    ratio(5, 100),
                    "fundedBy",
                    fund.id()))));
    return draft;
  }

  /** Money comes in from outside. */
  public void deposit(Party party, long fen) {
    books.append(
        contractId,
        List.of(new BookEvent.Deposited(Ids.next(), Instant.now(), party.id(), fen, "test")));
  }

  /** What the party has in the book now, fen. */
  public long payable(String party) {
    return books.read(contractId, fold -> fold.account(party).payable());
  }

  /** What everybody has in the book together, fen. */
  public long everything() {
    return books.read(
        contractId, fold -> fold.accounts().values().stream().mapToLong(a -> a.payable()).sum());
  }

  /** Whether the book is sound. */
  public Text fault() {
    return books.audit(contractId).fault();
  }

  /** Adds a member with a contribution and a delivery of this much, fen. */
  public void member(String number, String party, long contribution, long delivered) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("number", number);
    body.put("name", new Text(number + "户", "Household " + number));
    body.put("party", party);
    body.put("joinedOn", "2021-03-01");
    body.put("contribution", yuan(contribution));
    must(client.post("/api/settlement/members", manager, body), 201);
    if (delivered > 0) {
      must(
          client.post(
              "/api/settlement/members/" + party + "/entries",
              manager,
              Map.of("kind", "DELIVERY", "amount", yuan(delivered), "on", "2025-10-01")),
          201);
    }
  }

  /** Fails where the answer is another one. */
  public static SettlementClient.Answer must(SettlementClient.Answer answer, int status) {
    if (answer.status() != status) {
      throw new AssertionError(answer.status() + " " + answer.body());
    }
    return answer;
  }

  public static Map<String, Object> yuan(long fen) {
    return Map.of("amount", fen, "currency", "CNY");
  }

  public static Map<String, Object> ratio(long numerator, long denominator) {
    return Map.of("numerator", numerator, "denominator", denominator);
  }

  private static Party party(PartyKind kind, String zh, String en) {
    return new Party(Ids.next(), new Text(zh, en), kind);
  }
}
