package org.entopic.itests.security;

import java.util.Map;
import org.entopic.ConfigurationException;
import org.entopic.EntityContextFactory;
import org.entopic.itests.shop.Order;
import org.entopic.itests.shop.ShopContext;

/** Uses secrets in a process that logs everything. */
final class SecuredProcess {
  static final String WRONG = "wrong-secret";

  private SecuredProcess() {}

  public static void main(String[] arguments) {
    Map<String, String> settings =
        SecuredBrokerIT.settings(arguments[0], arguments[1], SecuredBrokerIT.PASSWORD);
    settings.put("common.ssl.keystore.location", arguments[1]);
    settings.put("common.ssl.keystore.type", "PKCS12");
    settings.put("common.ssl.keystore.password", KeyStores.PASSWORD);
    settings.put("common.ssl.key.password", KeyStores.PASSWORD);
    for (String backend : new String[] {"replica", "streams"}) {
      try (var factory =
              EntityContextFactory.of(ShopContext::new)
                  .database(arguments[2])
                  .backend(backend)
                  .settings(settings)
                  .open();
          var db = factory.create()) {
        db.orders.add(new Order(backend.hashCode(), "Ada"));
        db.saveChanges();
      }
    }
    try {
      EntityContextFactory.of(ShopContext::new)
          .database(arguments[2])
          .backend("replica")
          .settings(SecuredBrokerIT.settings(arguments[0], arguments[1], WRONG))
          .open()
          .close();
      throw new IllegalStateException("The wrong password was taken.");
    } catch (ConfigurationException e) {
      e.printStackTrace();
    }
  }
}
