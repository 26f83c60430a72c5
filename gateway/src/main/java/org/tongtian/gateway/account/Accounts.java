package org.tongtian.gateway.account;

import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import java.util.Optional;
import org.bson.Document;
import org.springframework.stereotype.Component;
import org.tongtian.kit.id.Ids;
import org.tongtian.kit.security.Role;
import org.tongtian.kit.text.Text;

/** The people of the market, one per phone number. */
@Component
public class Accounts {

  private static final int DUPLICATE = 11000;

  private final MongoCollection<Account> accounts;

  Accounts(MongoDatabase database) {
    accounts = database.getCollection("accounts", Account.class);
    accounts.createIndex(new Document("phone", 1), new IndexOptions().unique(true));
  }

  /** The account with that id. */
  public Optional<Account> byId(String id) {
    return Optional.ofNullable(accounts.find(new Document("_id", id)).first());
  }

  /** The account of that phone. */
  public Optional<Account> byPhone(String phone) {
    return Optional.ofNullable(accounts.find(new Document("phone", phone)).first());
  }

  /** The account of that phone; a phone that is new becomes a consumer. */
  public Account ofPhone(String phone) {
    return byPhone(phone).orElseGet(() -> register(consumer(phone)));
  }

  /** Stores the account unless its phone has one, and returns the one that is stored. */
  public Account register(Account account) {
    try {
      accounts.insertOne(account);
      return account;
    } catch (MongoWriteException raced) {
      if (raced.getError().getCode() != DUPLICATE) {
        throw raced;
      }
      return byPhone(account.phone()).orElseThrow(() -> raced);
    }
  }

  private static Account consumer(String phone) {
    String tail = phone.substring(phone.length() - 4);
    Text name = new Text("用户" + tail, "User " + tail);
    return new Account(Ids.next(), phone, name, Role.CONSUMER, null, null);
  }
}
