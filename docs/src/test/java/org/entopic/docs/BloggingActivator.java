package org.entopic.docs;

import org.entopic.EntityContextFactory;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

// region:activator
public final class BloggingActivator implements BundleActivator {
  private EntityContextFactory<BloggingContext> factory;

  @Override
  public void start(BundleContext context) {
    factory =
        EntityContextFactory.of(BloggingContext::new)
            .database("blogging")
            .backend("replica")
            .serializer("json")
            .bootstrapServers("localhost:9092")
            .open();
  }

  @Override
  public void stop(BundleContext context) {
    factory.close(); // what a bundle forgets to close is closed when it has stopped
  }
}
// end:activator
