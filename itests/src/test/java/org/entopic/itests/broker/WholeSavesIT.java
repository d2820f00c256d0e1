package org.entopic.itests.broker;

import org.entopic.EntityContextFactoryBuilder;
import org.entopic.itests.shop.ShopContext;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedBroker.class)
class WholeSavesIT extends WholeSaves {
  private final String database = Shop.freshName();

  @Override
  int count() {
    return Integer.getInteger("entopic.whole-saves", 4_000);
  }

  @Override
  EntityContextFactoryBuilder<ShopContext> builder() {
    return Shop.replica(SharedBroker.address(), database);
  }
}
