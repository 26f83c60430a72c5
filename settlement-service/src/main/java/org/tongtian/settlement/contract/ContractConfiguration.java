package org.tongtian.settlement.contract;

import com.mongodb.client.MongoDatabase;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Chooses who keeps the parties' keys: the local store, unless another custody is given. */
@Configuration(proxyBeanMethods = false)
class ContractConfiguration {

  @Bean
  @ConditionalOnMissingBean
  KeyCustody keyCustody(MongoDatabase database) {
    return new LocalKeyCustody(database);
  }
}
