package org.tongtian.brand.certificate;

/** The kinds of 三品一标 and the geographical indication. */
public enum CertificateKind {
  /** Geographical indication, 地理标志. */
  GI,
  /** Green food, 绿色食品. */
  GREEN,
  /** Organic, 有机农产品. */
  ORGANIC,
  /** Free of pollution, 无公害农产品. */
  POLLUTION_FREE
}
