package org.entopic.scaffold;

import java.util.List;

/**
 * What a schema says, or records say.
 *
 * @param name what it calls itself, empty if nothing
 * @param fields the fields
 * @param objects the complex types that they have
 */
record SchemaShape(String name, List<StoreField> fields, List<StoreObject> objects) {}
