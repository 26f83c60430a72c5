package org.tongtian.settlement.verify;

import org.tongtian.kit.Pure;
import org.tongtian.settlement.proof.DayHead;

/**
 * What a verification found.
 *
 * @param book id, null where the file does not say
 * @param counts of what is sound, up to the fault
 * @param coSignatures how many stand under the heads
 * @param uncovered blocks that no head covers yet
 * @param lastHead null where there is none
 * @param fault the first thing that is wrong, null where nothing is
 */
@Pure
public record Report(
    String book, Counts counts, long coSignatures, long uncovered, DayHead lastHead, Fault fault) {

  /** Whether nothing is wrong. */
  public boolean isSound() {
    return fault == null;
  }

  /** The report in Chinese or English. */
  public String in(String language) {
    boolean english = language.startsWith("en");
    return isSound()
        ? (english ? "SOUND  " : "可信  ") + (english ? soundInEnglish() : soundInChinese())
        : (english ? "DAMAGED  " : "有损  ") + fault.in(language);
  }

  private String soundInEnglish() {
    return "book "
        + book
        + ": "
        + counts.contracts()
        + " contract versions, "
        + counts.blocks()
        + " blocks, "
        + counts.entries()
        + " entries derived again to the fen, "
        + counts.heads()
        + " daily heads with "
        + coSignatures
        + " co-signatures, last head "
        + lastHeadInWords("none")
        + ", blocks under no head yet: "
        + uncovered;
  }

  private String soundInChinese() {
    return "账本 "
        + book
        + "："
        + counts.contracts()
        + " 个合同版本，"
        + counts.blocks()
        + " 块，"
        + counts.entries()
        + " 笔逐分重算无误，"
        + counts.heads()
        + " 个日首、"
        + coSignatures
        + " 个会签，最后日首 "
        + lastHeadInWords("无")
        + "，尚未入日首的区块："
        + uncovered;
  }

  private String lastHeadInWords(String none) {
    return lastHead == null ? none : lastHead.day() + " " + lastHead.hash();
  }
}
