package org.tongtian.local.wechatpay;

/** A request that the simulated channel refuses, with the real one's status and code. */
final class WeChatRefusal extends RuntimeException {

  private final int status;
  private final String code;

  private WeChatRefusal(int status, String code, String message) {
    super(message);
    this.status = status;
    this.code = code;
  }

  static WeChatRefusal unsigned(String why) {
    return new WeChatRefusal(401, "SIGN_ERROR", "签名错误: " + why);
  }

  static WeChatRefusal wrongParameter(String what) {
    return new WeChatRefusal(400, "PARAM_ERROR", "参数错误: " + what);
  }

  static WeChatRefusal invalid(String why) {
    return new WeChatRefusal(400, "INVALID_REQUEST", "无效请求: " + why);
  }

  static WeChatRefusal unknownOrder() {
    return new WeChatRefusal(404, "ORDER_NOT_EXIST", "订单不存在");
  }

  static WeChatRefusal unknownRefund() {
    return new WeChatRefusal(404, "RESOURCE_NOT_EXISTS", "退款单不存在");
  }

  static WeChatRefusal orderPaid() {
    return new WeChatRefusal(400, "ORDERPAID", "订单已支付");
  }

  static WeChatRefusal orderClosed() {
    return new WeChatRefusal(400, "ORDER_CLOSED", "订单已关闭");
  }

  static WeChatRefusal beingPaid() {
    return new WeChatRefusal(400, "USERPAYING", "用户支付中");
  }

  static WeChatRefusal noBill() {
    return new WeChatRefusal(400, "NO_STATEMENT_EXIST", "账单文件不存在");
  }

  static WeChatRefusal billNotReady() {
    return new WeChatRefusal(400, "STATEMENT_CREATING", "账单生成中");
  }

  static WeChatRefusal nowhere() {
    return new WeChatRefusal(404, "NOT_FOUND", "接口不存在");
  }

  static WeChatRefusal failing() {
    return new WeChatRefusal(500, "SYSTEM_ERROR", "系统异常");
  }

  int status() {
    return status;
  }

  String code() {
    return code;
  }
}
