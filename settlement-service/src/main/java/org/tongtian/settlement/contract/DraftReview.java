package org.tongtian.settlement.contract;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tongtian.api.party.Party;
import org.tongtian.kit.problem.Refusal;
import org.tongtian.kit.text.Text;

/**
 * Reads a draft as far as it can be read and names everything that is wrong with it, for who is
 * still typing. Of a clause that can't be read its first missing field is named; of one that can,
 * everything that is wrong with it by itself. Rules of clauses together, and further ones, as of
 * worked examples and of the committee, need clauses that are sound by themselves.
 */
public final class DraftReview {

  private static final Pattern CLAUSE_FIELD = Pattern.compile("clauses\\[(\\d{1,4})].*");
  private static final String WHILE_TYPING = "draft";
  private static final int MOST_CLAUSES = 50;

  private final ContractDraft draft;
  private final List<Refusal> problems = new ArrayList<>();
  private final List<Clause> clauses = new ArrayList<>();
  private final List<Party> parties = new ArrayList<>();
  private boolean isWhole = true;

  private DraftReview(ContractDraft draft) {
    this.draft = draft;
  }

  /** Reviews a draft by the rules of every contract and then by further ones. */
  public static DraftReview of(ContractDraft draft, List<ContractRule> furtherRules) {
    DraftReview review = new DraftReview(draft);
    review.readTitle();
    review.readParties();
    review.readClauses();
    review.checkRules(ContractRules.ALL);
    if (review.isWhole) {
      review.checkRules(furtherRules);
    }
    return review;
  }

  /** Everything that is wrong, in the order of fields and rules; empty where nothing is. */
  public List<Refusal> problems() {
    return List.copyOf(problems);
  }

  /** The clauses that can be read, by number. */
  public List<Clause> clauses() {
    return List.copyOf(clauses);
  }

  /** What can be read, as terms that may break rules. */
  public ContractTerms readable() {
    return terms(clauses);
  }

  /** The terms, where sales could be split by them; empty where a clause or a party is at fault. */
  public Optional<ContractTerms> splittable() {
    return isWhole && !clauses.isEmpty() ? Optional.of(readable()) : Optional.empty();
  }

  /** The number of the clause that a field is part of, from 1; empty where it is of none. */
  public static Optional<Integer> clauseNo(String field) {
    Matcher matcher = CLAUSE_FIELD.matcher(field == null ? "" : field);
    return matcher.matches()
        ? Optional.of(Integer.parseInt(matcher.group(1)) + 1)
        : Optional.empty();
  }

  private void readTitle() {
    if (!isSaid(draft.title())) {
      problems.add(missing("title"));
    }
    if (draft.effectiveFrom() == null) {
      problems.add(missing("effectiveFrom"));
    }
  }

  private void readParties() {
    if (draft.parties() == null) {
      fault(missing("parties"));
      return;
    }
    for (int i = 0; i < draft.parties().size(); i++) {
      Party party = draft.parties().get(i);
      String field = "parties[" + i + "]";
      if (party == null || party.id() == null) {
        fault(missing(field + ".id"));
      } else if (party.kind() == null) {
        fault(missing(field + ".kind"));
      } else {
        parties.add(named(party, field + ".name"));
      }
    }
  }

  /** A party without a name can be reckoned with all the same. */
  private Party named(Party party, String field) {
    if (isSaid(party.name())) {
      return party;
    }
    problems.add(missing(field));
    return new Party(party.id(), new Text("…", "…"), party.kind());
  }

  private void readClauses() {
    List<ClauseDraft> drafted = draft.clauses() == null ? List.of() : draft.clauses();
    if (drafted.isEmpty() || drafted.size() > MOST_CLAUSES) {
      fault(Refusal.invalid("contract.clause_count", "clauses", MOST_CLAUSES));
      return;
    }
    for (int i = 0; i < drafted.size(); i++) {
      try {
        if (drafted.get(i) == null) {
          throw missing("clauses[" + i + "]");
        }
        clauses.add(drafted.get(i).at(i + 1));
      } catch (Refusal unreadable) {
        fault(unreadable);
      }
    }
  }

  /** Every clause is judged by itself; those that keep their own rules are judged together. */
  private void checkRules(List<ContractRule> rules) {
    List<Clause> sound = new ArrayList<>(clauses);
    for (ContractRule rule : rules) {
      if (rule instanceof ClauseRule ofEach) {
        checkEach(ofEach, sound);
      } else {
        checkTogether(rule, sound);
      }
    }
  }

  private void checkEach(ClauseRule rule, List<Clause> sound) {
    ContractTerms terms = readable();
    for (Clause clause : clauses) {
      List<ContractRule.Breach> found = rule.breaches(clause, terms).toList();
      found.forEach(this::fault);
      if (!found.isEmpty()) {
        leaveOut(clause.no(), sound);
      }
    }
  }

  /** A clause that breaks the rule is named and left out, so that the next one is found as well. */
  private void checkTogether(ContractRule rule, List<Clause> sound) {
    Optional<ContractRule.Breach> breach = rule.breach(terms(sound));
    while (breach.isPresent()) {
      ContractRule.Breach found = breach.get();
      Optional<Integer> no = clauseNo(found.field());
      if (no.isPresent() || !followsFromFaults(found)) {
        fault(found);
      }
      if (no.isEmpty()) {
        return;
      }
      leaveOut(no.get(), sound);
      breach = rule.breach(terms(sound));
    }
  }

  private void fault(ContractRule.Breach found) {
    fault(Refusal.invalid(found.code(), found.field(), found.arguments().toArray()));
  }

  /** Leaves out a clause and those that count on it. */
  private static void leaveOut(int no, List<Clause> sound) {
    Set<Integer> gone = new HashSet<>(Set.of(no));
    sound.removeIf(
        clause -> {
          boolean counts =
              clause instanceof ShareOfNet net && net.netOf().stream().anyMatch(gone::contains);
          if (counts) {
            gone.add(clause.no());
          }
          return gone.contains(clause.no());
        });
  }

  /** What is only missing because a clause could not be read or was left out. */
  private boolean followsFromFaults(ContractRule.Breach breach) {
    boolean remainderDrafted =
        draft.clauses() != null
            && draft.clauses().stream()
                .anyMatch(each -> each != null && Remainder.KIND.equals(each.kind()));
    return switch (breach.code()) {
      case "contract.remainder_missing" -> remainderDrafted || draft.clauses() == null;
      case "contract.channel_clause_wrong" -> !isWhole;
      default -> false;
    };
  }

  private ContractTerms terms(List<Clause> some) {
    return new ContractTerms(
        draft.contractId() == null ? WHILE_TYPING : draft.contractId(),
        1,
        isSaid(draft.title()) ? draft.title() : new Text("…", "…"),
        draft.effectiveFrom() == null ? Instant.EPOCH : draft.effectiveFrom(),
        parties,
        draft.smallestSale(),
        draft.fieldPrice(),
        some,
        draft.channel(),
        draft.recovery(),
        draft.examples());
  }

  private void fault(Refusal problem) {
    isWhole = false;
    problems.add(problem);
  }

  private static Refusal missing(String field) {
    return Refusal.invalid("request.field_invalid", field, field);
  }

  private static boolean isSaid(Text text) {
    return text != null
        && text.zh() != null
        && !text.zh().isBlank()
        && text.en() != null
        && !text.en().isBlank();
  }
}
