package org.entopic.engine.blog;

import org.entopic.EntityContext;
import org.entopic.EntitySet;

/** The context of the tests. */
public class BloggingContext extends EntityContext {
  public final EntitySet<Blog> blogs = set(Blog.class);
  public final EntitySet<Post> posts = set(Post.class);
}
