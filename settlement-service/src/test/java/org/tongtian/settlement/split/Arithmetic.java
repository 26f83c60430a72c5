package org.tongtian.settlement.split;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tongtian.settlement.split.ExactLedger.Fraction;

/** Reckons the arithmetic that an explanation states, as a reader with a calculator does. */
final class Arithmetic {

  private static final Pattern CARRIED = Pattern.compile("含累计尾差 ([+-][\\d.]+)");
  private static final Pattern TOKEN = Pattern.compile("-?[\\d.]+|[×−+/()%]");

  private final Matcher tokens;
  private String token;

  private Arithmetic(String expression) {
    tokens = TOKEN.matcher(expression);
    next();
  }

  /** The fen that the right side of "14.62 ¥ = …" comes to, cut to whole fen. */
  static long fenOf(String explanation) {
    String right = explanation.substring(explanation.indexOf(" ¥ = ") + 5);
    String formula = right.substring(0, right.lastIndexOf(", 第"));
    formula = formula.substring(formula.lastIndexOf('：') + 1);
    formula = formula.replaceAll("（[^（）]*）", "").replace("¥/", "");
    long fen = new Arithmetic(formula).sum().times(Fraction.of(100, 1)).cut();
    Matcher carried = CARRIED.matcher(right);
    return carried.find()
        ? fen + Long.parseLong(carried.group(1).replace(".", "").replace("+", ""))
        : fen;
  }

  private Fraction sum() {
    Fraction sum = product();
    while (token.equals("+") || token.equals("−")) {
      boolean plus = token.equals("+");
      next();
      Fraction other = product();
      sum = plus ? sum.plus(other) : sum.minus(other);
    }
    return sum;
  }

  private Fraction product() {
    Fraction product = factor();
    while (token.equals("×") || token.equals("/")) {
      boolean times = token.equals("×");
      next();
      Fraction other = factor();
      product = times ? product.times(other) : product.over(other);
    }
    return product;
  }

  private Fraction factor() {
    Fraction value;
    if (token.equals("(")) {
      next();
      value = sum();
      next();
    } else {
      value = number(token);
      next();
    }
    if (token.equals("%")) {
      next();
      return value.times(Fraction.of(1, 100));
    }
    return value;
  }

  private static Fraction number(String text) {
    int point = text.indexOf('.');
    int decimals = point < 0 ? 0 : text.length() - point - 1;
    long ten = 1;
    for (int i = 0; i < decimals; i++) {
      ten *= 10;
    }
    return Fraction.of(Long.parseLong(text.replace(".", "")), ten);
  }

  private void next() {
    token = tokens.find() ? tokens.group() : "";
  }
}
