package org.entopic.itests.karaf.blog;

import org.entopic.EntityContext;
import org.entopic.EntitySet;

/** The unit of work of the blog bundle. */
public class BlogContext extends EntityContext {
  public final EntitySet<Blog> blogs = set(Blog.class);
  public final EntitySet<Post> posts = set(Post.class);
}
