package org.tongtian.orders.channel.wechat;

import com.wechat.pay.java.core.exception.ServiceException;
import com.wechat.pay.java.service.billdownload.BillDownloadServiceExtension;
import com.wechat.pay.java.service.billdownload.DigestBillEntity;
import com.wechat.pay.java.service.billdownload.model.BillType;
import com.wechat.pay.java.service.billdownload.model.GetTradeBillRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.tongtian.kit.problem.Refusal;
import org.tongtian.orders.channel.ChannelStatement;
import org.tongtian.orders.channel.ChannelUnreachableException;

/** Fetches the trade bill of a day and believes it only where its hash is the announced one. */
final class WeChatBills {

  private WeChatBills() {}

  static ChannelStatement download(BillDownloadServiceExtension bills, LocalDate day) {
    GetTradeBillRequest request = new GetTradeBillRequest();
    request.setBillDate(day.toString());
    request.setBillType(BillType.ALL);
    try {
      DigestBillEntity bill = bills.getTradeBill(request);
      String text = textOf(bill);
      if (!bill.verifyHash()) {
        throw new ChannelUnreachableException("The bill of " + day + " is not what was hashed");
      }
      return WeChatBill.read(day, text);
    } catch (ServiceException answer) {
      if (WeChatErrors.isNoBill(answer)) {
        return WeChatBill.nothing(day);
      }
      if (WeChatErrors.isBillNotReady(answer)) {
        throw Refusal.conflict("payment.statement_not_ready");
      }
      throw WeChatErrors.refused(answer);
    }
  }

  private static String textOf(DigestBillEntity bill) {
    try (InputStream file = bill.getInputStream()) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException broken) {
      throw new ChannelUnreachableException("The bill broke off", broken);
    }
  }
}
