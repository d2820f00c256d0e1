package org.entopic.benchmarks.harness;

import java.util.Properties;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.Configuration;

/** Hibernate on H2 in memory, with the same entity class. */
final class Peer {
  private Peer() {}

  static SessionFactory open() {
    var settings = new Properties();
    settings.setProperty("hibernate.connection.url", "jdbc:h2:mem:peer;DB_CLOSE_DELAY=-1");
    settings.setProperty("hibernate.connection.driver_class", "org.h2.Driver");
    settings.setProperty("hibernate.hbm2ddl.auto", "create");
    settings.setProperty("hibernate.globally_quoted_identifiers", "true");
    settings.setProperty("hibernate.jdbc.batch_size", "1000");
    settings.setProperty("hibernate.connection.pool_size", "2");
    return new Configuration()
        .addProperties(settings)
        .addAnnotatedClass(Order.class)
        .buildSessionFactory();
  }
}
