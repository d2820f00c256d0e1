package app.store;

import org.entopic.EntityContext;
import org.entopic.EntitySet;

final class BlogContext extends EntityContext {
  final EntitySet<Blog> blogs = set(Blog.class);
  final EntitySet<Post> posts = set(Post.class);
  final EntitySet<Setting> settings = set(Setting.class);
}
