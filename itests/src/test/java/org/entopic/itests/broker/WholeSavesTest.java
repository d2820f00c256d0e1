package org.entopic.itests.broker;

import org.entopic.EntityContextFactoryBuilder;
import org.entopic.itests.shop.ShopContext;

class WholeSavesTest extends WholeSaves {
  private final String database = Shop.freshName();

  @Override
  int count() {
    return 10_000;
  }

  @Override
  EntityContextFactoryBuilder<ShopContext> builder() {
    return Shop.memory(database);
  }
}
