package org.tongtian.brand.statement;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import org.tongtian.api.party.NamedParty;
import org.tongtian.brand.validity.Validity;
import org.tongtian.kit.Pure;
import org.tongtian.kit.id.Ids;
import org.tongtian.kit.problem.Refusal;
import org.tongtian.kit.text.Text;

/** The form of names, numbers, dates and scopes; each refusal (400) names the field at fault. */
@Pure
public final class StatementRules {

  private static final int NAME = 60;
  private static final int SCOPE = 200;
  private static final int MOST_PRODUCTS = 200;

  private StatementRules() {}

  /** Refuses what is no id with {@code brand.id_invalid}. */
  public static void id(String id, String field) {
    require(Ids.isId(id), "brand.id_invalid", field, field);
  }

  /** Refuses a name that is missing or over 60 characters with {@code brand.text_invalid}. */
  public static void name(Text name, String field) {
    text(name, NAME, field);
  }

  /** Refuses a scope that is missing or over 200 characters with {@code brand.text_invalid}. */
  public static void scope(Text scope, String field) {
    text(scope, SCOPE, field);
  }

  /** Refuses a number that is missing or over 60 characters with {@code brand.text_invalid}. */
  public static void number(String number, String field) {
    require(isText(number, NAME), "brand.text_invalid", field, field, String.valueOf(NAME));
  }

  /** Refuses a party without id or name. */
  public static void party(NamedParty party, String field) {
    require(party != null, "request.field_invalid", field, field);
    id(party.id(), field + ".id");
    name(party.name(), field + ".name");
  }

  /** Refuses dates that make no sense with {@code brand.validity_invalid}. */
  public static void validity(LocalDate from, LocalDate to) {
    require(Validity.isSound(from, to), "brand.validity_invalid", "validTo");
  }

  /** Refuses a list that is empty, too long, or has one twice with brand.products_invalid. */
  public static void products(List<String> productIds, String field) {
    boolean sound =
        productIds != null
            && !productIds.isEmpty()
            && productIds.size() <= MOST_PRODUCTS
            && productIds.stream().allMatch(Ids::isId)
            && new HashSet<>(productIds).size() == productIds.size();
    require(sound, "brand.products_invalid", field);
  }

  /** Refuses with 400 unless it holds. */
  public static void require(boolean holds, String code, String field, Object... arguments) {
    if (!holds) {
      throw Refusal.invalid(code, field, arguments);
    }
  }

  private static void text(Text text, int most, String field) {
    boolean sound = text != null && isText(text.zh(), most) && isText(text.en(), most);
    require(sound, "brand.text_invalid", field, field, String.valueOf(most));
  }

  private static boolean isText(String text, int most) {
    return text != null
        && !text.isBlank()
        && text.codePointCount(0, text.length()) <= most
        && Text.isPlain(text);
  }
}
