package org.entopic.benchmarks.harness;

import org.entopic.EntityContext;
import org.entopic.EntitySet;

/** Blogs and posts. */
class BlogContext extends EntityContext {
  final EntitySet<Blog> blogs = set(Blog.class);
  final EntitySet<Post> posts = set(Post.class);
}
