/** The model, change tracking, saving and querying behind the api; exports nothing. */
module org.entopic.engine {
  requires org.entopic.api;
  requires org.slf4j;
}
