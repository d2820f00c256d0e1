package org.entopic.docs;

import org.entopic.EntityContext;
import org.entopic.EntitySet;

// region:context
public class BloggingContext extends EntityContext {
  public final EntitySet<Blog> blogs = set(Blog.class);
  public final EntitySet<Post> posts = set(Post.class);
}
// end:context
