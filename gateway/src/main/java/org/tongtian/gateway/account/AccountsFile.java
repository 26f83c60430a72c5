package org.tongtian.gateway.account;

import java.nio.file.Path;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Registers the people of {@code tongtian.accounts-file} (a JSON list) that are not known yet. */
@Component
class AccountsFile implements ApplicationRunner {

  private static final Logger LOG = LoggerFactory.getLogger(AccountsFile.class);

  private final Accounts accounts;
  private final JsonMapper json;
  private final String file;

  AccountsFile(
      Accounts accounts, JsonMapper json, @Value("${tongtian.accounts-file:}") String file) {
    this.accounts = accounts;
    this.json = json;
    this.file = file;
  }

  @Override
  public void run(ApplicationArguments args) {
    if (file.isBlank()) {
      return;
    }
    List<Account> people = List.of(json.readValue(Path.of(file).toFile(), Account[].class));
    people.forEach(accounts::register);
    LOG.info("{} people of {} can sign in", people.size(), file);
  }
}
