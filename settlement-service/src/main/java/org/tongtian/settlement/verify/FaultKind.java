package org.tongtian.settlement.verify;

import org.tongtian.kit.Pure;
import org.tongtian.kit.text.Text;

/** Everything that can be wrong with an export, with its sentence; {0}, {1} … are what differs. */
@Pure
public enum FaultKind {
  LINE_CUT("这一行不完整，没有以换行结束", "the line is cut off; it does not end with a line feed"),
  LINE_TOO_LONG("这一行超过 {0} 字节", "the line is longer than {0} bytes"),
  NOT_CANONICAL(
      "不是规范的 JSON（键排序、无空格、只有整数），从第 {0} 字节起不同",
      "is not canonical JSON (sorted keys, no space, whole numbers only) from byte {0} on"),
  FIELD_WRONG("字段“{0}”缺失或格式不对", "the field \"{0}\" is missing or malformed"),
  WRONG_PLACE("这里应是“{0}”，却是“{1}”", "expected \"{0}\" here, found \"{1}\""),
  UNKNOWN_FORMAT("格式应是 {0}，却是 {1}", "the format should be {0}, it is {1}"),
  OTHER_BOOK("应属于账本 {0}，却属于 {1}", "should belong to book {0}, belongs to {1}"),
  HASH_DIFFERS("内容的哈希应是 {0}，写的却是 {1}", "the content's hash is {0}, stated is {1}"),
  CONTRACT_UNREADABLE("合同内容无法解读：{0}", "the contract cannot be read: {0}"),
  CONTRACT_TEXT_DIFFERS(
      "合同中有条款以外的内容，规范文本应是 {0}", "the contract says more than its fields; it should be {0}"),
  CONTRACT_REPEATED("合同第 {0} 版出现了两次", "version {0} of the contract appears twice"),
  SIGNATURE_MISSING(
      "合同第 {0} 版缺少 {1} 的签名", "version {0} of the contract lacks the signature of {1}"),
  SIGNATURE_FALSE(
      "{0} 的签名不是其密钥对该合同的签名", "the signature of {0} is not its key's over this contract"),
  SIGNER_UNKNOWN("{0} 签了名，但不是合同方或签了两次", "{0} signed but is no party, or signed twice"),
  KEY_CHANGED(
      "{0} 的公钥应是 {1}，却是 {2}，没有换钥签名相连",
      "the key of {0} should be {1}, it is {2}, and no signed change leads there"),
  KEY_CHANGE_FALSE(
      "{0} 换用公钥 {1} 没有得到前一密钥的签名",
      "the change of {0} to the key {1} is not signed with the key before"),
  BLOCK_UNREADABLE("区块无法解读：{0}", "the block cannot be read: {0}"),
  BLOCK_MISSING("应是第 {0} 块，却是第 {1} 块", "expected block {0}, found block {1}"),
  CHAIN_BROKEN("前一块的哈希应是 {0}，写的却是 {1}", "the hash of the block before is {0}, stated is {1}"),
  TIME_BACK("记账时间 {1} 早于前一块的 {0}", "booked at {1}, before the block before ({0})"),
  NO_SUCH_CONTRACT(
      "依据的合同版本 {0} 不在文件中", "follows version {0} of the contract, which is not in the file"),
  NOT_DERIVABLE("无法由合同重新算出：{0}", "cannot be derived from the contract: {0}"),
  NOT_FROM_CONTRACT("按合同重算应是 {0}，账上却是 {1}", "by the contract it is {0}, booked is {1}"),
  HEAD_CHAIN_BROKEN("前一日首的哈希应是 {0}，写的却是 {1}", "the hash of the head before is {0}, stated is {1}"),
  HEAD_DAY("应是 {0} 的日首，却是 {1}", "expected the head of {0}, found {1}"),
  BLOCK_AFTER_DAY("日首 {0} 含有 {1} 记账的区块", "the head of {0} covers a block booked at {1}"),
  LEAF_MISSING("日首 {0} 没有本账本", "the head of {0} does not have this book"),
  LEAF_DIFFERS(
      "日首所记 {0} 应是 {1}，却是 {2}", "the head's \"{0}\" of this book should be {1}, it is {2}"),
  ROOT_DIFFERS("由路径算出的默克尔根不是 {0}", "the Merkle path does not lead to the root {0}"),
  COSIGNATURE_FALSE("{0} 对日首的会签不成立", "the co-signature of {0} is not its key's over this head"),
  COSIGNER_KEY(
      "{0} 的会签密钥不是其合同密钥，也没有其背书", "{0} co-signed with a key that its contract key has not endorsed"),
  COSIGNED_TWICE("{0} 会签了两次", "{0} co-signed twice"),
  KEPT_HEAD_DIFFERS(
      "与保存的 {0} 日首不同：保存的是 {1}，文件中是 {2}",
      "differs from the kept head of {0}: kept is {1}, here it is {2}"),
  KEPT_LEAF_DIFFERS(
      "与保存的 {0} 日首中本账本的记录不同：保存的是 {1}",
      "differs from what the kept head of {0} says of this book: {1}"),
  KEPT_HEAD_ABSENT(
      "保存的 {0} 日首不在文件中：之后的内容被删去", "the kept head of {0} is not in the file: its end was cut off"),
  COUNT_DIFFERS("“{0}”应是 {1}，写的却是 {2}", "\"{0}\" is {1}, stated is {2}"),
  BYTES_DIFFER("前面各行的哈希应是 {0}，写的却是 {1}", "the hash of all lines before is {0}, stated is {1}"),
  END_MISSING("文件在结束行之前中断", "the file ends before its closing line"),
  MORE_AFTER_END("结束行之后还有内容", "there is more after the closing line");

  private final String zh;
  private final String en;

  FaultKind(String zh, String en) {
    this.zh = zh;
    this.en = en;
  }

  /** The sentence with these values, in the language. */
  String in(String language, Object... values) {
    String text = new Text(zh, en).in(language);
    for (int i = 0; i < values.length; i++) {
      String value = values[i] instanceof Text words ? words.in(language) : values[i].toString();
      text = text.replace("{" + i + "}", value);
    }
    return text;
  }
}
